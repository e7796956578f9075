import * as vscode from 'vscode';
import { file, until, write } from './editor.ts';
import { readyServer } from './server.ts';
import { click, isDriven, read, shown } from './window.ts';

/** Waits until there are elements that a selector means, or none. */
export async function found(selector: string, isThere = true): Promise<void> {
  if (await isDriven()) await until(`${isThere ? 'something' : 'nothing'} that is ${selector}`, async () => ((await read(selector)).length > 0 === isThere ? true : undefined));
}

/** Turns to a tab of the preview. */
export async function chooseTab(name: string): Promise<void> {
  if (!(await isDriven())) return;
  await click(name, '#preview [role=tab]');
  await shown('#preview [role=tab][aria-selected=true]', new RegExp(`^${name}`));
}

/** Opens the preview beside the text. */
export async function openPreview(): Promise<void> {
  await vscode.commands.executeCommand('remit.openPreview');
  await until('the preview', () => (previewTabs().length === 1 ? true : undefined));
}

/** Writes contracts, by the names of their files, and opens the preview of the last of them beside its text, with nothing else in the window. */
export async function previewOf(texts: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(texts)) await write(name, text);
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await vscode.commands.executeCommand('workbench.action.closeSidebar');
  await show(Object.keys(texts).at(-1)!);
  await readyServer();
  await openPreview();
}

/** Closes the editors, and takes folders away again. */
export async function putAway(...folders: readonly string[]): Promise<void> {
  await vscode.commands.executeCommand('workbench.view.explorer');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  for (const folder of folders) await vscode.workspace.fs.delete(file(folder), { recursive: true });
  await readyServer();
}

/** The tabs of the preview; there is one at most. */
export function previewTabs(): vscode.Tab[] {
  return vscode.window.tabGroups.all.flatMap((group) => group.tabs).filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('remit.preview'));
}

/** Opens a text on the left, wherever the focus is. */
export async function show(name: string): Promise<vscode.TextEditor> {
  await vscode.commands.executeCommand('vscode.open', file(name), { viewColumn: vscode.ViewColumn.One });
  return until(`an editor with ${name}`, () => (vscode.window.activeTextEditor?.document.uri.path === file(name).path ? vscode.window.activeTextEditor : undefined));
}
