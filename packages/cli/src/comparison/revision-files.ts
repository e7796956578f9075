import { PROJECT_FILE } from '@remit/language/project/project-settings';
import { EXTENSION } from '@remit/language/project/import-path';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from '../usage-error.ts';
import { git } from './git.ts';

/** The contract and project files of a revision. */
export interface RevisionFiles {
  /** The folder of the repository. */
  root: string;
  /** The folder asked for, inside the repository. */
  folder: string;
  /** The revision's full name. */
  commit: string;
  /** Contents by their path from the root, with "/". */
  files: Map<string, Buffer>;
}

/**
 * Reads what contracts are made of from a git revision; links are left out, as they are elsewhere.
 *
 * @param folder a folder in the repository
 * @throws UsageError where there is no git, no repository or no such revision
 */
export async function revisionFiles(revision: string, folder: string, env: Readonly<Record<string, string | undefined>>): Promise<RevisionFiles> {
  const top = await git(['rev-parse', '--show-toplevel', '--show-prefix'], existing(folder), env);
  if (!top.ok) throw new UsageError(`"${folder}" is not in a git repository that can be read.`, top.error.split('\n')[0] ?? '');
  const [root = '', prefix = ''] = top.output.toString('utf8').split('\n');
  const commit = await git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`], root, env);
  if (!commit.ok) throw new UsageError(`There is no git revision "${revision}" here.`, 'Name a branch, a tag or a commit; "git log --oneline" lists commits.');
  const name = commit.output.toString('utf8').trim();
  const tree = await git(['ls-tree', '-r', '-z', '--full-tree', name], root, env);
  if (!tree.ok) throw unreadable(revision, tree.error);
  const blobs = tree.output.toString('utf8').split('\0').flatMap((line) => {
    const [, mode, object, file] = /^(\d+) blob ([0-9a-f]+)\t([\s\S]+)$/.exec(line) ?? [];
    return mode?.startsWith('100') && (file!.endsWith(EXTENSION) || path.posix.basename(file!) === PROJECT_FILE) ? [{ object: object!, file: file! }] : [];
  });
  if (blobs.length === 0) return { root, folder: path.join(root, prefix), commit: name, files: new Map() };
  const contents = await git(['cat-file', '--batch'], root, env, `${blobs.map(({ object }) => object).join('\n')}\n`);
  if (!contents.ok) throw unreadable(revision, contents.error);
  const files = new Map<string, Buffer>();
  let at = 0;
  for (const { file } of blobs) {
    const end = contents.output.indexOf('\n', at);
    const size = /^\S+ blob (\d+)$/.exec(contents.output.toString('utf8', at, end))?.[1];
    if (size === undefined) throw unreadable(revision, `"${file}" is not there in full`);
    files.set(file, contents.output.subarray(end + 1, end + 1 + Number.parseInt(size, 10)));
    at = end + 1 + Number.parseInt(size, 10) + 1;
  }
  return { root, folder: path.join(root, prefix), commit: name, files };
}

/** The nearest folder that is there: one of the revision may be gone by now. */
function existing(folder: string): string {
  for (let at = folder; ; at = path.dirname(at)) if (existsSync(at) || at === path.dirname(at)) return at;
}

function unreadable(revision: string, error: string): UsageError {
  return new UsageError(`The git revision "${revision}" cannot be read: ${error.split('\n')[0] ?? ''}.`);
}
