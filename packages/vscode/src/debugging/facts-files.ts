import * as vscode from 'vscode';

/** More files than this are not offered; all others can be looked for. */
const MOST = 40;

/** What other tools put beside contracts, and Remit itself. */
const noFacts = /^(?:remit|package|package-lock|tsconfig|launch|settings|tasks)\.json$|\.(?:program|map|result|ledger)\.json$/i;
const noFolder = /^(?:\.|node_modules$|build$|dist$)/;

/** Files that may hold facts: those beside a contract, in the folder that is open, and one folder below either. */
export async function factsFiles(contract: vscode.Uri): Promise<vscode.Uri[]> {
  const around = vscode.workspace.getWorkspaceFolder(contract)?.uri;
  const own = vscode.Uri.joinPath(contract, '..');
  const found = new Map<string, vscode.Uri>();
  for (const folder of around ? [own, around] : [own]) for (const file of await filesIn(folder, 1)) found.set(file.toString(), file);
  return [...found.values()].slice(0, MOST);
}

async function filesIn(folder: vscode.Uri, deep: number): Promise<vscode.Uri[]> {
  const entries = await Promise.resolve(vscode.workspace.fs.readDirectory(folder)).catch(() => []);
  const sorted = entries.toSorted(([a], [b]) => (a < b ? -1 : 1));
  const below = deep === 0 ? [] : sorted.filter(([name, type]) => type === vscode.FileType.Directory && !noFolder.test(name));
  const files = sorted.filter(([name, type]) => type !== vscode.FileType.Directory && /\.(?:csv|json)$/i.test(name) && !noFacts.test(name)).map(([name]) => vscode.Uri.joinPath(folder, name));
  return [...files, ...(await Promise.all(below.map(([name]) => filesIn(vscode.Uri.joinPath(folder, name), deep - 1)))).flat()];
}
