import * as vscode from 'vscode';

/** A contract file or a project file with its text. */
export interface FileAt { readonly uri: vscode.Uri; readonly text: string }

/** How many files are read at a time. */
const AT_ONCE = 8;

/** Whether a file is one that contracts are made of. */
export function isOfContracts({ path }: vscode.Uri): boolean {
  return /\.remit$|\/remit\.json$/.test(path) && !path.includes('/node_modules/');
}

/** The contract files and project files in a folder and below it, as they are on the disk. */
export async function filesIn(folder: vscode.Uri): Promise<FileAt[]> {
  const found = await vscode.workspace.findFiles(new vscode.RelativePattern(folder, '**/{*.remit,remit.json}'), '**/node_modules/**');
  return inTurns(found.filter(isOfContracts).sort((a, b) => (a.path < b.path ? -1 : 1)), async (uri) => ({ uri, text: await onDisk(uri) }));
}

/** The text of a file as it was last saved. */
export async function onDisk(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

/** Files with what is not saved of them. */
export function withUnsaved(files: readonly FileAt[]): FileAt[] {
  const unsaved = new Map(vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty).map((document) => [document.uri.toString(), document]));
  return files.map(({ uri, text }) => ({ uri, text: unsaved.get(uri.toString())?.getText() ?? text }));
}

/** Whether an open file in a folder is not, or no longer, as it is among those given. */
export function isOther(folder: vscode.Uri, files: readonly FileAt[]): boolean {
  const texts = new Map(files.map(({ uri, text }) => [uri.toString(), text]));
  return vscode.workspace.textDocuments.some((document) => isOfContracts(document.uri) && document.uri.toString().startsWith(`${folder.toString()}/`) && texts.get(document.uri.toString()) !== document.getText());
}

/** The contract files and project files in a folder that were changed and not saved. */
export function unsavedIn(folder: vscode.Uri): vscode.TextDocument[] {
  return vscode.workspace.textDocuments.filter(({ uri, isDirty }) => isDirty && isOfContracts(uri) && uri.toString().startsWith(`${folder.toString()}/`));
}

/** Does the same with all of a list, a few at a time. */
export async function inTurns<From, To>(all: readonly From[], work: (one: From) => Promise<To>): Promise<To[]> {
  const done: To[] = [];
  for (let start = 0; start < all.length; start += AT_ONCE) done.push(...await Promise.all(all.slice(start, start + AT_ONCE).map(work)));
  return done;
}
