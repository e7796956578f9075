import * as vscode from 'vscode';
import { counted } from './counted.ts';
import { findingsCsv, findingsJson, type ExportedFinding } from './findings-file.ts';
import { codeOf, listedFindings } from './listed-findings.ts';

const severities: readonly ExportedFinding['severity'][] = ['error', 'warning', 'info', 'hint'];

/**
 * Writes all findings to a file, as JSON or as a table for a spreadsheet, by the end of its name.
 *
 * @param to where to; asked for if it is not given
 * @returns the file; undefined if none was chosen
 */
export async function exportFindings(to?: vscode.Uri): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const target = to ?? await vscode.window.showSaveDialog({
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, 'findings.csv') } : {}),
    filters: { 'Table for a spreadsheet (CSV)': ['csv'], 'JSON': ['json'] },
    saveLabel: 'Export',
    title: 'Export Findings',
  });
  if (!target) return undefined;
  const found = listedFindings().map(({ uri, finding }): ExportedFinding => ({
    code: codeOf(finding), severity: severities[finding.severity]!, message: finding.message, file: vscode.workspace.asRelativePath(uri, false),
    range: { line: finding.range.start.line + 1, column: finding.range.start.character + 1, endLine: finding.range.end.line + 1, endColumn: finding.range.end.character + 1 },
  }));
  const text = target.path.endsWith('.json') ? findingsJson(await checkedFiles(), found) : `\uFEFF${findingsCsv(found)}`;
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  void vscode.window.showInformationMessage(`Exported ${counted(found.length, 'finding')} to ${vscode.workspace.asRelativePath(target)}.`);
  return target;
}

async function checkedFiles(): Promise<string[]> {
  const files = await vscode.workspace.findFiles('**/*.remit', '**/node_modules/**');
  return files.map((uri) => vscode.workspace.asRelativePath(uri, false)).sort();
}
