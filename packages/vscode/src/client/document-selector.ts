import * as vscode from 'vscode';

/**
 * File systems that contracts are edited on. An earlier version of a contract that is shown beside it (`git:`), or the text of a
 * conversation, is nobody's contract and gets no findings.
 */
const fileSystems = ['file', 'untitled', 'vscode-remote', 'vscode-vfs', 'vscode-test-web', 'memfs'];

/** Contract files on the file systems that are known, and on those of the folders that are open. */
export function documentSelector(): { scheme: string; language: string }[] {
  const opened = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);
  return [...new Set([...fileSystems, ...opened])].map((scheme) => ({ scheme, language: 'remit' }));
}
