import { compareRequest, type CompareAnswer, type CompareParams, type FileText } from '@remit/server/compare-request';
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { CannotCompare } from './cannot-compare.ts';
import { filesIn, withUnsaved, type FileAt } from './contract-files.ts';
import { formerFiles } from './former-files.ts';
import type { GitRepository } from './git-extension.ts';
import type { ComparisonView } from './messages.ts';
import type { Version } from './versions.ts';

/** What is compared: the contract files of a folder as they are here with a version of them. */
export interface Subject {
  /** The folder of the repository; without one, that of the files. */
  readonly folder: vscode.Uri;
  /** The folders whose contracts are compared: those that are open; all others are there to be imported. */
  readonly within: readonly vscode.Uri[];
  readonly version: Version;
  readonly repository?: GitRepository;
}

/** What came out, and the texts that it came from. */
export interface Reviewed { readonly view: ComparisonView; readonly markdown: string; readonly before: readonly FileAt[]; readonly after: readonly FileAt[] }

/**
 * Compares; what is not saved counts as it stands in the editor.
 *
 * @throws CannotCompare where a version cannot be read or has no contracts
 * @throws vscode.CancellationError where it was given up
 */
export async function review({ folder, within, version, repository }: Subject, client: BaseLanguageClient, token: vscode.CancellationToken): Promise<Reviewed> {
  const saved = await filesIn(folder);
  const before = version.commit === undefined || !repository ? saved : await formerFiles(repository, version.commit);
  if (token.isCancellationRequested) throw new vscode.CancellationError();
  const after = withUnsaved(saved);
  if (![...before, ...after].some(({ uri }) => uri.path.endsWith('.remit'))) throw new CannotCompare(`There are no contracts in “${nameOf(folder)}”, neither here nor in that version.`);
  if (!client.isRunning()) throw new CannotCompare('The language server is not running, and it is what compares. Start it with “Remit: Restart the Language Server”.');
  const addressed = (files: readonly FileAt[]): FileText[] => files.map(({ uri, text }) => ({ uri: client.code2ProtocolConverter.asUri(uri), text }));
  const params: CompareParams = { before: addressed(before), after: addressed(after), folder: client.code2ProtocolConverter.asUri(folder), within: within.map((one) => client.code2ProtocolConverter.asUri(one)) };
  const { told, markdown } = await client.sendRequest<CompareAnswer>(compareRequest, params, token);
  const view: ComparisonView = { folder: nameOf(folder), before: `${version.name} (${version.told})`, now: 'the text as it stands here, with what is not saved', files: otherFiles(folder, before, after), told };
  return { view, markdown: `# From ${view.before}\n\n${markdown}`, before, after };
}

/** The path of a file as the comparison calls it. */
export function pathIn(folder: vscode.Uri, { path }: vscode.Uri): string {
  return path.startsWith(`${folder.path}/`) ? path.slice(folder.path.length + 1) : path;
}

function otherFiles(folder: vscode.Uri, before: readonly FileAt[], after: readonly FileAt[]): ComparisonView['files'] {
  const [olds, news] = [before, after].map((files) => new Map(files.map(({ uri, text }) => [pathIn(folder, uri), text]))) as [Map<string, string>, Map<string, string>];
  const paths = [...new Set([...olds.keys(), ...news.keys()])].sort();
  return paths.filter((path) => olds.get(path) !== news.get(path)).map((path) => ({ path, in: !olds.has(path) ? 'after' : !news.has(path) ? 'before' : 'both' }));
}

function nameOf({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
