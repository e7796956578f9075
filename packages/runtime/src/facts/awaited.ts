import type { Fact, FactsDocument, IsoDate, Period, Program } from '@remit/program';
import { inputsOf } from '@remit/program/judgement-fact';
import { addDays } from '../dates.ts';

/** A value that a contract waits for: of what, for when and for whom. */
export interface AwaitedValue {
  readonly fact: Fact;
  readonly period: Period;
  /** One key for each set and group that the fact is for; none where nobody is known of a group. */
  readonly dims: Readonly<Record<string, string>>;
  /** The day by which it is expected; where the contract says none, the last day of the period. */
  readonly by: IsoDate;
  /** Whether the contract says that day. */
  readonly isSaid: boolean;
}

/**
 * The values that are not given, by the day on which they are expected and then in the order of the contract: for each period of the term, and for each
 * member that is known from the facts and belongs then. Rows are not among them, as nobody knows how many there will be.
 *
 * @param isAsked which facts and judgements are looked at
 */
export function awaitedValues(program: Program, { members = {}, observations, rows = {} }: FactsDocument, isAsked: (fact: Fact) => boolean = () => true): AwaitedValue[] {
  const given = new Set(observations.map(({ fact, period, dims }) => nameOf(fact, period, dims)));
  const known = new Map(program.groups.map(({ id }) => [id, new Map<string, { joined?: IsoDate; left?: IsoDate }>()]));
  for (const [id, listed] of Object.entries(members)) for (const member of listed) known.get(id)?.set(member.key, member);
  for (const { dims } of [...observations, ...Object.values(rows).flat()]) {
    for (const [id, key] of Object.entries(dims ?? {})) if (known.get(id)?.has(key) === false) known.get(id)!.set(key, {});
  }
  const keysOf = (id: string, { start, end }: Period): (string | undefined)[] => {
    const group = known.get(id);
    if (!group) return program.sets.find((set) => set.id === id)?.elements.map(({ key }) => key) ?? [];
    const all = [...group].filter(([, { joined, left }]) => (joined === undefined || joined < end) && (left === undefined || left > start)).map(([key]) => key);
    return group.size === 0 ? [undefined] : all;
  };
  const deadlines = new Map((program.judgements ?? []).map(({ id, deadline }) => [id, new Map(Object.entries(deadline))]));
  const awaited: AwaitedValue[] = [];
  for (const fact of inputsOf(program).filter(isAsked)) {
    for (const period of program.periods) {
      if (period.grain !== fact.grain || period.history) continue;
      const deadline = deadlines.get(fact.id)?.get(period.id);
      const by = deadline ?? addDays(period.end, (fact.availableAfterDays ?? 0) - 1);
      for (const dims of combinations(fact.each.map((id) => ({ id, keys: keysOf(id, period) })))) {
        if (!given.has(nameOf(fact.id, period.id, dims))) awaited.push({ fact, period, dims, by, isSaid: deadline !== undefined || fact.availableAfterDays !== undefined });
      }
    }
  }
  return awaited.sort((a, b) => (a.by === b.by ? 0 : a.by < b.by ? -1 : 1));
}

function combinations(each: readonly { id: string; keys: readonly (string | undefined)[] }[]): Record<string, string>[] {
  return each.reduce<Record<string, string>[]>((all, { id, keys }) => all.flatMap((dims) => keys.map((key) => (key === undefined ? dims : { ...dims, [id]: key }))), [{}]);
}

/** What names a value: its fact, period and keys. */
export function nameOf(fact: string, period: string, dims: Readonly<Record<string, string>> = {}): string {
  return JSON.stringify([fact, period, Object.entries(dims).sort()]);
}
