import { scenarioRequests, type ExplainScenarioRequest, type ScenarioStory } from '@remit/server/scenarios/protocol';
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ScenarioTree } from './scenario-tree.ts';

const scheme = 'remit-scenario';

/** Shows how the payments came about that a scenario expects, as a text that cannot be changed and follows the contract. */
export class ScenarioStories implements vscode.TextDocumentContentProvider, vscode.DocumentLinkProvider, vscode.Disposable {
  private readonly client: BaseLanguageClient;
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  /** By address of the story. */
  private readonly told = new Map<string, ScenarioStory>();
  private readonly subscriptions: vscode.Disposable[];

  constructor(client: BaseLanguageClient, tree: ScenarioTree) {
    this.client = client;
    this.subscriptions = [
      this.changed,
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      vscode.languages.registerDocumentLinkProvider({ scheme }, this),
      // A text is also said to be closed, and opened again, when it is told what kind of text it is.
      vscode.workspace.onDidCloseTextDocument(({ uri }) => setTimeout(() => {
        if (!vscode.workspace.textDocuments.some((one) => one.uri.toString() === uri.toString())) this.told.delete(uri.toString());
      }, 0)),
      tree.onDidChange(() => {
        for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === scheme) this.changed.fire(uri);
      }),
    ];
  }

  get onDidChange(): vscode.Event<vscode.Uri> {
    return this.changed.event;
  }

  /** Opens the story of a scenario beside the contract. */
  async show(uri: string, id: string, title: string): Promise<void> {
    const address = vscode.Uri.from({ scheme, path: `/${title.replaceAll(/[/\\?#]/g, '-')}.txt`, query: JSON.stringify({ uri, id } satisfies ExplainScenarioRequest) });
    // A kind of text of its own: its sentences are wrapped, whatever the author has set for other texts.
    const document = await vscode.languages.setTextDocumentLanguage(await vscode.workspace.openTextDocument(address), 'remit-explanation');
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: true, preserveFocus: false });
  }

  async provideTextDocumentContent(address: vscode.Uri, token: vscode.CancellationToken): Promise<string> {
    try {
      const story = await this.client.sendRequest<ScenarioStory | null>(scenarioRequests.explain, JSON.parse(address.query), token);
      if (!story) return 'There is no such scenario any more.\n';
      this.told.set(address.toString(), story);
      return story.text;
    } catch {
      return this.told.get(address.toString())?.text ?? 'The language server gave no answer; it may have been started anew. Close this text and ask again.\n';
    }
  }

  provideDocumentLinks(document: vscode.TextDocument): vscode.DocumentLink[] {
    const story = this.told.get(document.uri.toString());
    if (!story || story.text !== document.getText()) return [];
    const { asUri, asRange } = this.client.protocol2CodeConverter;
    return story.links.map(({ range, uri, line }) => new vscode.DocumentLink(asRange(range), asUri(uri).with({ fragment: `L${line + 1}` })));
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}
