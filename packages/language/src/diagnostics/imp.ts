import { didYouMean } from './close-names.ts';
import { defineDiagnostic } from './entry.ts';

/** IMP: files named by imports. */

export const fileNotFound = defineDiagnostic<{ path: string; suggestion?: string }>({
  code: 'IMP-001',
  severity: 'error',
  title: 'An imported file that is not there',
  message: ({ path, suggestion }) => `There is no file "${path}".${didYouMean(suggestion)} The path is read from the folder of this file.`,
  why: 'Every name the file was to bring is missing.',
  remedy: 'Correct the path, or create the file.',
  bad: 'import "./libary/measures.remit"',
  good: 'import "./library/measures.remit"',
});

export const unknownPathForm = defineDiagnostic<{ path: string }>({
  code: 'IMP-002',
  severity: 'error',
  title: 'An import path of an unknown form',
  message: ({ path }) => `"${path}" is no path this tool can follow: write "./…" or "../…" for a file nearby, or "std/…" for the built-in library.`,
  why: 'A path must mean the same file on every machine.',
  remedy: 'Start the path with ./ or ../ or std/.',
  bad: 'import "library/measures.remit"',
  good: 'import "./library/measures.remit"',
});

export const importsItself = defineDiagnostic<{ path: string }>({
  code: 'IMP-003',
  severity: 'warning',
  title: 'A file that imports itself',
  message: ({ path }) => `"${path}" is this file; its names are here already. Delete the import.`,
  why: 'The import does nothing and suggests a second file.',
  remedy: 'Delete the import.',
  bad: 'import "./this-file.remit"',
  good: '',
});

export const importedTwice = defineDiagnostic<{ path: string }>({
  code: 'IMP-004',
  severity: 'warning',
  title: 'A file imported twice',
  message: ({ path }) => `"${path}" is imported more than once. Join the imports into one.`,
  why: 'A reader cannot tell which import brings a name.',
  remedy: 'Keep one import of the file.',
  bad: 'import "./a.remit"\nimport "./a.remit"',
  good: 'import "./a.remit"',
});

export const importsFirst = defineDiagnostic({
  code: 'IMP-005',
  severity: 'hint',
  title: 'An import that is not at the top',
  message: () => 'Imports stand at the top of a file, where a reader looks for them.',
  why: 'A reader should see at once what a file depends on.',
  remedy: 'Move the import to the top of the file.',
  bad: 'contract A { … }\nimport "./b.remit"',
  good: 'import "./b.remit"\ncontract A { … }',
});

/** All entries of this area. */
export const impEntries = [fileNotFound, unknownPathForm, importsItself, importedTwice, importsFirst];
