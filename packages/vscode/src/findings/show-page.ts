import type { TreeNode } from '../explorer/tree-node.ts';
import * as vscode from 'vscode';
import { codePageCommand } from '../pages/code-page.ts';
import { codeOf, listedFindings } from './listed-findings.ts';

/** Opens the page of a finding: of the one that was chosen in the list of contracts, of that at the cursor, or of one that is chosen now. */
export async function showPage(node?: TreeNode): Promise<void> {
  const code = codeOfNode(node) ?? codeAtCursor() ?? await chosenCode();
  if (code !== undefined) await vscode.commands.executeCommand(codePageCommand, code);
}

function codeOfNode(node: TreeNode | undefined): string | undefined {
  if (node?.type === 'finding') return node.finding.code;
  return node?.type === 'finding group' && node.by === 'rule' ? node.label : undefined;
}

function codeAtCursor(): string | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return undefined;
  const here = vscode.languages.getDiagnostics(editor.document.uri).filter(({ range, source }) => source === 'remit' && range.contains(editor.selection.active));
  const codes = new Set(here.map(codeOf));
  return codes.size === 1 ? [...codes][0] : undefined;
}

async function chosenCode(): Promise<string | undefined> {
  const byCode = new Map(listedFindings().map(({ finding }) => [codeOf(finding), finding.message]));
  if (byCode.size === 0) {
    void vscode.window.showInformationMessage('There are no findings, so there is no page to open. Put the cursor on a finding, or click its code in the list of problems.');
    return undefined;
  }
  const picks = [...byCode].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, message]) => ({ label: code, detail: message }));
  return (await vscode.window.showQuickPick(picks, { placeHolder: 'Which finding is the page about?', matchOnDetail: true }))?.label;
}
