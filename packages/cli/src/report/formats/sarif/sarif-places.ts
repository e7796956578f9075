import type { PathInPipeline } from '../../pipeline-paths.ts';
import type { Place, TextRange } from '../../reported-finding.ts';

/** What paths in a log start at. */
export const BASE = '%SRCROOT%';

/** The files of a log: each is listed once, and places name it by its number too. */
export class SarifFiles {
  readonly #pathOf: PathInPipeline;
  readonly #numbers = new Map<string, number>();

  /** @param files those to list, in the order to list them in */
  constructor(files: readonly string[], pathOf: PathInPipeline) {
    this.#pathOf = pathOf;
    for (const file of files.map(pathOf).sort()) if (!this.#numbers.has(file)) this.#numbers.set(file, this.#numbers.size);
  }

  /** All files as artifacts. */
  artifacts(): object[] {
    return [...this.#numbers.keys()].map((file) => ({ location: { uri: uriOf(file), uriBaseId: BASE }, ...(file.endsWith('.remit') ? { sourceLanguage: 'remit' } : {}) }));
  }

  /** The file of a place. */
  artifact(file: string): object {
    const path = this.#pathOf(file);
    const index = this.#numbers.get(path);
    return { uri: uriOf(path), uriBaseId: BASE, ...(index === undefined ? {} : { index }) };
  }

  /** A place in a file. */
  physical({ file, range }: Place): object {
    return { artifactLocation: this.artifact(file), ...(range ? { region: regionOf(range) } : {}) };
  }
}

/** A range as SARIF has it: from 1, with the end exclusive too. */
export function regionOf({ line, column, endLine, endColumn }: TextRange): object {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

function uriOf(path: string): string {
  return path.toWellFormed().split('/').map(encodeURIComponent).join('/');
}
