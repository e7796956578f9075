import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { counted } from './counted.ts';
import { findingsCsv, findingsJson } from './findings-file.ts';
import { reviewedFindings } from './reviewed-findings.ts';

/**
 * Writes all findings to a file, as a table for a spreadsheet, with those that contracts accept, or as JSON for programs, by the end of its name.
 *
 * @param to where to; asked for if it is not given
 * @returns the file; undefined if none was chosen
 */
export async function exportFindings(client: BaseLanguageClient, to?: vscode.Uri): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const target = to ?? await vscode.window.showSaveDialog({
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, 'findings.csv') } : {}),
    filters: { 'Table for a spreadsheet (CSV)': ['csv'], 'JSON': ['json'] },
    saveLabel: 'Export',
    title: 'Export Findings',
  });
  if (!target) return undefined;
  const all = await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title: 'Remit: gathering findings' }, () => reviewedFindings(client));
  const open = all.filter(({ accepted }) => !accepted);
  const text = /\.json$/i.test(target.path)
    ? findingsJson(await checkedFiles(), open.map(({ contracts: _contracts, parties: _parties, ...finding }) => finding))
    : `\uFEFF${findingsCsv(all)}`;
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  const accepted = all.length - open.length;
  void vscode.window.showInformationMessage(`Exported ${counted(open.length, 'finding')}${accepted > 0 && !/\.json$/i.test(target.path) ? ` and ${accepted} accepted` : ''} to ${vscode.workspace.asRelativePath(target)}.`);
  return target;
}

async function checkedFiles(): Promise<string[]> {
  const files = await vscode.workspace.findFiles('**/*.remit', '**/node_modules/**');
  return files.map((uri) => vscode.workspace.asRelativePath(uri, false)).sort();
}
