import { globBase, isGlob, matchAny } from '@remit/language/project/glob';
import { closestFile } from '@remit/language/project/closest-file';
import { EXTENSION } from '@remit/language/project/import-path';
import { readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from '../usage-error.ts';

/** Files and folders that a person named. Paths are absolute. */
export interface NamedPaths {
  files: string[];
  folders: { folder: string; accept?: (path: string) => boolean; /** As named. */ as: string }[];
}

/** Finds the contract files, folders and globs named on the command line; none named means the current folder. */
export function namedPaths(named: readonly string[], cwd: string): NamedPaths {
  const files = new Map<string, string>();
  const folders: NamedPaths['folders'] = [];
  for (const name of named.length > 0 ? named : ['.']) {
    const absolute = path.resolve(cwd, name);
    const kind = kindOf(absolute);
    if (kind === 'file') {
      if (!name.endsWith(EXTENSION)) throw new UsageError(`"${name}" is not a contract file.`, `Contract files end in "${EXTENSION}".`);
      const real = realpathSync(absolute);
      if (!files.has(real)) files.set(real, absolute);
    } else if (kind === 'folder') {
      folders.push({ folder: absolute, as: name });
    } else {
      const glob = process.platform === 'win32' ? name.replaceAll('\\', '/') : name;
      if (!isGlob(glob)) throw notThere(name, absolute);
      const { base, rest } = globBase(glob);
      const folder = path.resolve(cwd, base);
      if (kindOf(folder) !== 'folder') throw new UsageError(`Nothing matches "${name}": there is no folder "${base}".`);
      folders.push({ folder, accept: matchAny([rest]), as: name });
    }
  }
  return { files: [...files.values()], folders };
}

/** The one file that a person named, with its absolute path. */
export function namedFile(name: string, cwd: string): string {
  const absolute = path.resolve(cwd, name);
  const kind = kindOf(absolute);
  if (kind === 'folder') throw new UsageError(`"${name}" is a folder, but a file is needed here.`);
  if (!kind) throw notThere(name, absolute);
  return absolute;
}

/** A path for people: relative to the current folder, unless that only leads away from it; with "/" everywhere. */
export function shownPath(absolute: string, cwd: string): string {
  const relative = path.relative(cwd, absolute);
  const shown = relative === '' ? '.' : relative.startsWith(`..${path.sep}..${path.sep}`) ? absolute : relative;
  return shown.split(path.sep).join('/');
}

/** Capital and small letters count, even where the file system overlooks them. */
function kindOf(absolute: string): 'file' | 'folder' | undefined {
  const stat = statSync(absolute, { throwIfNoEntry: false });
  if (!stat || !hasName(absolute)) return undefined;
  return stat.isDirectory() ? 'folder' : 'file';
}

function hasName(absolute: string): boolean {
  const name = path.basename(absolute);
  if (name === '' || process.platform === 'linux') return true;
  return readdirSync(path.dirname(absolute)).includes(name);
}

function notThere(name: string, absolute: string): UsageError {
  const folder = path.dirname(absolute);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return new UsageError(`There is no file or folder "${name}".`, 'Check the path: it starts at the current folder.');
  // A table is never a contract, however alike the names.
  const isTable = path.extname(name).toLowerCase() === '.csv';
  const close = closestFile(path.basename(absolute), readdirSync(folder).filter((other) => !isTable || !other.endsWith(EXTENSION)));
  const suggestion = close === undefined ? undefined : name.slice(0, name.length - path.basename(name).length) + close;
  return new UsageError(`There is no file or folder "${name}".`, suggestion === undefined ? 'Check the path: it starts at the current folder.' : `Did you mean "${suggestion}"?`);
}
