import type { ProjectStatus } from '@remit/server/status';
import * as vscode from 'vscode';
import type { Server, ServerState } from '../server/server.ts';
import { projectLine, stateLine, statusText } from './status-text.ts';

/** A check shorter than this changes nothing in the status bar: no flicker while typing. */
const quietFor = 400;

/** The entry in the status bar: state of the server, and the counts of the project that the file in view belongs to. */
export class StatusItem implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('remit.status', vscode.StatusBarAlignment.Left);
  private readonly subscriptions: vscode.Disposable[];
  private state: ServerState = 'starting';
  private projects: ProjectStatus[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly server: Server;

  constructor(server: Server) {
    this.server = server;
    this.item.name = 'Remit';
    this.item.command = 'workbench.actions.view.problems';
    this.subscriptions = [
      this.item,
      server.onDidChange((state) => this.receive(state)),
      vscode.window.onDidChangeActiveTextEditor(() => this.show()),
      vscode.window.onDidChangeVisibleTextEditors(() => this.show()),
    ];
    this.show();
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private receive(state: ServerState): void {
    if (state === 'ready') this.projects = this.server.status?.projects ?? [];
    else if (this.server.status) {
      this.timer ??= setTimeout(() => this.change(this.server.status?.state ?? this.state), quietFor);
      return;
    }
    this.change(state);
  }

  private change(state: ServerState): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.state = state;
    this.show();
  }

  private show(): void {
    const document = documentInView();
    if (!document) {
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
    const within = this.projects.filter(({ root }) => {
      const folder = vscode.Uri.parse(root);
      return folder.scheme === file.scheme && file.path.startsWith(`${folder.path}/`);
    });
    return within.sort((a, b) => b.root.length - a.root.length)[0];
  }

  private tooltip(): vscode.MarkdownString {
    const tooltip = new vscode.MarkdownString();
    tooltip.isTrusted = { enabledCommands: ['remit.check', 'remit.contracts.focus', 'remit.restartServer', 'remit.showOutput'] };
    const state = stateLine(this.state);
    if (state !== undefined) tooltip.appendText(state).appendMarkdown('\n\n');
    for (const project of this.projects) tooltip.appendText(projectLine(project)).appendMarkdown('\n\n');
    tooltip
      .appendMarkdown('[Check the workspace](command:remit.check) · [Show the contracts](command:remit.contracts.focus)\n\n')
      .appendMarkdown('[Restart the language server](command:remit.restartServer) · [Show the output](command:remit.showOutput)');
    return tooltip;
  }
}

/** The contract or project file that the author looks at; where the focus is in no text, such as in the output, one that is visible beside it. */
function documentInView(): vscode.TextDocument | undefined {
  const { activeTextEditor: active, visibleTextEditors } = vscode.window;
  const editors = active && active.document.uri.scheme !== 'output' ? [active] : visibleTextEditors;
  return editors.map(({ document }) => document).find(({ languageId, uri }) => languageId === 'remit' || uri.path.endsWith('/remit.json'));
}
