import type { CoveredClause, CoveredFile } from './protocol.ts';

/** What several contracts say of the same files, each place once, with the scenarios of all of them. */
export function mergeCoverage(all: readonly CoveredFile[]): CoveredFile[] {
  const byUri = new Map<string, CoveredFile>();
  for (const file of all) {
    const known = byUri.get(file.uri);
    byUri.set(file.uri, known ? { uri: file.uri, clauses: merged(known.clauses, file.clauses), declarations: merged(known.declarations, file.declarations) } : file);
  }
  return [...byUri.values()].sort((a, b) => (a.uri < b.uri ? -1 : 1));
}

function merged<T extends CoveredClause>(some: readonly T[], others: readonly T[]): T[] {
  const byPlace = new Map<string, T>();
  for (const one of [...some, ...others]) {
    const key = JSON.stringify(one.range);
    const known = byPlace.get(key);
    byPlace.set(key, known ? { ...known, scenarios: known.scenarios + one.scenarios } : one);
  }
  return [...byPlace.values()].sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character);
}
