import * as vscode from 'vscode';

/** Text with tab stops, by name, as it is offered while writing. */
type Snippets = Record<string, { body: string | string[] }>;

/** The text with tab stops of that name, from the file that ships with the extension. */
export async function snippet(name: string, { extensionUri }: vscode.ExtensionContext): Promise<string> {
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'snippets/remit.json'));
  const found = (JSON.parse(new TextDecoder().decode(bytes)) as Snippets)[name];
  if (!found) throw new Error(`There is no snippet named "${name}".`);
  return Array.isArray(found.body) ? found.body.join('\n') : found.body;
}
