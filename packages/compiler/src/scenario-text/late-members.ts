import type { FactsDocument, Member, Program } from '@remit/program';

/** Facts as they are read back from the text of a scenario, and the members of whom they were not known from the beginning. */
export interface ReadBack { readonly facts: FactsDocument; readonly late: readonly string[] }

/**
 * Whom a scenario gives a value for belongs to the group from the beginning; in files, a member is known from the day on which it is listed or
 * the first value for it came in.
 */
export function readBack({ groups }: Program, facts: FactsDocument): ReadBack {
  const members = new Map<string, Member[]>(Object.entries(facts.members ?? {}));
  const late: string[] = [];
  for (const { id } of groups) {
    const listed = members.get(id) ?? [];
    const known = new Set(listed.filter(({ recordedAt }) => recordedAt === undefined).map(({ key }) => key));
    const named = new Set(facts.observations.flatMap(({ dims }) => (dims && Object.hasOwn(dims, id) ? [dims[id]!] : [])));
    const missing = [...named].filter((key) => !known.has(key));
    if (missing.length === 0) continue;
    late.push(...missing);
    members.set(id, [...missing.map((key) => ({ key })), ...listed]);
  }
  return { facts: late.length === 0 ? facts : { ...facts, members: Object.fromEntries(members) }, late };
}
