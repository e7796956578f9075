import * as vscode from 'vscode';
import { dressPanel, pageHtml } from '../pages/web-page.ts';
import type { ExtensionParts } from '../parts.ts';
import { listedFindings } from './listed-findings.ts';
import type { CursorPlace, FromPage, PreviewState, ToPage } from './messages.ts';
import { isPlace, openPlace } from './open-place.ts';
import { PreviewSource } from './preview-source.ts';
import { savePicture } from './save-picture.ts';

/** How long after a key the preview is made anew, and after a move of the cursor it follows, in milliseconds. */
const pauseOfText = 250;
const pauseOfCursor = 60;

/** The preview: a view beside the text that follows the contract in the editor. While it is not seen, nothing is asked or drawn. */
export class PreviewPanel implements vscode.Disposable {
  /** The kind of view, by which the window knows it again. */
  static readonly viewType = 'remit.preview';

  private readonly panel: vscode.WebviewPanel;
  private readonly source: PreviewSource;
  private readonly subscriptions: vscode.Disposable[] = [];
  private readonly sent = new Map<ToPage['type'], string>();
  private readonly timers = new Map<'text' | 'cursor', ReturnType<typeof setTimeout>>();
  /** The page is there and listens. */
  private isReady = false;
  /** The editor whose cursor is followed. */
  private editor: vscode.TextEditor | undefined;

  constructor(panel: vscode.WebviewPanel, parts: ExtensionParts, onGone: () => void) {
    this.panel = panel;
    this.source = new PreviewSource(parts);
    const { extensionUri } = parts.context;
    dressPanel(panel, extensionUri);
    this.subscriptions.push(
      panel.webview.onDidReceiveMessage((message: FromPage) => void this.hear(message)),
      panel.onDidChangeViewState(() => this.look()),
      panel.onDidDispose(() => {
        this.dispose();
        onGone();
      }),
      vscode.window.onDidChangeActiveTextEditor((editor) => this.follow(editor)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.followCursor(textEditor)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (document.languageId === 'remit' && contentChanges.length > 0) this.later();
      }),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        if (uris.some((uri) => this.source.files.includes(this.source.addressOf(uri)))) this.tellFindings();
      }),
      parts.server.onDidChange((state) => {
        if (state === 'ready') void this.update();
      }),
    );
    this.follow(vscode.window.activeTextEditor ?? vscode.window.visibleTextEditors.find(isContract));
    panel.webview.html = pageHtml(panel.webview, extensionUri, { name: 'preview', title: 'Preview', styles: ['preview.css'] });
  }

  /** Brings the preview to the front. */
  reveal(): void {
    this.panel.reveal(undefined, true);
    this.follow(vscode.window.activeTextEditor);
  }

  /** Closes the preview. */
  close(): void {
    this.panel.dispose();
  }

  dispose(): void {
    this.source.stop();
    for (const timer of this.timers.values()) clearTimeout(timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private async hear(message: FromPage): Promise<void> {
    switch (message.type) {
      case 'ready': return this.begin(message.state);
      case 'go': return isPlace(message.place) ? openPlace(message.place, this.editor?.viewColumn).catch((fault: unknown) => this.cannot(`“${message.place.file}” cannot be opened`, fault)) : undefined;
      case 'choose':
        if (typeof message.contract === 'string') this.source.contract = message.contract;
        if (typeof message.year === 'string') this.source.year = message.year;
        if (typeof message.on === 'string') this.source.on = message.on;
        // Where nothing new can be shown, what is chosen on the page goes back to what is.
        this.sent.delete('content');
        if (!(await this.update())) this.tell({ type: 'content', content: this.source.content() });
        return undefined;
      case 'code': return void vscode.commands.executeCommand('remit.explainCode', message.code);
      case 'copy':
        await vscode.env.clipboard.writeText(String(message.text));
        vscode.window.setStatusBarMessage('The summary is in the clipboard.', 4000);
        return undefined;
      case 'save': return savePicture(String(message.name), String(message.svg), this.source.uri).catch((fault: unknown) => this.cannot('The picture could not be saved', fault));
    }
  }

  private cannot(what: string, fault: unknown): void {
    void vscode.window.showWarningMessage(`${what}: ${fault instanceof Error ? fault.message : String(fault)}`);
  }

  /** The page is there: for the first time, or again after it was hidden or the window was opened anew. */
  private async begin(state: PreviewState): Promise<void> {
    this.isReady = true;
    this.sent.clear();
    this.source.year ??= typeof state.year === 'string' ? state.year : undefined;
    if (!this.source.uri && typeof state.uri === 'string') {
      this.source.turnTo(vscode.Uri.parse(state.uri));
      if (typeof state.contract === 'string') this.source.contract = state.contract;
    }
    // A version that was chosen is one of that file.
    if (typeof state.on === 'string' && this.source.uri && state.uri === this.source.addressOf(this.source.uri)) this.source.on ??= state.on;
    this.tellAll();
    await this.update();
  }

  private look(): void {
    // A page that was hidden was put away with all it showed, and says that it is there again.
    if (!this.panel.visible) this.isReady = false;
  }

  /** Follows the editor to another contract. A file without any is no reason to leave a contract that it belongs to. */
  private follow(editor: vscode.TextEditor | undefined): void {
    if (!editor || !isContract(editor)) return;
    const { uri } = editor.document;
    const belongs = this.source.uri !== undefined && this.source.files.includes(this.source.addressOf(uri)) && !startsContract(editor);
    if (!belongs && this.source.uri?.toString() !== uri.toString()) {
      this.source.turnTo(uri);
      void this.update();
    }
    this.followCursor(editor);
  }

  private followCursor(editor: vscode.TextEditor): void {
    const { activeTextEditor } = vscode.window;
    // Where the focus is in no text, such as in the preview itself, a cursor is moved by something else that leads to a place.
    if (!isContract(editor) || (activeTextEditor && editor !== activeTextEditor)) return;
    this.editor = editor;
    this.after('cursor', pauseOfCursor, () => {
      const at = this.placeOf(editor);
      if (this.source.turnToContractAt(at)) this.tell({ type: 'content', content: this.source.content() });
      this.tell({ type: 'at', at });
    });
  }

  private placeOf(editor: vscode.TextEditor): CursorPlace {
    const { line, character } = editor.selection.active;
    return { file: this.source.addressOf(editor.document.uri), line: line + 1, column: character + 1 };
  }

  private later(): void {
    this.after('text', pauseOfText, () => void this.update());
  }

  private after(what: 'text' | 'cursor', pause: number, then: () => void): void {
    clearTimeout(this.timers.get(what));
    this.timers.set(what, setTimeout(then, pause));
  }

  /** Asks anew and tells what is new; says whether there was an answer. */
  private async update(): Promise<boolean> {
    if (!this.isReady || !this.panel.visible || !(await this.source.ask())) return false;
    this.tellAll();
    return true;
  }

  private tellAll(): void {
    const at = this.editor && this.placeOf(this.editor);
    // A contract that was chosen stays until the cursor moves.
    if (at && this.source.contract === undefined) this.source.turnToContractAt(at);
    const content = this.source.content();
    this.panel.title = content.file === undefined ? 'Preview' : `Preview ${content.file}`;
    this.tell({ type: 'content', content });
    this.tellFindings();
    if (at) this.tell({ type: 'at', at });
  }

  private tellFindings(): void {
    if (this.isReady && this.panel.visible) this.tell({ type: 'findings', findings: listedFindings(this.source.files) });
  }

  /** Tells the page something, unless that is what it was told last. */
  private tell(message: ToPage): void {
    if (!this.isReady) return;
    const text = JSON.stringify(message);
    if (this.sent.get(message.type) === text) return;
    this.sent.set(message.type, text);
    void this.panel.webview.postMessage(message);
  }
}

function isContract({ document }: vscode.TextEditor): boolean {
  return document.languageId === 'remit' && document.uri.scheme !== 'git';
}

/** Whether the text of an editor has a contract of its own. */
function startsContract({ document }: vscode.TextEditor): boolean {
  return /^\s*contract\b/m.test(document.getText());
}
