import * as vscode from 'vscode';
import type { ScenarioRunner } from './scenario-runner.ts';
import type { ScenarioItem, ScenarioTree } from './scenario-tree.ts';

/**
 * Runs scenarios again whose texts changed, once these are saved: those that were run before in this window, all of them, or
 * none, as the setting `remit.scenarios.runOnSave` says. The check of a text may end before it is saved or after.
 */
export function runOnSave(tree: ScenarioTree, runner: ScenarioRunner): vscode.Disposable {
  const again = (): void => {
    const when = vscode.workspace.getConfiguration('remit.scenarios').get<string>('runOnSave', 'tried');
    if (when !== 'tried' && when !== 'always') return;
    const unsaved = new Set(vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty).map(({ uri }) => uri.toString()));
    const isSaved = ({ item }: ScenarioItem): boolean => ![item.uri, item.parent?.uri].some((uri) => uri !== undefined && unsaved.has(uri.toString()));
    const items = runner.takeStale(isSaved, when === 'always');
    if (items.length > 0) void runner.run(items, true);
  };
  return vscode.Disposable.from(
    vscode.workspace.onDidSaveTextDocument(({ languageId }) => {
      if (languageId === 'remit') again();
    }),
    tree.onDidChange(again),
  );
}
