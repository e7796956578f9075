import * as vscode from 'vscode';
import type { Example } from './example-index.ts';

/**
 * Copies an example into a folder of its own below another. Nothing that is there is changed: where its name is taken, a number is
 * put behind it.
 *
 * @returns the folder that was made
 */
export async function copyExample({ folder, files }: Example, below: vscode.Uri, { extensionUri }: vscode.ExtensionContext): Promise<vscode.Uri> {
  const target = await freeFolder(below, folder);
  // Read first, so that nothing is left half done where a file cannot be had.
  const contents = await Promise.all(files.map((file) => vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'examples', folder, file))));
  for (const [index, file] of files.entries()) await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(target, file), contents[index]!);
  return target;
}

async function freeFolder(below: vscode.Uri, name: string): Promise<vscode.Uri> {
  for (let count = 1; ; count += 1) {
    const folder = vscode.Uri.joinPath(below, count === 1 ? name : `${name}-${count}`);
    const isThere = await vscode.workspace.fs.stat(folder).then(() => true, () => false);
    if (!isThere) return folder;
  }
}
