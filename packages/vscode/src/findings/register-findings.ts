import * as vscode from 'vscode';
import type { TreeNode } from '../explorer/tree-node.ts';
import type { ExtensionParts } from '../parts.ts';
import { checkWorkspace } from './check-workspace.ts';
import { exportFindings } from './export-findings.ts';
import { showPage } from './show-page.ts';

/** Registers the commands about findings: check everything, open the page of one, export all. */
export function registerFindings({ client, context, server }: ExtensionParts): void {
  context.subscriptions.push(
    vscode.commands.registerCommand('remit.check', () => checkWorkspace(server)),
    vscode.commands.registerCommand('remit.showFindingPage', (node?: TreeNode) => showPage(node)),
    vscode.commands.registerCommand('remit.exportFindings', (to?: unknown) => exportFindings(client, to instanceof vscode.Uri ? to : undefined)),
  );
}
