import type { WhatIfMembership } from './protocol.ts';
import type { ReadyContract } from './ready-contract.ts';

/** The groups of a contract, each with all whom the facts name. */
export function membershipsOf({ loaded: { program }, whatIf: { facts } }: ReadyContract): WhatIfMembership[] {
  const { members = {}, observations, rows = {} } = facts;
  const named = [...observations, ...Object.values(rows).flat()].map(({ dims }) => new Map(Object.entries(dims ?? {})));
  return program.groups.map(({ id, title, member }) => {
    const listed = Object.hasOwn(members, id) ? members[id]! : [];
    return { group: id, title: title ?? id, member, keys: [...new Set([...listed.map(({ key }) => key), ...named.flatMap((dims) => dims.get(id) ?? [])])].sort() };
  });
}
