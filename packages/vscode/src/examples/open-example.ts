import * as vscode from 'vscode';
import { copyExample } from './copy-example.ts';
import { examplesOf, type Example } from './example-index.ts';

/** What the command may be given instead of asking: which example, and the folder to copy it into. */
export interface ExampleRequest {
  folder?: string;
  below?: vscode.Uri;
}

/**
 * Copies an example to where the author says, and opens its contract.
 *
 * @returns the contract; undefined if the author thought better of it
 */
export async function openExample(context: vscode.ExtensionContext, { folder, below }: ExampleRequest = {}): Promise<vscode.Uri | undefined> {
  const examples = await examplesOf(context);
  const example = examples.find((one) => one.folder === folder) ?? await chooseExample(examples);
  const place = example && (below ?? await choosePlace(example));
  if (!place) return undefined;
  const copied = await copyExample(example, place, context);
  const contract = vscode.Uri.joinPath(copied, example.contract);
  if (vscode.workspace.getWorkspaceFolder(contract)) await vscode.commands.executeCommand('vscode.open', contract, { preview: false } satisfies vscode.TextDocumentShowOptions);
  else await offerFolder(copied, contract);
  return contract;
}

async function chooseExample(examples: readonly Example[]): Promise<Example | undefined> {
  const picks = examples.map((example) => ({ label: example.title, detail: example.detail, example }));
  return (await vscode.window.showQuickPick(picks, { placeHolder: 'Which example? You get a copy that you can change.', matchOnDetail: true }))?.example;
}

/** The folder that is open, or another one. */
async function choosePlace({ folder }: Example): Promise<vscode.Uri | undefined> {
  const open = vscode.workspace.workspaceFolders ?? [];
  if (open.length > 0) {
    const picks = [
      ...open.map(({ name, uri }) => ({ label: `In the open folder "${name}"`, detail: `Makes the folder ${folder} there`, uri })),
      { label: 'In another folder…', detail: 'You choose where', uri: undefined },
    ];
    const chosen = await vscode.window.showQuickPick(picks, { placeHolder: 'Where is the copy to be put?' });
    if (!chosen || chosen.uri) return chosen?.uri;
  }
  const [place] = await vscode.window.showOpenDialog({ canSelectFiles: false, canSelectFolders: true, canSelectMany: false, openLabel: 'Copy the Example Here', title: 'Where is the copy to be put?' }) ?? [];
  return place;
}

/** Shows a copy that is outside of what is open, and offers to open its folder, so that all of it is checked. */
async function offerFolder(folder: vscode.Uri, contract: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand('vscode.open', contract, { preview: false } satisfies vscode.TextDocumentShowOptions);
  const openFolder = 'Open Its Folder';
  void vscode.window.showInformationMessage('The example is copied. Open its folder to see its library, scenarios and facts too.', openFolder).then((chosen) => {
    if (chosen === openFolder) void vscode.commands.executeCommand('vscode.openFolder', folder);
  });
}
