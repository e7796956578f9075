import * as vscode from 'vscode';

/** A finding in a file. */
export interface ListedFinding {
  uri: vscode.Uri;
  finding: vscode.Diagnostic;
}

/** The findings in all contract files and project files, file by file, each in the order of its text. */
export function listedFindings(): ListedFinding[] {
  const own = vscode.languages.getDiagnostics().filter(([uri]) => /\.remit$|\/remit\.json$/.test(uri.path));
  return own.sort(([a], [b]) => (a.path < b.path ? -1 : 1)).flatMap(([uri, found]) =>
    found.filter(({ source }) => source === 'remit').sort((a, b) => a.range.start.compareTo(b.range.start)).map((finding) => ({ uri, finding })));
}

/** The code of a finding, such as REF-001. */
export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code ?? '');
}
