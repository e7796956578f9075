import * as vscode from 'vscode';
import type { ExtensionParts } from '../parts.ts';
import { ContractExplorer } from './contract-explorer.ts';
import { findingGroupings } from './tree-node.ts';

const descriptions = { severity: 'Errors first, then warnings and notes', rule: 'By the code of what was found', party: 'By whom each finding is about' };

/** Registers the list of contracts, and the command that groups their findings another way. */
export function registerExplorer({ client, context, server }: ExtensionParts): void {
  const explorer = new ContractExplorer(client, server);
  context.subscriptions.push(
    explorer,
    vscode.window.createTreeView('remit.contracts', { treeDataProvider: explorer, showCollapseAll: true }),
    vscode.commands.registerCommand('remit.groupFindings', async (by?: unknown) => {
      const given = findingGroupings.find((one) => one === by);
      const picks = findingGroupings.map((one) => ({ label: one[0]!.toUpperCase() + one.slice(1), description: descriptions[one], by: one }));
      const wanted = given ?? (await vscode.window.showQuickPick(picks, { placeHolder: 'Group findings in the list of contracts by' }))?.by;
      if (wanted) await vscode.workspace.getConfiguration('remit').update('explorer.groupFindingsBy', wanted, vscode.ConfigurationTarget.Global);
    }),
  );
}
