import { UriUtils, type URI } from 'langium';
import { closestName } from '../diagnostics/close-names.ts';
import { closestFile } from './closest-file.ts';
import type { FileAccess, FileEntry } from './file-access.ts';
import { EXTENSION, parseImportPath } from './import-path.ts';
import { settingsOf, type ProjectFinder } from './project-finder.ts';
import { standardLibraryUri, standardScheme, type StandardLibrary } from '../scoping/standard-library.ts';

/** Where an import leads, or why it leads nowhere. */
export type Resolution =
  | { uri: URI; problem?: undefined; wanted?: undefined }
  | { problem: ImportProblem; /** Where the file would be. */ wanted?: URI; uri?: undefined };

/** Why an import leads nowhere. */
export interface ImportProblem {
  code: string;
  message: string;
  /** What to write instead. */
  replacement?: string;
}

/** What is needed to find the file that an import means. */
export interface ResolverContext {
  access: FileAccess;
  finder: ProjectFinder;
  library: StandardLibrary;
  /** Whether a document is there without being on disk. */
  isHeld(uri: URI): boolean;
}

/** Finds the file that `written`, in an import of the file `from`, means. The same on every computer: letters count, links are not followed. */
export async function resolveImport(from: URI, written: string, context: ResolverContext): Promise<Resolution> {
  const path = parseImportPath(written);
  switch (path.kind) {
    case 'wrong':
      return { problem: { code: 'IMP-002', message: `"${written}" cannot be imported. ${path.why}` } };
    case 'std':
      return resolveStd(`std/${path.file}`, written, context.library);
    case 'package':
      return resolvePackage(from, path.name, path.file, written, context);
    case 'relative': {
      const folder = UriUtils.dirname(from);
      if (from.scheme === standardScheme) return resolveStd(`std${UriUtils.resolvePath(folder, path.path).path}`, written, context.library);
      return walk(folder, path.path.split('/'), (parts) => parts.join('/'), written, context);
    }
  }
}

function resolveStd(path: string, written: string, library: StandardLibrary): Resolution {
  const uri = standardLibraryUri(path);
  if (library.read(uri) !== undefined) return { uri };
  const files = library.list();
  const close = files.find((name) => name === path + EXTENSION) ?? closestName(path, files);
  const hint = close ? ` Did you mean "${close}"?` : '';
  return {
    problem: {
      code: 'IMP-006',
      message: `The library that comes with Remit has no file "${written}", so nothing is imported.${hint}`,
      ...(close ? { replacement: close } : {}),
    },
  };
}

async function resolvePackage(from: URI, name: string, file: string, written: string, context: ResolverContext): Promise<Resolution> {
  const folder = UriUtils.dirname(from);
  const project = await context.finder.of(folder);
  const { libraries } = settingsOf(project);
  if (!libraries.includes(name)) {
    const here = await walk(folder, written.split('/'), (parts) => parts.join('/'), written, context);
    if (here.uri) return { problem: { code: 'IMP-002', message: `"${written}" is a file of this project: write its path from here, "./${written}".`, replacement: `./${written}` }, wanted: here.uri };
    const close = closestName(name, ['std', ...libraries]);
    const hint = close ? ` Did you mean "${close}"?` : '';
    const what = project ? `Add "${name}" to "libraries" in remit.json` : `Make a project file remit.json with "libraries": ["${name}"]`;
    return { problem: { code: 'IMP-007', message: `"${name}" is not a library of this project, so nothing is imported from it.${hint} ${what}; a file of the project itself is written with "./" in front.` } };
  }
  for (let at = project?.folder ?? folder; ; ) {
    const installed = UriUtils.joinPath(at, 'node_modules', ...name.split('/'));
    if (await context.access.list(installed)) return walk(installed, file.split('/'), (parts) => [name, ...parts].join('/'), written, context);
    const parent = UriUtils.dirname(at);
    if (parent.path === at.path) break;
    at = parent;
  }
  return { problem: { code: 'IMP-008', message: `The library "${name}" is listed in remit.json but not installed, so nothing is imported from it. Install it with: npm install ${name}` } };
}

/** Follows a path folder by folder, so that letters and links are looked at in every part that the author wrote. */
async function walk(start: URI, parts: string[], spell: (parts: string[]) => string, written: string, context: ResolverContext): Promise<Resolution> {
  const wanted = UriUtils.resolvePath(start, parts.join('/'));
  let at = start;
  for (const [index, part] of parts.entries()) {
    if (part === '.' || part === '') continue;
    if (part === '..') {
      at = UriUtils.dirname(at);
      continue;
    }
    const last = index === parts.length - 1;
    const entries = (await context.access.list(at)) ?? [];
    const entry = entries.find(({ name }) => name === part);
    if (!entry && context.isHeld(wanted)) break;
    const problem = entry ? wrongKind(entry, last, written) : notThere(entries, parts, index, spell, written);
    if (problem) return { problem, wanted };
    at = UriUtils.joinPath(at, part);
  }
  if (wanted.path.endsWith(EXTENSION)) return { uri: wanted };
  return { problem: { code: 'IMP-002', message: `"${written}" is not a contract file: only files whose name ends in "${EXTENSION}" can be imported.` }, wanted };
}

function wrongKind(entry: FileEntry, last: boolean, written: string): ImportProblem | undefined {
  const { name, kind } = entry;
  if (kind === 'link') {
    return {
      code: 'IMP-009',
      message: `"${name}" in "${written}" is a link to another place, and what it leads to can differ from computer to computer. Import the file itself, or list its package under "libraries" in remit.json.`,
    };
  }
  if (last && kind === 'folder') {
    return { code: 'IMP-001', message: `"${written}" is a folder, so nothing is imported. Import the files in it one by one, such as "${written.replace(/\/+$/, '')}/measures${EXTENSION}".` };
  }
  if (!last && kind === 'file') return { code: 'IMP-001', message: `"${name}" in "${written}" is a file, not a folder, so nothing is imported. Check the path.` };
  return undefined;
}

function notThere(entries: readonly FileEntry[], parts: string[], index: number, spell: (parts: string[]) => string, written: string): ImportProblem {
  const part = parts[index]!;
  const last = index === parts.length - 1;
  const what = last ? 'file' : 'folder';
  const names = entries.filter(({ kind }) => kind === what).map(({ name }) => name);
  const sameButCase = names.find((name) => name.toLowerCase() === part.toLowerCase());
  const candidates = last ? names.filter((name) => name.endsWith(EXTENSION)) : names;
  const close = sameButCase ?? candidates.find((name) => name === part + EXTENSION) ?? closestFile(part, candidates);
  const replacement = close === undefined ? undefined : spell([...parts.slice(0, index), close, ...parts.slice(index + 1)]);
  if (sameButCase) {
    return {
      code: 'IMP-001',
      message: `There is no ${what} "${part}", but there is "${sameButCase}". Capital and small letters count, as they do on other computers. Write "${replacement}".`,
      replacement,
    };
  }
  const hint = replacement === undefined ? 'Check the path: it starts at the folder of this file.' : `Did you mean "${replacement}"?`;
  return {
    code: 'IMP-001',
    message: `The file "${written}" cannot be found, so nothing is imported from it: there is no ${what} "${part}". ${hint}`,
    ...(replacement === undefined ? {} : { replacement }),
  };
}
