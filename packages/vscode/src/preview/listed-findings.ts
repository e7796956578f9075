import * as vscode from 'vscode';
import type { ListedFinding } from './messages.ts';

/** The findings of Remit in files, the gravest first, then by file and line. */
export function listedFindings(files: readonly string[]): ListedFinding[] {
  return files.flatMap((file) => {
    const uri = vscode.Uri.parse(file);
    const found = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'remit');
    return [...found].sort((a, b) => a.range.start.compareTo(b.range.start)).map((one) => listed(one, file, uri));
  }).sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

const order: readonly ListedFinding['severity'][] = ['error', 'warning', 'note'];

function listed({ code, message, range, severity }: vscode.Diagnostic, file: string, uri: vscode.Uri): ListedFinding {
  const name = typeof code === 'object' ? code.value : code;
  return {
    severity: severity === vscode.DiagnosticSeverity.Error ? 'error' : severity === vscode.DiagnosticSeverity.Warning ? 'warning' : 'note',
    ...(name !== undefined && { code: String(name) }), message, where: `${fileName(uri)}, line ${range.start.line + 1}`,
    place: { file, startLine: range.start.line + 1, startColumn: range.start.character + 1, endLine: range.end.line + 1, endColumn: range.end.character + 1 },
  };
}

/** The last part of an address, as people call the file. */
export function fileName({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
