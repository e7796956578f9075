import { scenarioRequests, type CoveredFile, type RunScenariosRequest, type ScenarioRun, type ScenariosRun } from '@remit/server/scenarios/protocol';
import { mergeCoverage } from '@remit/server/scenarios/merge-coverage';
import * as vscode from 'vscode';
import { ProgressType, type BaseLanguageClient } from 'vscode-languageclient';
import type { ScenarioCoverage } from './scenario-coverage.ts';
import { reportScenario } from './scenario-results.ts';
import type { ScenarioItem, ScenarioTree } from './scenario-tree.ts';

const partialResults = new ProgressType<ScenarioRun>();
let runs = 0;

/** Runs scenarios and shows what comes out in the Test Explorer. Results are out of date as soon as a text changes that they rest on. */
export class ScenarioRunner implements vscode.Disposable {
  /** The profile that runs, without coverage. */
  readonly profile: vscode.TestRunProfile;
  private readonly client: BaseLanguageClient;
  private readonly tree: ScenarioTree;
  private readonly coverage: ScenarioCoverage;
  private readonly subscriptions: vscode.Disposable[];
  /** Scenarios that were run in this window. */
  private readonly tried = new WeakSet<vscode.TestItem>();
  /** Those whose texts changed since. */
  private stale = new Set<vscode.TestItem>();

  constructor(client: BaseLanguageClient, tree: ScenarioTree, coverage: ScenarioCoverage) {
    this.client = client;
    this.tree = tree;
    this.coverage = coverage;
    const { controller } = tree;
    this.profile = controller.createRunProfile('Run', vscode.TestRunProfileKind.Run, (request, token) => this.handle(request, token, false), true, undefined, true);
    const covering = controller.createRunProfile('Run with Coverage', vscode.TestRunProfileKind.Coverage, (request, token) => this.handle(request, token, true), true);
    covering.loadDetailedCoverage = async (_, file) => coverage.detailsOf(file);
    this.subscriptions = [this.profile, covering, tree.onDidChange((uris) => this.expire(uris))];
  }

  /** Runs scenarios because somebody asked for it, or because a text was saved; answers what came out. */
  async run(items: readonly vscode.TestItem[], preserveFocus = false): Promise<ScenarioRun[]> {
    const source = new vscode.CancellationTokenSource();
    const ran = await this.runOnce(new vscode.TestRunRequest(items, undefined, this.profile, false, preserveFocus), this.tree.scenariosIn(items), source.token, false);
    source.dispose();
    return ran;
  }

  /** Runs one scenario as a part of a run that is under way. */
  async runInto(run: vscode.TestRun, one: ScenarioItem, token: vscode.CancellationToken): Promise<void> {
    this.stale.delete(one.item);
    await this.runFile(run, one.uri, [one], false, token, () => undefined);
  }

  /** Those whose texts changed since they were run, or, if `untried`, since they were listed; taken out of the list. */
  takeStale(isWanted: (one: ScenarioItem) => boolean, untried: boolean): vscode.TestItem[] {
    const wanted = this.tree.scenariosIn([...this.stale]).filter((one) => (untried || this.tried.has(one.item)) && isWanted(one)).map(({ item }) => item);
    for (const item of wanted) this.stale.delete(item);
    return wanted;
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private async handle(request: vscode.TestRunRequest, token: vscode.CancellationToken, coverage: boolean): Promise<void> {
    const asked = (): ScenarioItem[] => this.tree.scenariosIn(request.include, request.exclude);
    await this.runOnce(request, asked(), token, coverage);
    if (!request.continuous) return;
    // Half a sentence is no reason to call scenarios failed: those are run whose text can be read.
    const follow = this.tree.onDidChange((uris) => void this.runOnce(request, asked().filter((one) => one.complete && restsOn(one, uris)), token, coverage));
    token.onCancellationRequested(() => follow.dispose());
  }

  private async runOnce(request: vscode.TestRunRequest, asked: readonly ScenarioItem[], outer: vscode.CancellationToken, coverage: boolean): Promise<ScenarioRun[]> {
    if (asked.length === 0 || outer.isCancellationRequested) return [];
    const run = this.tree.controller.createTestRun(request);
    const touched = new Set<string>();
    const follow = this.tree.onDidChange((uris) => uris.forEach((uri) => touched.add(uri)));
    for (const { item } of asked) {
      run.enqueued(item);
      this.stale.delete(item);
    }
    const ran: ScenarioRun[] = [];
    const covered: CoveredFile[] = [];
    for (const [uri, some] of byFile(asked)) {
      if (run.token.isCancellationRequested || outer.isCancellationRequested) break;
      const source = new vscode.CancellationTokenSource();
      const stops = [run.token, outer].map((token) => token.onCancellationRequested(() => source.cancel()));
      covered.push(...await this.runFile(run, uri, some, coverage, source.token, (one) => ran.push(one)));
      for (const stop of stops) stop.dispose();
    }
    for (const file of coverage ? mergeCoverage(covered) : []) run.addCoverage(this.coverage.of(file, this.client.protocol2CodeConverter));
    run.end();
    follow.dispose();
    const outdated = asked.filter((one) => restsOn(one, touched));
    if (outdated.length > 0) this.expireItems(outdated);
    return ran;
  }

  private async runFile(run: vscode.TestRun, uri: string, some: readonly ScenarioItem[], coverage: boolean, token: vscode.CancellationToken, onRun: (ran: ScenarioRun) => void): Promise<CoveredFile[]> {
    const waiting = new Map(some.map((one) => [one.scenario.id, one]));
    const show = (ran: ScenarioRun): void => {
      const one = waiting.get(ran.id);
      if (!one || !waiting.delete(ran.id)) return;
      reportScenario(run, one.item, ran, this.client.protocol2CodeConverter);
      this.tried.add(one.item);
      one.item.description = '';
      onRun(ran);
    };
    for (const { item } of some) run.started(item);
    const partialResultToken = `remit.scenarios.${runs += 1}`;
    const progress = this.client.onProgress(partialResults, partialResultToken, show);
    try {
      const params: RunScenariosRequest = { uri, ids: [...waiting.keys()], coverage, partialResultToken };
      const answer = await this.client.sendRequest<ScenariosRun>(scenarioRequests.run, params, token);
      answer.scenarios.forEach(show);
      for (const { item } of waiting.values()) run.skipped(item);
      return answer.coverage ?? [];
    } catch {
      for (const { item } of waiting.values()) {
        if (token.isCancellationRequested) run.skipped(item);
        else run.errored(item, new vscode.TestMessage('The language server gave no answer; it may have been started anew. Run the scenario again.'));
      }
      return [];
    } finally {
      progress.dispose();
    }
  }

  private expire(uris: ReadonlySet<string>): void {
    const items = this.tree.scenariosIn().filter((one) => restsOn(one, uris));
    if (items.length > 0) this.expireItems(items);
  }

  private expireItems(items: readonly ScenarioItem[]): void {
    for (const { item } of items) {
      this.stale.add(item);
      // The editor itself only draws the signs of such results a little paler.
      if (this.tried.has(item)) item.description = 'outdated';
    }
    this.tree.controller.invalidateTestResults(items.map(({ item }) => item));
  }
}

/** Whether a scenario stands in one of the files, or its contract does. */
function restsOn({ uri, scenario }: ScenarioItem, uris: ReadonlySet<string>): boolean {
  return uris.has(uri) || (scenario.contract.uri !== undefined && uris.has(scenario.contract.uri));
}

function byFile(asked: readonly ScenarioItem[]): Map<string, ScenarioItem[]> {
  const files = new Map<string, ScenarioItem[]>();
  for (const one of asked) files.set(one.uri, [...files.get(one.uri) ?? [], one]);
  return files;
}
