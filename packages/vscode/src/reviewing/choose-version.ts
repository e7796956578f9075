import * as vscode from 'vscode';
import type { OfferedVersion } from './versions.ts';

interface Pick extends vscode.QuickPickItem { version?: OfferedVersion; named?: string }

/**
 * Asks with which version is compared. Any other can be named too: what is written stands as a choice below those it fits.
 *
 * @returns the version, or what was written; undefined if none was chosen
 */
export async function chooseVersion(versions: readonly OfferedVersion[], title: string, canBeNamed: boolean): Promise<OfferedVersion | string | undefined> {
  const picks = versions.flatMap((version, index): Pick[] => [
    ...(versions[index - 1]?.heading === version.heading ? [] : [{ label: version.heading, kind: vscode.QuickPickItemKind.Separator }]),
    { label: `$(${version.icon}) ${version.label ?? version.name}`, description: version.told, version },
  ]);
  const list = vscode.window.createQuickPick<Pick>();
  list.title = title;
  list.placeholder = canBeNamed ? 'With which version? Choose one, or write the name of a branch, a tag or a commit' : 'With which version?';
  list.matchOnDescription = true;
  list.items = picks;
  return new Promise((resolve) => {
    list.onDidChangeValue((value) => {
      const named = value.trim();
      list.items = named === '' || !canBeNamed ? picks : [...picks, { label: `$(search) The version “${named}”`, alwaysShow: true, named }];
    });
    list.onDidAccept(() => {
      const [chosen] = list.selectedItems;
      resolve(chosen?.version ?? chosen?.named);
      list.hide();
    });
    list.onDidHide(() => {
      resolve(undefined);
      list.dispose();
    });
    list.show();
  });
}
