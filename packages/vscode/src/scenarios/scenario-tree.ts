import { scenarioRequests, type DocumentScenarios, type ListedScenario, type ScenariosChanged, type ScenariosRequest } from '@remit/server/scenarios/protocol';
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Server } from '../server/server.ts';

/** A scenario as the Test Explorer lists it. */
export interface ScenarioItem { readonly item: vscode.TestItem; readonly uri: string; scenario: ListedScenario; complete: boolean }

/** More files than this that change at once are not asked for one by one. */
const mostAsked = 20;

/** The scenarios of all files in the Test Explorer, by contract; kept as the texts stand. */
export class ScenarioTree implements vscode.Disposable {
  readonly controller = vscode.tests.createTestController('remit.scenarios', 'Remit scenarios');
  private readonly client: BaseLanguageClient;
  private readonly changed = new vscode.EventEmitter<ReadonlySet<string>>();
  private readonly items = new Map<vscode.TestItem, ScenarioItem>();
  private readonly pending = new Map<string, vscode.CancellationTokenSource>();
  private readonly subscriptions: vscode.Disposable[];
  private isFilled = false;

  constructor(client: BaseLanguageClient, server: Server) {
    this.client = client;
    this.controller.refreshHandler = () => this.fill();
    this.subscriptions = [
      this.controller, this.changed,
      client.onNotification(scenarioRequests.changed, ({ uris }: ScenariosChanged) => void this.update(uris)),
      server.onDidChange((state) => {
        if (state === 'ready' && !this.isFilled) void this.fill();
        if (state === 'stopped') this.isFilled = false;
      }),
    ];
  }

  /** Told of the files whose scenarios may come to something else now, once the tree follows them. */
  get onDidChange(): vscode.Event<ReadonlySet<string>> {
    return this.changed.event;
  }

  /** The scenarios in items of the tree: those below them, and they themselves; all if none is given. */
  scenariosIn(items?: readonly vscode.TestItem[], without: readonly vscode.TestItem[] = []): ScenarioItem[] {
    const isIn = (item: vscode.TestItem, some: readonly vscode.TestItem[]): boolean => some.includes(item) || (item.parent !== undefined && isIn(item.parent, some));
    return [...this.items.values()].filter(({ item }) => (items === undefined || isIn(item, items)) && !isIn(item, without));
  }

  /** The scenario of a file with an id. */
  find(uri: string, id: string): ScenarioItem | undefined {
    return [...this.items.values()].find((one) => one.uri === uri && one.scenario.id === id);
  }

  /** The scenario at a place of a file. */
  at(uri: string, place: vscode.Position): ScenarioItem | undefined {
    return [...this.items.values()].find((one) => one.uri === uri && one.item.range?.contains(place));
  }

  dispose(): void {
    for (const source of this.pending.values()) source.cancel();
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  /** Lists everything anew. */
  private async fill(): Promise<void> {
    const listed = await this.ask({});
    if (!listed) return;
    this.isFilled = true;
    const uris = new Set(listed.map(({ uri }) => uri));
    for (const { uri } of [...this.items.values()]) if (!uris.has(uri)) this.take({ uri, version: null, complete: true, scenarios: [] });
    for (const one of listed) this.take(one);
  }

  private async update(uris: readonly string[]): Promise<void> {
    if (!this.isFilled) return;
    if (uris.length > mostAsked) await this.fill();
    else await Promise.all(uris.map((uri) => this.updateFile(uri)));
    this.changed.fire(new Set(uris));
  }

  private async updateFile(uri: string): Promise<void> {
    this.pending.get(uri)?.cancel();
    const source = new vscode.CancellationTokenSource();
    this.pending.set(uri, source);
    const listed = await this.ask({ uri }, source.token);
    if (source.token.isCancellationRequested) return;
    this.pending.delete(uri);
    if (listed) this.take(listed[0] ?? { uri, version: null, complete: true, scenarios: [] });
  }

  /** What the server lists; nothing while it does not answer. */
  private async ask(params: ScenariosRequest, token?: vscode.CancellationToken): Promise<DocumentScenarios[] | undefined> {
    try {
      return await this.client.sendRequest<DocumentScenarios[]>(scenarioRequests.list, params, token);
    } catch {
      return undefined;
    }
  }

  /** Brings the tree in line with a file. While its text cannot be read in full, what is not found in it stays. */
  private take({ uri, complete, scenarios }: DocumentScenarios): void {
    const kept = new Set<vscode.TestItem>();
    for (const scenario of scenarios) kept.add(this.put(uri, scenario, complete));
    for (const [item, known] of [...this.items]) {
      if (known.uri !== uri || kept.has(item)) continue;
      known.complete = complete;
      if (complete) this.remove(item);
    }
  }

  private put(uri: string, scenario: ListedScenario, complete: boolean): vscode.TestItem {
    const { asUri, asRange } = this.client.protocol2CodeConverter;
    const parent = this.contractItem(uri, scenario);
    const id = `${uri} ${scenario.id}`;
    const item = parent.children.get(id) ?? this.controller.createTestItem(id, scenario.title, asUri(uri));
    item.label = scenario.title;
    item.range = asRange(scenario.range);
    item.sortText = String(scenario.range.start.line).padStart(7, '0');
    this.items.set(item, { item, uri, scenario, complete });
    parent.children.add(item);
    return item;
  }

  private contractItem(uri: string, { contract }: ListedScenario): vscode.TestItem {
    const { asUri, asRange } = this.client.protocol2CodeConverter;
    const home = contract.uri ?? uri;
    const around = this.folderItem(asUri(home));
    const id = `${home}#${contract.name}`;
    const item = around.get(id) ?? this.controller.createTestItem(id, contract.name, asUri(home));
    item.label = contract.title ?? contract.name;
    item.description = contract.title === undefined ? undefined : contract.name;
    item.range = contract.range && asRange(contract.range);
    around.add(item);
    return item;
  }

  /** Where the contracts of a folder are listed: in an item of its own where several folders are open. */
  private folderItem(uri: vscode.Uri): vscode.TestItemCollection {
    const folder = (vscode.workspace.workspaceFolders ?? []).length > 1 ? vscode.workspace.getWorkspaceFolder(uri) : undefined;
    if (!folder) return this.controller.items;
    const id = folder.uri.toString();
    const item = this.controller.items.get(id) ?? this.controller.createTestItem(id, folder.name, folder.uri);
    this.controller.items.add(item);
    return item.children;
  }

  private remove(item: vscode.TestItem): void {
    this.items.delete(item);
    const { parent } = item;
    (parent?.children ?? this.controller.items).delete(item.id);
    if (parent && parent.children.size === 0) this.remove(parent);
  }
}
