import type { CheckResult, Expectation, Program, Scenario } from '@remit/program';
import { namesOf } from '@remit/story/names';
import { quantityKinds } from '@remit/story/quantity-kinds';
import { prepare, ProgramFault, runScenario, type Prepared, type ScenarioOutcome } from '@remit/runtime';
import { Reached } from '@remit/runtime/trace/reached';
import type { CancellationToken } from 'vscode-languageserver';
import { Coverage } from './coverage.ts';
import { comparedInWords } from './expected-words.ts';
import { mergeCoverage } from './merge-coverage.ts';
import type { ExpectationRun, ListedScenario, ScenarioRun, ScenariosRun, StandingFinding } from './protocol.ts';
import { isObstacle, type Obstacle, type PlacedFinding, type RunnableContract } from './scenario-programs.ts';

/** A scenario as it is written, with the contract and the facts that it runs on; or what is in the way. */
export interface Runnable { readonly listed: ListedScenario; readonly of: RunnableContract | Obstacle; readonly scenario: Scenario | undefined }

/** How a run goes on. */
export interface RunProgress {
  readonly coverage: boolean;
  readonly token: CancellationToken;
  /** Called with each scenario as soon as it is there. */
  onRun(run: ScenarioRun): void;
}

/**
 * Finds the scenario of a compiled contract that a listed one was made into.
 *
 * @param uri address of the document in which it is written
 * @param before those of the same document that come before it
 */
export function compiledScenario({ scenarios }: RunnableContract, uri: string, listed: ListedScenario, before: readonly ListedScenario[]): Scenario | undefined {
  const sameTitle = (one: ListedScenario): boolean => one.title === listed.title && one.range.start.line === listed.range.start.line && one.contract.name === listed.contract.name;
  return scenarios.scenarios.filter(({ title, at }) => title === listed.title && at === `${uri}:${listed.range.start.line + 1}`)[before.filter(sameTitle).length];
}

/** Runs scenarios one after another; between two of them requests are answered, and the run may be cancelled. */
export async function runAll(runnables: readonly Runnable[], { coverage, token, onRun }: RunProgress): Promise<ScenariosRun> {
  const prepared = new Map<RunnableContract, PreparedContract>();
  const runs: ScenarioRun[] = [];
  for (const { listed, of, scenario } of runnables) {
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (token.isCancellationRequested) break;
    let run: ScenarioRun;
    if (isObstacle(of)) run = blocked(listed, of.sentence, of.findings);
    else if (!scenario) run = blocked(listed, `The text changed while '${listed.title}' was about to be run; run it again.`, []);
    else {
      let contract = prepared.get(of);
      if (!contract) prepared.set(of, contract = new PreparedContract(of, coverage));
      run = contract.run(listed, scenario);
    }
    runs.push(run);
    onRun(run);
  }
  return { scenarios: runs, ...(coverage ? { coverage: mergeCoverage([...prepared.values()].flatMap((one) => one.coverage?.files() ?? [])) } : {}) };
}

/** A contract made ready for several scenarios. */
class PreparedContract {
  readonly coverage: Coverage | undefined;
  private readonly contract: RunnableContract;
  private readonly reached: Reached | undefined;
  private readonly kinds: ReturnType<typeof quantityKinds>;
  private model: Prepared | undefined;

  constructor(contract: RunnableContract, coverage: boolean) {
    this.contract = contract;
    this.coverage = coverage ? new Coverage(contract.program, contract.map) : undefined;
    this.reached = coverage ? new Reached() : undefined;
    this.kinds = quantityKinds(contract.program, contract.map);
  }

  run(listed: ListedScenario, scenario: Scenario): ScenarioRun {
    const { program, textFindings } = this.contract;
    const start = performance.now();
    let outcome: ScenarioOutcome;
    try {
      this.model ??= prepare(program, this.reached?.observe);
      outcome = runScenario(this.model, scenario);
    } catch (fault) {
      if (!(fault instanceof ProgramFault)) throw fault;
      outcome = { scenario, passed: false, expectations: [], broken: [], findings: fault.findings };
    }
    const milliseconds = performance.now() - start;
    const reached = this.reached?.take();
    if (outcome.findings.length > 0) {
      const findings = outcome.findings.map(({ code, message, at }) => ({ code, message, ...placeOf(at ?? scenario.at) }));
      return { ...blocked(listed, `The facts of '${listed.title}' cannot be worked with: ${findings[0]!.message}`, findings), milliseconds };
    }
    if (reached) this.coverage?.count(reached);
    const expectations = outcome.expectations.map((one, index) => this.compared(one, index, listed, textFindings));
    return { id: listed.id, state: expectations.every(({ passed }) => passed) ? 'passed' : 'failed', milliseconds, expectations, notHeld: notHeld(outcome.broken, program), findings: [] };
  }

  private compared({ expectation, passed, got }: ScenarioOutcome['expectations'][number], index: number, listed: ListedScenario, textFindings: readonly PlacedFinding[]): ExpectationRun {
    const verdict = expectation.kind === 'finding' ? compareFinding(expectation, textFindings) : { passed, got };
    const line = Number.parseInt(/:(\d+)$/.exec(expectation.at ?? '')?.[1] ?? '', 10) - 1;
    const own = listed.expectations[index];
    const place = own?.text === expectation.text ? own : listed.expectations.find(({ text, range }) => text === expectation.text && range.start.line === line) ?? listed;
    return { text: expectation.text, passed: verdict.passed, ...comparedInWords(expectation, verdict.got, this.contract.program, this.kinds), range: place.range };
  }
}

/** Whether the text has the finding within the declaration; else those that it has there. */
function compareFinding({ code, on, in: stretch }: Extract<Expectation, { kind: 'finding' }>, findings: readonly PlacedFinding[]): { passed: boolean; got: string } {
  const [, uri = '', first = '', last = ''] = /^(.*):(\d+)-(\d+)$/.exec(stretch) ?? [];
  const here = findings.filter(({ uri: own, range }) => own === uri && range.start.line + 1 >= Number.parseInt(first, 10) && range.start.line + 1 <= Number.parseInt(last, 10));
  const codes = [...new Set(here.map((finding) => finding.code))].sort();
  return { passed: codes.includes(code), got: codes.length === 0 ? `no finding on '${on}'` : `on '${on}': ${codes.join(', ')}` };
}

/** Limits that do not hold: each once, with where they do not. */
function notHeld(broken: readonly CheckResult[], program: Program): string[] {
  const names = namesOf(program);
  const where = new Map<string, string[]>();
  for (const { title, period, dims } of broken) where.set(title, [...where.get(title) ?? [], names.at(period, dims)]);
  return [...where].map(([title, all]) => `${title}: ${all.join('; ')}`);
}

function blocked({ id }: ListedScenario, obstacle: string, findings: readonly StandingFinding[]): ScenarioRun {
  return { id, state: 'blocked', milliseconds: 0, expectations: [], notHeld: [], obstacle, findings: [...findings] };
}

/** The place of a finding about facts of a scenario, "uri:line": that of the facts where they have one, else that of the scenario. */
function placeOf(at: string | undefined): Pick<StandingFinding, 'uri' | 'range'> {
  const place = /^([a-z][a-z0-9+.-]*:.*):(\d+)$/i.exec(at ?? '');
  if (!place) return {};
  const line = Number.parseInt(place[2]!, 10) - 1;
  return { uri: place[1]!, range: { start: { line, character: 0 }, end: { line: line + 1, character: 0 } } };
}
