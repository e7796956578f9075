import * as vscode from 'vscode';

/** An example that ships with the extension; the list of them is written when the package is made. */
export interface Example {
  /** Name of its folder. */
  folder: string;
  title: string;
  /** What it shows. */
  detail: string;
  /** The file to open. */
  contract: string;
  /** All its files, relative to its folder. */
  files: string[];
}

/** The examples that ship with the extension. */
export async function examplesOf({ extensionUri }: vscode.ExtensionContext): Promise<Example[]> {
  return JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'examples/index.json')))) as Example[];
}
