import * as vscode from 'vscode';
import { CannotCompare } from './cannot-compare.ts';
import { inTurns, isOfContracts, onDisk, type FileAt } from './contract-files.ts';
import { ADDED, type GitRepository } from './git-extension.ts';

/** The names that git gives to a folder without files, by how long its names of commits are. */
const EMPTY: Readonly<Record<number, string>> = { 40: '4b825dc642cb6eb9a060e54bf8d69288fbee4904', 64: '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321' };

/**
 * The contract files and project files of a commit, whichever folder they are in. Files that are now as they were then are read from the disk; git is
 * asked for the others only.
 *
 * @param commit the full name of a commit, as git gave it
 * @throws CannotCompare where a file cannot be read
 */
export async function formerFiles(repository: GitRepository, commit: string): Promise<FileAt[]> {
  const empty = EMPTY[commit.length];
  if (empty === undefined) throw new CannotCompare(`“${commit}” is not the name of a commit.`);
  const [tracked, changes] = [await repository.diffIndexWith(empty), await repository.diffWith(commit)];
  // While a merge is under way, git compares no files that it could not merge.
  const inMerge = repository.state.mergeChanges.map(({ uri }) => uri).filter(isOfContracts);
  const touched = new Set([...changes.flatMap(({ uri, originalUri, renameUri }) => [uri, originalUri, renameUri ?? uri]), ...inMerge].map(String));
  const former = changes.filter(({ status }) => !ADDED.includes(status)).map(({ originalUri }) => originalUri).filter(isOfContracts);
  const same = tracked.map(({ uri }) => uri).filter((uri) => isOfContracts(uri) && !touched.has(uri.toString()));
  const show = (uri: vscode.Uri): Promise<string> => repository.show(commit, uri.fsPath);
  const files = [
    // What is not on the disk is left out of it there, or was taken out since it was given to git, and then that commit has it neither.
    ...(await inTurns(same, async (uri) => onDisk(uri).catch(() => show(uri)).then((text) => [{ uri, text }], () => []))).flat(),
    ...await inTurns(former, async (uri) => ({ uri, text: await show(uri).catch((fault: unknown) => cannotRead(uri, fault)) })),
    ...(await inTurns(inMerge, async (uri) => show(uri).then((text) => [{ uri, text }], () => []))).flat(),
  ];
  return files.sort((a, b) => (a.uri.path < b.uri.path ? -1 : 1));
}

function cannotRead({ path }: vscode.Uri, fault: unknown): never {
  throw new CannotCompare(`“${path.slice(path.lastIndexOf('/') + 1)}” cannot be read as it was then (${fault instanceof Error ? fault.message : String(fault)}), and without it the comparison would be wrong.`);
}
