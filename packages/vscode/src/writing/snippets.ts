import * as vscode from 'vscode';

/** Text with tab stops, by name, as it is offered while writing. */
type Snippets = Record<string, { body: string | string[] }>;

/** Texts that are offered while writing; and whole declarations, which the language server offers by itself and commands begin with. */
const files = ['snippets/remit.json', 'snippets/whole.json'];

/** The text with tab stops of that name, from the files that ship with the extension. */
export async function snippet(name: string, { extensionUri }: vscode.ExtensionContext): Promise<string> {
  const all = await Promise.all(files.map(async (file) => {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, file));
    return JSON.parse(new TextDecoder().decode(bytes)) as Snippets;
  }));
  const found = all.find((snippets) => Object.hasOwn(snippets, name))?.[name];
  if (!found) throw new Error(`There is no snippet named "${name}".`);
  return Array.isArray(found.body) ? found.body.join('\n') : found.body;
}
