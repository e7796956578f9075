import * as vscode from 'vscode';

/**
 * The contract file that the author works on. Where the focus is elsewhere, such as in a list, it is one that is visible; where
 * something else covers it, such as the first steps, the only one that is open.
 */
export function contractInView(): vscode.TextDocument | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const editors = activeTextEditor?.document.languageId === 'remit' ? [activeTextEditor] : visibleTextEditors;
  // An earlier version that is shown beside it is nobody's contract.
  const visible = editors.map(({ document }) => document).find(({ languageId, uri }) => languageId === 'remit' && uri.scheme !== 'git');
  if (visible) return visible;
  const covered = inTabs();
  return covered.length === 1 ? covered[0] : undefined;
}

function inTabs(): vscode.TextDocument[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const addresses = new Set(tabs.flatMap(({ input }) => (input instanceof vscode.TabInputText ? [input.uri.toString()] : [])));
  return vscode.workspace.textDocuments.filter(({ languageId, uri }) => languageId === 'remit' && addresses.has(uri.toString()));
}
