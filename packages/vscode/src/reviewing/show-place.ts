import type { ToldPlace } from '@remit/server/compare-request';
import * as vscode from 'vscode';
import { openPlace } from '../preview/open-place.ts';
import { formerUri } from './git-extension.ts';
import { pathIn, type Reviewed, type Subject } from './review.ts';

/** Shows a place of the text as it is here; one that is gone, in the text as it was. */
export async function showPlace({ state, path, line, column, endLine, endColumn }: ToldPlace, { folder, version }: Subject): Promise<void> {
  const uri = vscode.Uri.joinPath(folder, path);
  if (state === 'before' && version.commit === undefined) return showSaved(uri);
  const file = state === 'after' ? uri : await formerUri(uri, version.commit!);
  await openPlace({ file: file.toString(), startLine: line, startColumn: column, endLine, endColumn }, vscode.ViewColumn.One);
}

/** Where a scenario begins, by its title. */
export function placeOfScenario(title: string, { folder }: Subject, { before, after }: Reviewed): ToldPlace | undefined {
  for (const [state, files] of [['after', after], ['before', before]] as const) {
    for (const { uri, text } of files) {
      const offset = text.search(new RegExp(`^[ \\t]*scenario[ \\t]+"${title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}"`, 'm'));
      if (offset < 0) continue;
      const line = text.slice(0, offset).split('\n').length;
      return { state, path: pathIn(folder, uri), line, column: 1, endLine: line, endColumn: 1 };
    }
  }
  return undefined;
}

/** Shows a file side by side as it was and as it is, with VS Code's own comparison; a file that is in one state only is opened. */
export async function showDifferences(path: string, { folder, version }: Subject, { view }: Reviewed): Promise<void> {
  const file = view.files.find((one) => one.path === path);
  if (!file) return;
  const uri = vscode.Uri.joinPath(folder, path);
  if (version.commit === undefined) return showSaved(uri);
  const former = await formerUri(uri, version.commit);
  if (file.in === 'both') await vscode.commands.executeCommand('vscode.diff', former, uri, `${path.slice(path.lastIndexOf('/') + 1)} (${version.name} ↔ now)`, { viewColumn: vscode.ViewColumn.One } satisfies vscode.TextDocumentShowOptions);
  else await vscode.window.showTextDocument(file.in === 'before' ? former : uri, { viewColumn: vscode.ViewColumn.One });
}

async function showSaved(uri: vscode.Uri): Promise<void> {
  await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.One });
  await vscode.commands.executeCommand('workbench.files.action.compareWithSaved');
}
