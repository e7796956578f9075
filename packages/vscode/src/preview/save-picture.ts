import * as vscode from 'vscode';

/** Asks where a picture is to be kept, beside the contract if nothing else is said, and writes it there. */
export async function savePicture(name: string, svg: string, contract: vscode.Uri | undefined): Promise<void> {
  const file = name.replace(/[^\p{L}\p{N}._ -]/gu, '_');
  const folder = contract && contract.scheme !== 'untitled' ? vscode.Uri.joinPath(contract, '..') : vscode.workspace.workspaceFolders?.[0]?.uri;
  const target = await vscode.window.showSaveDialog({ title: 'Save Picture as SVG', saveLabel: 'Save Picture', filters: { 'SVG picture': ['svg'] }, ...(folder && { defaultUri: vscode.Uri.joinPath(folder, file) }) });
  if (target) await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(svg));
}
