import * as vscode from 'vscode';
import type { Server } from '../server/server.ts';
import { found } from '../status/status-text.ts';
import { counted } from './counted.ts';

/** How long a check may take before it is told that it is still under way, in milliseconds. */
const patience = 60_000;

/** Waits until everything has been checked, shows the list of findings and says what came out. */
export async function checkWorkspace(server: Server): Promise<string> {
  const isReady = await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title: 'Remit: checking' }, () => ready(server));
  const summary = isReady ? summaryOf(server) : 'The check is still under way; its findings follow in the list of problems.';
  await vscode.commands.executeCommand('workbench.actions.view.problems');
  void vscode.window.showInformationMessage(summary);
  return summary;
}

async function ready(server: Server): Promise<boolean> {
  // A check that the last change has started is not under way yet at once.
  await new Promise((resolve) => setTimeout(resolve, 100));
  if (server.status?.state === 'ready') return true;
  return new Promise((resolve) => {
    const done = (isReady: boolean): void => {
      clearTimeout(timer);
      subscription.dispose();
      resolve(isReady);
    };
    const timer = setTimeout(() => done(false), patience);
    const subscription = server.onDidChange((state) => {
      if (state === 'ready' || state === 'stopped') done(state === 'ready');
    });
  });
}

function summaryOf({ status }: Server): string {
  const projects = status?.projects ?? [];
  const sum = (of: 'files' | 'errors' | 'warnings' | 'notes'): number => projects.reduce((all, project) => all + project[of], 0);
  if (sum('files') === 0) return 'There are no contracts here to check.';
  return `Checked ${counted(sum('files'), 'file')}: ${found({ errors: sum('errors'), warnings: sum('warnings'), notes: sum('notes') })}.`;
}
