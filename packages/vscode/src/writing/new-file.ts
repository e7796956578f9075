import * as vscode from 'vscode';
import { snippet } from './snippets.ts';

/** Opens a new contract file that is not saved yet, with text that waits to be filled in. */
export async function newFile(snippetName: string, context: vscode.ExtensionContext): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: 'remit', content: '' });
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  await editor.insertSnippet(new vscode.SnippetString(`${await snippet(snippetName, context)}\n`));
}
