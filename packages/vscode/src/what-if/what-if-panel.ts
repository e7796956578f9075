import type { WhatIfAnswer } from '@remit/server/what-if/protocol';
import * as vscode from 'vscode';
import type { ExtensionParts } from '../parts.ts';
import { dressPanel, pageHtml } from '../pages/web-page.ts';
import { openPlace } from '../preview/open-place.ts';
import type { FromPage, ToPage, WhatIfPageState } from './messages.ts';
import { askMember } from './ask-member.ts';
import { saveScenario } from './save-scenario.ts';
import { WhatIfSession } from './what-if-session.ts';

/** How long after a move, and after a change of a text, it is worked out anew, in milliseconds. */
const pauseOfMove = 80;
const pauseOfText = 300;
/** After so long the page says that it is being worked out. */
const pauseOfBusy = 400;

/** What is told where there is no answer. The panel asks again once the server is ready. */
const silent: WhatIfAnswer = { wrong: [], gone: [], obstacle: { sentence: 'What you changed could not be worked out, because the language server does not answer. What is shown is from before.', places: [] } };

/** The what-if panel: facts that can be moved beside what is paid then. It stays with its contract until another one is chosen. While it is not seen, nothing is asked. */
export class WhatIfPanel implements vscode.Disposable {
  /** The kind of view, by which the window knows it again. */
  static readonly viewType = 'remit.whatIf';

  private readonly panel: vscode.WebviewPanel;
  private readonly parts: ExtensionParts;
  private readonly session: WhatIfSession;
  private readonly subscriptions: vscode.Disposable[] = [];
  private readonly timers = new Map<'move' | 'text' | 'busy', ReturnType<typeof setTimeout>>();
  /** The page is there and listens. */
  private isReady = false;

  constructor(panel: vscode.WebviewPanel, parts: ExtensionParts, onGone: () => void) {
    this.panel = panel;
    this.parts = parts;
    this.session = new WhatIfSession(parts);
    const { extensionUri } = parts.context;
    dressPanel(panel, extensionUri);
    this.subscriptions.push(
      panel.webview.onDidReceiveMessage((message: FromPage) => void this.hear(message)),
      panel.onDidChangeViewState(() => {
        // A page that was hidden was put away with all it showed, and says that it is there again.
        if (!panel.visible) this.isReady = false;
      }),
      panel.onDidDispose(() => {
        this.dispose();
        onGone();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && (document.languageId === 'remit' || this.isStart(document.uri))) this.later();
      }),
      vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        if (this.isStart(uri)) this.later();
      }),
      parts.server.onDidChange((state) => {
        if (state === 'ready') this.later();
      }),
    );
    panel.webview.html = pageHtml(panel.webview, extensionUri, { name: 'what-if', title: 'What If', styles: ['preview.css', 'what-if.css'] });
  }

  /** Takes up the contract or the scenario at a line of a file, and comes to the front. */
  async turnTo(uri: vscode.Uri, line: number | undefined): Promise<void> {
    this.panel.reveal(undefined, true);
    await this.session.turnTo(uri, line);
    await this.update();
  }

  /** Closes the panel. */
  close(): void {
    this.panel.dispose();
  }

  dispose(): void {
    this.session.stop();
    for (const timer of this.timers.values()) clearTimeout(timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private async hear(message: FromPage): Promise<void> {
    switch (message.type) {
      case 'ready': return this.begin(message.state);
      case 'move':
        this.session.move(String(message.id), message.text === null ? null : String(message.text));
        return this.moved();
      case 'back':
        this.session.back(String(message.id));
        return this.moved();
      case 'addMember': {
        const added = await askMember(this.session.membership(String(message.group)));
        if (added) this.session.addMember(added);
        return added && this.update();
      }
      case 'removeMember':
        this.session.removeMember({ group: String(message.group), key: String(message.key) });
        return this.update();
      case 'reset':
        this.session.back();
        return this.update();
      case 'forget':
        this.session.forgetGone();
        return this.update();
      case 'choose':
        await this.session.choose(message.contract, message.start);
        if (message.year !== undefined) this.session.year = message.year;
        return this.update();
      case 'go': {
        const place = this.session.places[message.place];
        const at = place?.range.start;
        return place && at ? openPlace({ file: place.uri, startLine: at.line + 1, startColumn: at.character + 1, endLine: place.range.end.line + 1, endColumn: place.range.end.character + 1 }, vscode.ViewColumn.One) : undefined;
      }
      case 'save': return saveScenario(this.parts, this.session, vscode.ViewColumn.One).catch((fault: unknown) => {
        void vscode.window.showWarningMessage(`The scenario could not be written: ${fault instanceof Error ? fault.message : String(fault)}`);
      });
    }
  }

  /** The page is there: for the first time, or again after it was hidden or the window was opened anew. */
  private async begin(state: WhatIfPageState): Promise<void> {
    this.isReady = true;
    if (!this.session.uri && typeof state.uri === 'string') await this.session.turnTo(vscode.Uri.parse(state.uri), undefined, state);
    await this.update();
  }

  private isStart(uri: vscode.Uri): boolean {
    const { start } = this.session;
    return start !== undefined && 'files' in start && start.files.includes(this.session.addressOf(uri));
  }

  private moved(): void {
    this.tell({ type: 'content', content: this.session.content() });
    this.after('move', pauseOfMove, () => void this.work());
  }

  private later(): void {
    this.after('text', pauseOfText, () => {
      if (this.isReady) void this.session.look().then(() => this.update());
    });
  }

  private after(what: 'move' | 'text' | 'busy', pause: number, then: () => void): void {
    clearTimeout(this.timers.get(what));
    this.timers.set(what, setTimeout(then, pause));
  }

  /** Lists the facts anew, and works out what they come to. */
  private async update(): Promise<void> {
    if (!this.isReady || !this.panel.visible) return;
    this.tell({ type: 'content', content: this.session.content() });
    if (!(await this.session.list())) return;
    const content = this.session.content();
    this.panel.title = content.facts ? `What If: ${content.facts.title}` : 'What If';
    this.tell({ type: 'content', content });
    await this.work();
  }

  private async work(): Promise<void> {
    if (!this.isReady) return;
    this.after('busy', pauseOfBusy, () => this.tell({ type: 'busy', isBusy: true }));
    const answer = await this.session.evaluate() ?? (this.session.isSilent ? silent : undefined);
    if (!answer) return;
    clearTimeout(this.timers.get('busy'));
    this.tell({ type: 'busy', isBusy: false });
    this.tell({ type: 'answer', answer });
  }

  private tell(message: ToPage): void {
    if (this.isReady) void this.panel.webview.postMessage(message);
  }
}
