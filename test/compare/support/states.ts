import type { ComparedText } from '@remit/language/compare/index';
import { compareTexts, type TextComparison } from '@remit/language/compare/index';
import { filesInMemory } from '@remit/language/project/files-in-memory';
import { createProjectServices, loadProject } from '@remit/language/project/index';
import { standardLibrary } from '@remit/language/scoping/standard-library';
import { PROFILES, TEXTS } from '@remit/std';
import { readFileSync } from 'node:fs';
import { URI } from 'langium';

/** Files by their paths. */
export type Files = Record<string, string>;

/** An example of the repository. */
export function example(path: string): string {
  return readFileSync(`examples/${path}`, 'utf8');
}

/** The first example, as it is or edited: each edit is what stands there and what is to stand there instead. */
export function northshire(...edits: readonly (readonly [from: string, to: string])[]): Files {
  let text = example('northshire-diabetes/northshire-diabetes.remit');
  for (const [from, to] of edits) {
    if (!text.includes(from)) throw new Error(`The example has no "${from}".`);
    text = text.replaceAll(from, to);
  }
  return { 'contract.remit': text, 'library/diabetes-measures.remit': example('northshire-diabetes/library/diabetes-measures.remit') };
}

/** Loads files that are held in memory. */
export async function loaded(files: Files, validation = false): Promise<ComparedText[]> {
  const encoder = new TextEncoder();
  const root = URI.file('/project');
  const inMemory = filesInMemory(Object.entries(files).map(([path, text]) => [URI.file(`/project/${path}`), encoder.encode(text)] as const));
  const { shared } = createProjectServices({ fileSystemProvider: () => inMemory }, standardLibrary(TEXTS, PROFILES));
  const { documents } = await loadProject(shared, { files: [], folders: [{ folder: root }] }, { validation });
  return documents.map((document) => ({ document, path: document.uri.path.replace('/project/', '') }));
}

/** Compares what two states say. */
export async function compared(before: Files, after: Files): Promise<TextComparison> {
  return compareTexts(await loaded(before), await loaded(after));
}

/** What is other, a line for each declaration and each clause. */
export async function differences(before: Files, after: Files): Promise<string[]> {
  const { changes } = await compared(before, after);
  return changes.flatMap(({ sentence, clauses }) => [sentence, ...clauses.map((clause) => `  ${clause.sentence}`)]);
}
