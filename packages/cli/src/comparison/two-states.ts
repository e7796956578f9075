import { filesInMemory } from '@remit/language/project/files-in-memory';
import { isGlob } from '@remit/language/project/glob';
import { URI } from 'langium';
import { statSync } from 'node:fs';
import path from 'node:path';
import { namedPaths, shownPath } from '../files/paths.ts';
import type { CliIo } from '../io.ts';
import { UsageError } from '../usage-error.ts';
import type { StateFiles } from './load-state.ts';
import { revisionFiles } from './revision-files.ts';

/** The files of two states, and what people call the two. */
export interface TwoStates { readonly before: StateFiles; readonly after: StateFiles; readonly called: { readonly before: string; readonly after: string } }

/**
 * Which files are compared.
 *
 * @throws UsageError where it is not clear, where something is not there, and where a revision cannot be read
 */
export async function twoStates(paths: readonly string[], revision: string | undefined, io: CliIo): Promise<TwoStates> {
  if (revision !== undefined) {
    if (paths.length > 1) throw new UsageError('With --rev only one file or folder is compared.', 'Name one, or none for the current folder: remit compare --rev HEAD contracts');
    return withRevision(paths[0] ?? '.', revision, io);
  }
  const [old, now] = paths;
  if (old === undefined || now === undefined || paths.length > 2) throw new UsageError('Two files or two folders are compared, the old one first.', 'Write: remit compare OLD NEW, or remit compare --rev HEAD [PATH] for another git revision.');
  return twoPaths(old, now, io);
}

function twoPaths(old: string, now: string, { cwd }: CliIo): TwoStates {
  const [left, right] = [oneOf(old, cwd), oneOf(now, cwd)];
  if (left.isFolder !== right.isFolder) throw new UsageError(`"${left.isFolder ? old : now}" is a folder and "${left.isFolder ? now : old}" a file.`, 'Name two files or two folders.');
  const nameIn = (base: string, file: string | undefined) => (absolute: string): string =>
    (absolute === file ? path.basename(right.absolute) : path.relative(base, absolute).split(path.sep).join('/') || '.');
  const stateOf = ({ absolute, isFolder }: typeof left, named: string): StateFiles => ({ named, nameOf: isFolder ? nameIn(absolute, undefined) : nameIn(path.dirname(absolute), absolute) });
  return { before: stateOf(left, old), after: stateOf(right, now), called: { before: `"${old}"`, after: `"${now}"` } };
}

async function withRevision(name: string, revision: string, { cwd, env }: CliIo): Promise<TwoStates> {
  const { absolute, isFolder } = oneOf(name, cwd);
  const base = isFolder ? absolute : path.dirname(absolute);
  const { root, folder, files, commit } = await revisionFiles(revision, base, env);
  const fileSystem = filesInMemory([...files].map(([file, content]) => [URI.file(path.join(root, file)), content] as const));
  const named = isFolder ? { files: [], folders: [{ folder, as: name }] } : { files: [path.join(folder, path.basename(absolute))], folders: [] };
  return {
    before: { named: name, source: { fileSystem, named }, nameOf: (file) => shownPath(path.resolve(base, path.relative(folder, path.resolve(cwd, file))), cwd) },
    after: { named: name, nameOf: (file) => shownPath(file, cwd) },
    called: { before: `${revision} (${commit.slice(0, 10)})`, after: 'the files as they are' },
  };
}

function oneOf(name: string, cwd: string): { absolute: string; isFolder: boolean } {
  const absolute = path.resolve(cwd, name);
  if (isGlob(name) && !statSync(absolute, { throwIfNoEntry: false })) throw new UsageError(`"${name}" is a pattern, but one file or folder is compared with another.`);
  const { folders } = namedPaths([name], cwd);
  return { absolute, isFolder: folders.length > 0 };
}
