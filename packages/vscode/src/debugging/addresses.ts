import * as vscode from 'vscode';

/** The address of a file that a launch configuration names: whole, from the root, or from the folder that is open. */
export function addressOf(written: string, folder: vscode.WorkspaceFolder | undefined): vscode.Uri {
  if (/^[a-z][\w+.-]+:/i.test(written)) return vscode.Uri.parse(written);
  // On file systems other than that of the computer, the editor puts the mere path in place of `${file}`.
  const open = vscode.workspace.textDocuments.find(({ uri, languageId }) => languageId === 'remit' && (uri.fsPath === written || uri.path === written));
  if (open) return open.uri;
  const base = (folder ?? vscode.workspace.workspaceFolders?.[0])?.uri;
  const isWhole = /^(?:[\\/]|[a-z]:[\\/])/i.test(written);
  if (!base || (isWhole && base.scheme === 'file')) return vscode.Uri.file(written);
  return isWhole ? base.with({ path: written }) : vscode.Uri.joinPath(base, written.replaceAll('\\', '/'));
}
