import * as vscode from 'vscode';

/** A file of the workspace that is open. */
export function file(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('no workspace folder is open');
  return vscode.Uri.joinPath(folder.uri, name);
}

/** Opens a file of the workspace in an editor, as an author does. A document opened by the API would outlive its editor. */
export function show(name: string): Promise<vscode.TextEditor> {
  return showAt(file(name));
}

/** Opens any file in an editor, as an author does. */
export async function showAt(uri: vscode.Uri): Promise<vscode.TextEditor> {
  await vscode.commands.executeCommand('vscode.open', uri);
  return until(`an editor with ${uri.path}`, () => {
    const editor = vscode.window.activeTextEditor;
    return editor?.document.uri.path === uri.path ? editor : undefined;
  });
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

/** The code of a finding, such as REF-001. */
export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** The findings listed for a file once there are exactly so many of them, or they are as wanted. */
export async function findings(name: string, wanted: number | ((found: vscode.Diagnostic[]) => boolean)): Promise<vscode.Diagnostic[]> {
  const uri = file(name);
  const listed = (): vscode.Diagnostic[] => vscode.languages.getDiagnostics(uri);
  const said = (): string => listed().slice(0, 5).map(({ range, message }) => `${range.start.line + 1}: ${message}`).join(' | ');
  const isWanted = typeof wanted === 'number' ? (found: vscode.Diagnostic[]) => found.length === wanted : wanted;
  return until(
    () => `${typeof wanted === 'number' ? wanted : 'certain'} finding(s) in ${name}; there are ${listed().length}: ${said()}`,
    () => (isWanted(listed()) ? listed() : undefined),
  );
}

/** Writes a file as another program would, not by way of an editor. */
export async function write(name: string, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(file(name), new TextEncoder().encode(text));
}

/** Gives up the changes to the file in view and closes it. */
export async function revert(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}
