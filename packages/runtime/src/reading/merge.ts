import type { FactsDocument } from '@remit/program';
import { FACTS_FORMAT } from '@remit/program';
import { pointerKeys, toPointer } from '@remit/program/pointer';

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

/** Which of several documents a place among the members or rows of `mergeFacts` comes from, and where it is there; undefined for any other place. */
export function placeBeforeMerge(documents: readonly FactsDocument[], pointer: string): { document: number; pointer: string } | undefined {
  const [part, name, index, ...rest] = pointerKeys(pointer);
  if ((part !== 'members' && part !== 'rows') || name === undefined) return undefined;
  let before = 0;
  for (const [document, each] of documents.entries()) {
    const list = new Map(Object.entries<unknown[]>(each[part] ?? {})).get(name);
    if (!list) continue;
    if (index === undefined) return { document, pointer };
    if (Number(index) < before + list.length) return { document, pointer: toPointer([part, name, Number(index) - before, ...rest]) };
    before += list.length;
  }
  return undefined;
}
