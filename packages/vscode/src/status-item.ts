import { statusNotification, type ProjectStatus, type ServerStatus } from '@remit/server/status';
import * as vscode from 'vscode';
import { State, type LanguageClient } from 'vscode-languageclient/node';
import { projectLine, statusText } from './status-text.ts';

/** A check shorter than this changes nothing in the status bar: no flicker while typing. */
const quietFor = 400;

/** The entry in the status bar: state of the server, and the counts of the project that the file in view belongs to. */
export class StatusItem implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('remit.status', vscode.StatusBarAlignment.Left);
  private readonly subscriptions: vscode.Disposable[];
  private state: ServerStatus['state'] | 'stopped' = 'starting';
  private projects: ProjectStatus[] = [];
  private latest: ServerStatus | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(client: LanguageClient) {
    this.item.name = 'Remit';
    this.item.command = 'workbench.actions.view.problems';
    this.subscriptions = [
      this.item,
      client.onNotification(statusNotification, (status: ServerStatus) => this.receive(status)),
      client.onDidChangeState(({ newState }) => this.clientChanged(newState)),
      vscode.window.onDidChangeActiveTextEditor(() => this.show()),
    ];
    this.show();
  }

  /** What the server said last; undefined while none is running. */
  get status(): ServerStatus | undefined {
    return this.latest;
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private receive(status: ServerStatus): void {
    this.latest = status;
    if (status.state !== 'ready') {
      this.timer ??= setTimeout(() => this.change(this.latest?.state ?? 'starting'), quietFor);
      return;
    }
    this.projects = status.projects;
    this.change('ready');
  }

  private clientChanged(state: State): void {
    if (state === State.Running) return;
    this.latest = undefined;
    this.change(state === State.Starting ? 'starting' : 'stopped');
  }

  private change(state: ServerStatus['state'] | 'stopped'): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.state = state;
    this.show();
  }

  private show(): void {
    const document = vscode.window.activeTextEditor?.document;
    if (!document || !(document.languageId === 'remit' || document.uri.path.endsWith('/remit.json'))) {
      this.item.hide();
      return;
    }
    const { text, alert } = statusText(this.state, this.projectOf(document.uri));
    this.item.text = text;
    this.item.tooltip = this.tooltip();
    this.item.backgroundColor = alert ? new vscode.ThemeColor('statusBarItem.errorBackground') : undefined;
    this.item.show();
  }

  private projectOf(file: vscode.Uri): ProjectStatus | undefined {
    const within = this.projects.filter(({ root }) => file.path.startsWith(`${vscode.Uri.parse(root).path}/`));
    return within.sort((a, b) => b.root.length - a.root.length)[0];
  }

  private tooltip(): vscode.MarkdownString {
    const tooltip = new vscode.MarkdownString();
    tooltip.isTrusted = { enabledCommands: ['remit.restartServer', 'remit.showOutput'] };
    for (const project of this.projects) tooltip.appendText(projectLine(project)).appendMarkdown('\n\n');
    tooltip.appendMarkdown('[Restart the language server](command:remit.restartServer) · [Show the output](command:remit.showOutput)');
    return tooltip;
  }
}
