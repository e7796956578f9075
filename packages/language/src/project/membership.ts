import type { URI } from 'langium';
import { matchAny } from './glob.ts';
import { EXTENSION } from './import-path.ts';
import { defaultSettings, type ProjectSettings } from './project-settings.ts';

/** Which files of a folder belong to a project. Paths are relative to the project's folder. */
export interface Membership {
  /** Whether a search enters the folder. */
  enters(folder: string): boolean;
  /** Whether the file belongs. */
  has(file: string): boolean;
}

/** Folders that never hold contracts of a project: what was installed, what was built, what is hidden. */
export function isSkippedFolder(name: string): boolean {
  return name === 'node_modules' || name === defaultSettings.out || name.startsWith('.');
}

/** Settings do not change once they are read, and are asked for each file. */
const remembered = new WeakMap<ProjectSettings, Membership>();

/** Membership by a project's globs and the folders that are always skipped. */
export function membershipOf(settings: ProjectSettings): Membership {
  let membership = remembered.get(settings);
  if (!membership) remembered.set(settings, membership = readMembership(settings));
  return membership;
}

function readMembership(settings: ProjectSettings): Membership {
  const included = matchAny(settings.include);
  const excluded = matchAny([...settings.exclude, settings.out]);
  return {
    enters: (folder) => !isSkippedFolder(folder.slice(folder.lastIndexOf('/') + 1)) && !excluded(folder),
    has: (file) => {
      const name = file.slice(file.lastIndexOf('/') + 1);
      return name.endsWith(EXTENSION) && !name.startsWith('.') && included(file) && !excluded(file);
    },
  };
}

/** The path of a file below a folder; undefined if it is not below. The folder itself is "". */
export function pathBelow(folder: URI, file: URI): string | undefined {
  if (folder.scheme !== file.scheme || folder.authority !== file.authority) return undefined;
  const base = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
  if (`${file.path}/` === base) return '';
  return file.path.startsWith(base) ? file.path.slice(base.length) : undefined;
}
