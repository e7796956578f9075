import type { FactsDocument } from '@remit/program';
import { FACTS_FORMAT } from '@remit/program';

/** Facts of several files as one document: observations, members and rows one after the other. Two values for one key are found by the run. */
export function mergeFacts(documents: readonly FactsDocument[]): FactsDocument {
  const members = joined(documents.map(each => each.members));
  const rows = joined(documents.map(each => each.rows));
  return {
    format: FACTS_FORMAT,
    ...(members ? { members } : {}),
    observations: documents.flatMap(each => each.observations),
    ...(rows ? { rows } : {}),
  };
}

function joined<T>(lists: readonly (Readonly<Record<string, T[]>> | undefined)[]): Record<string, T[]> | undefined {
  const all = new Map<string, T[]>();
  for (const list of lists) {
    for (const [name, each] of Object.entries(list ?? {})) all.set(name, [...all.get(name) ?? [], ...each]);
  }
  return all.size === 0 ? undefined : Object.fromEntries(all);
}
