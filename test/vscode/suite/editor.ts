import * as vscode from 'vscode';

/** A file of the workspace that is open. */
export function file(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('no workspace folder is open');
  return vscode.Uri.joinPath(folder.uri, name);
}

/** Opens a file of the workspace in an editor. */
export async function show(name: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file(name)));
}

/** Reads what is on disk. */
export async function textOnDisk(name: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(file(name)));
}

/** The place just behind the first occurrence of `before` in a text. */
export function after(document: vscode.TextDocument, before: string): vscode.Position {
  const offset = document.getText().indexOf(before);
  if (offset < 0) throw new Error(`${JSON.stringify(before)} does not occur in ${document.uri.path}`);
  return document.positionAt(offset + before.length);
}

/** Asks again until there is an answer. */
export async function until<T>(what: string | (() => string), probe: () => T | undefined | Promise<T | undefined>, ms = 20_000): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    const value = await probe();
    if (value !== undefined) return value;
    if (Date.now() > end) throw new Error(`waited ${ms / 1000} s in vain for ${typeof what === 'string' ? what : what()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The findings listed for a file once there are exactly `count` of them. */
export async function findings(name: string, count: number): Promise<vscode.Diagnostic[]> {
  const uri = file(name);
  const listed = (): vscode.Diagnostic[] => vscode.languages.getDiagnostics(uri);
  const said = (): string => listed().slice(0, 5).map(({ range, message }) => `${range.start.line + 1}: ${message}`).join(' | ');
  return until(
    () => `${count} finding(s) in ${name}; there are ${listed().length}: ${said()}`,
    () => (listed().length === count ? listed() : undefined),
  );
}

/** Gives up the changes to the file in view and closes it. */
export async function revert(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}
