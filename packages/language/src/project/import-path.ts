/** An import path, taken apart. */
export type ImportPath =
  | { kind: 'relative'; path: string }
  /** `file` is relative to the shipped library: "calendar/england.remit". */
  | { kind: 'std'; file: string }
  /** `file` is relative to the package. */
  | { kind: 'package'; name: string; file: string }
  | { kind: 'wrong'; why: string };

/** Extension of contract files. */
export const EXTENSION = '.remit';

/** The file that an import of a whole package means. */
const PACKAGE_ENTRY = `index${EXTENSION}`;

/** Takes an import path apart as written, without looking at any file. */
export function parseImportPath(written: string): ImportPath {
  const why = problem(written);
  if (why) return { kind: 'wrong', why };
  if (/^\.{1,2}\//.test(written)) return { kind: 'relative', path: written };
  if (written === 'std' || written.startsWith('std/')) return { kind: 'std', file: written.slice('std/'.length) };
  const parts = written.split('/');
  const name = parts.splice(0, written.startsWith('@') ? 2 : 1).join('/');
  return { kind: 'package', name, file: parts.join('/') || PACKAGE_ENTRY };
}

function problem(written: string): string | undefined {
  if (written.trim() === '') return 'The path is empty. Write the file to import, such as "./measures.remit".';
  if (written.includes('\\')) return 'Write folders with "/" instead of "\\": that works on every computer.';
  if (/^(\/|[A-Za-z]:|~)/.test(written)) return 'The path starts at the root of a disk, which is different on every computer. Write it relative to this file, such as "../measures.remit".';
  if (/^[A-Za-z][A-Za-z0-9+.-]*:/.test(written)) return 'Files are imported from the project, a library listed in remit.json or "std/…", not from an address.';
  if (/[\u0000-\u001f?#]/.test(written)) return 'The path contains a character that file names cannot have everywhere.';
  if (written.split('/').slice(1).includes('..') && !/^\.{1,2}\//.test(written)) return 'A path into a library cannot contain "..".';
  return undefined;
}
