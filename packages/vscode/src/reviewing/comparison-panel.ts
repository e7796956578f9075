import * as vscode from 'vscode';
import type { ToldPlace } from '@remit/server/compare-request';
import type { ExtensionParts } from '../parts.ts';
import { dressPanel, pageHtml } from '../pages/web-page.ts';
import { CannotCompare } from './cannot-compare.ts';
import { isOfContracts, isOther, onDisk } from './contract-files.ts';
import type { FromPage, ToPage } from './messages.ts';
import { review, type Reviewed, type Subject } from './review.ts';
import { placeOfScenario, showDifferences, showPlace } from './show-place.ts';

/** The comparison: a page beside the text. It stays as it is while the text goes on, and says so. */
export class ComparisonPanel implements vscode.Disposable {
  private readonly parts: ExtensionParts;
  private readonly panel: vscode.WebviewPanel;
  private readonly subscriptions: vscode.Disposable[];
  private subject: Subject;
  private reviewed: Reviewed | undefined;
  private message: ToPage = { type: 'working', words: '' };
  private run = 0;
  /** The comparison that is under way. */
  private asking: vscode.CancellationTokenSource | undefined;
  /** What was compared last, which is shown again where the next is given up. */
  private last: Shown | undefined;
  /** Whether the text has gone on since. */
  private isOutrun = false;
  /** The files that are otherwise on the disk than they were compared, as after a pull. */
  private readonly movedOn = new Set<string>();

  /** @param onOther called when another version is to be chosen */
  constructor(subject: Subject, parts: ExtensionParts, onOther: () => void, onGone: () => void) {
    this.parts = parts;
    this.subject = subject;
    const { extensionUri } = parts.context;
    this.panel = vscode.window.createWebviewPanel('remit.comparison', 'Comparison', { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true });
    dressPanel(this.panel, extensionUri);
    const watcher = vscode.workspace.createFileSystemWatcher('**/{*.remit,remit.json}');
    const look = (uri: vscode.Uri): void => void this.lookAt(uri);
    this.subscriptions = [
      watcher, watcher.onDidChange(look), watcher.onDidCreate(look), watcher.onDidDelete(look),
      this.panel.webview.onDidReceiveMessage((message: FromPage) => void this.hear(message, onOther).catch((fault: unknown) => this.warn(fault))),
      this.panel.onDidDispose(() => {
        this.dispose();
        onGone();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && isOfContracts(document.uri) && document.uri.toString().startsWith(this.subject.folder.toString())) this.tellOutrun();
      }),
    ];
    this.panel.webview.html = pageHtml(this.panel.webview, extensionUri, { name: 'comparison', title: 'Comparison', styles: ['preview.css', 'comparison.css'] });
  }

  dispose(): void {
    this.asking?.cancel();
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  /** Closes the page. */
  close(): void {
    this.panel.dispose();
  }

  /** Compares anew, with another version or with the same; resolves once it is shown or cannot be, or is given up. */
  async compare(subject = this.subject): Promise<boolean> {
    this.asking?.cancel();
    const asking = this.asking = new vscode.CancellationTokenSource();
    this.subject = subject;
    const run = ++this.run;
    this.isOutrun = false;
    this.movedOn.clear();
    const { name } = subject.version;
    this.panel.title = `Comparison with ${name}`;
    this.tell({ type: 'working', words: `Comparing with ${name}. Each scenario is worked through twice, so this may take a moment.` });
    try {
      const reviewed = await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title: `Comparing with ${name}`, cancellable: true }, (_, given) => {
        given.onCancellationRequested(() => asking.cancel());
        return Promise.race([review(subject, this.parts.client, asking.token), cancelled(asking.token)]);
      });
      if (run !== this.run) return false;
      this.reviewed = reviewed;
      this.tell({ type: 'comparison', view: reviewed.view });
      this.last = { subject, reviewed, message: this.message };
      this.tellOutrun();
      return true;
    } catch (fault) {
      if (run !== this.run) return false;
      if (asking.token.isCancellationRequested) {
        this.giveUp();
        return false;
      }
      if (!(fault instanceof CannotCompare)) this.parts.output.warn(`Comparing failed: ${String(fault)}`);
      this.tell({ type: 'failed', words: fault instanceof CannotCompare ? fault.message : `The comparison could not be made: ${fault instanceof Error ? fault.message : String(fault)}` });
      return false;
    }
  }

  /** Shows what was compared before; without that there is nothing to show. */
  private giveUp(): void {
    const { last } = this;
    if (!last) return this.close();
    [this.subject, this.reviewed] = [last.subject, last.reviewed];
    this.panel.title = `Comparison with ${last.subject.version.name}`;
    this.tell(last.message);
    this.tellOutrun();
  }

  /** Brings the page to the front. */
  reveal(): void {
    this.panel.reveal(undefined, true);
  }

  private async hear(message: FromPage, onOther: () => void): Promise<void> {
    const { subject, reviewed } = this;
    switch (message.type) {
      case 'ready':
        // For the first time, or again after it was hidden and put away with all it showed.
        this.post(this.message);
        if (this.isOutrun) this.post({ type: 'outrun', isOutrun: true });
        return;
      case 'again': return void await this.compare();
      case 'other': return onOther();
      case 'code': return void vscode.commands.executeCommand('remit.explainCode', message.code);
    }
    if (!reviewed) return;
    if (message.type === 'differences') await showDifferences(String(message.path), subject, reviewed);
    else if (message.type === 'go') {
      if (isPlace(message.place)) await showPlace(message.place, subject);
    } else if (message.type === 'scenario') {
      const place = placeOfScenario(String(message.title), subject, reviewed);
      if (place) await showPlace(place, subject);
    } else {
      await vscode.env.clipboard.writeText(reviewed.markdown);
      vscode.window.setStatusBarMessage('The comparison is in the clipboard, as Markdown.', 4000);
    }
  }

  /** Says whether a text is other than the one that was compared; a change that is taken back counts for nothing. */
  private tellOutrun(): void {
    if (this.message.type !== 'comparison' || !this.reviewed) return;
    const isOutrun = this.movedOn.size > 0 || isOther(this.subject.folder, this.reviewed.after);
    if (isOutrun === this.isOutrun) return;
    this.isOutrun = isOutrun;
    this.post({ type: 'outrun', isOutrun });
  }

  /** Looks whether a file that was written, or is gone, is still as it was compared. */
  private async lookAt(uri: vscode.Uri): Promise<void> {
    const [reviewed, key] = [this.reviewed, uri.toString()];
    if (!reviewed || !isOfContracts(uri) || !key.startsWith(`${this.subject.folder.toString()}/`)) return;
    const text = await onDisk(uri).catch(() => undefined);
    if (reviewed !== this.reviewed) return;
    // What is not saved counts as it stands in the editor; the saved files are what they were when they were the other version.
    const isUnsaved = vscode.workspace.textDocuments.some((document) => document.isDirty && document.uri.toString() === key);
    const isAsIn = (files: Reviewed['after']): boolean => files.find((one) => one.uri.toString() === key)?.text === text;
    const isAsItWas = (isUnsaved || isAsIn(reviewed.after)) && (this.subject.version.commit !== undefined || isAsIn(reviewed.before));
    if (isAsItWas) this.movedOn.delete(key);
    else this.movedOn.add(key);
    this.tellOutrun();
  }

  /** What the page shows from now on. */
  private tell(message: ToPage): void {
    this.message = message;
    this.post(message);
  }

  private post(message: ToPage): void {
    void this.panel.webview.postMessage(message);
  }

  private warn(fault: unknown): void {
    void vscode.window.showWarningMessage(fault instanceof CannotCompare ? fault.message : `That place cannot be shown: ${fault instanceof Error ? fault.message : String(fault)}`);
  }
}

/** A comparison as it was shown. */
interface Shown { readonly subject: Subject; readonly reviewed: Reviewed; readonly message: ToPage }

/** Never comes to anything but its end. */
function cancelled(token: vscode.CancellationToken): Promise<never> {
  return new Promise((_, reject) => {
    token.onCancellationRequested(() => reject(new vscode.CancellationError()));
  });
}

/** Whether something that a page sent is a place of a text. */
function isPlace(value: unknown): value is ToldPlace {
  const { state, path, line, column, endLine, endColumn } = (value ?? {}) as Partial<Record<keyof ToldPlace, unknown>>;
  return (state === 'before' || state === 'after') && typeof path === 'string' && !path.split('/').includes('..') && [line, column, endLine, endColumn].every((one) => Number.isSafeInteger(one) && (one as number) > 0);
}
