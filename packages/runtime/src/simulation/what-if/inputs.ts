import type { FactsDocument } from '@remit/program';
import type { Dimension } from '../../prepare/dimensions.ts';
import type { Model, PreparedFact } from '../../prepare/model.ts';
import type { TimePeriod } from '../../prepare/time.ts';
import type { Target } from '../target.ts';

/** More values than this are not looked through for one year. */
const MOST_LOOKED_AT = 50_000;

/** The values that facts can have in one year, as far as they are listed. */
export interface Inputs {
  /** By fact in declared order, then by period and key; elements of a set as they are declared. */
  readonly targets: readonly Target[];
  /** Whether there are more than are listed. */
  readonly hasMore: boolean;
}

/** The name of a value in messages: stays the same while its fact, period and keys are called the same. */
export function inputId({ fact, period, keys }: Target): string {
  return JSON.stringify([fact.declared.id, period.id, ...keys]);
}

/** The value of that name; undefined where the contract has none, or none any more. */
export function inputNamed(model: Model, id: string): Target | undefined {
  const [name, at, ...keys] = partsOf(id) ?? [];
  const fact = name === undefined ? undefined : model.facts.get(name);
  const period = at === undefined ? undefined : model.time.byId.get(at);
  if (!fact || !period || period.grain !== fact.declared.grain || keys.length !== fact.each.length) return undefined;
  const isKnown = fact.each.every((dimension, index) => dimension.kind === 'group' ? keys[index] !== '' : dimension.positions.has(keys[index]!));
  return isKnown ? { fact, period, keys } : undefined;
}

/** The parts of such a name: fact, period, keys. */
export function partsOf(id: string): string[] | undefined {
  try {
    const parts: unknown = JSON.parse(id);
    return Array.isArray(parts) && parts.length >= 2 && parts.every(part => typeof part === 'string') ? parts as string[] : undefined;
  } catch {
    return undefined;
  }
}

/** The contract year that a period belongs to: the one that it lies in, else the one in which it starts; none for what is given once. */
export function yearOfPeriod(model: Model, period: TimePeriod): TimePeriod | undefined {
  if (period.grain === 'term') return undefined;
  return model.time.containing(period, 'year') ?? (model.time.byGrain.get('year') ?? []).find(({ start, end }) => start <= period.start && period.start < end);
}

/**
 * The values that facts can have in a year, and those that are given once; for the members that the facts name. Where there are more than
 * `most`, those come first that are given or wanted.
 */
export function inputsIn(model: Model, facts: FactsDocument, year: TimePeriod | undefined, most: number, isWanted: (target: Target) => boolean): Inputs {
  const members = membersIn(model, facts);
  const chosen: Target[] = [];
  const spare: Target[] = [];
  let looked = 0;
  for (const fact of model.facts.values()) {
    for (const period of periodsOf(model, fact, year)) {
      for (const keys of combinationsOf(fact.each, members)) {
        if (++looked > MOST_LOOKED_AT) break;
        const target = { fact, period, keys };
        if (isWanted(target)) chosen.push(target);
        else if (spare.length < most) spare.push(target);
      }
    }
  }
  const listed = new Set([...chosen, ...spare.slice(0, Math.max(0, most - chosen.length))].slice(0, most));
  const targets = [...listed].sort((a, b) => a.fact.index - b.fact.index || a.period.position - b.period.position || compareKeys(a, b));
  return { targets, hasMore: looked > listed.size };
}

function periodsOf(model: Model, { declared: { grain } }: PreparedFact, year: TimePeriod | undefined): TimePeriod[] {
  return (model.time.byGrain.get(grain) ?? []).filter(period => grain === 'term' || (year !== undefined && yearOfPeriod(model, period) === year));
}

function membersIn(model: Model, facts: FactsDocument): Map<string, readonly string[]> {
  const found = new Map(model.dimensions.all.map(each => [each.id, new Set<string>(each.elements)]));
  for (const [group, listed] of Object.entries(facts.members ?? {})) for (const { key } of listed) found.get(group)?.add(key);
  for (const { dims } of [...facts.observations, ...Object.values(facts.rows ?? {}).flat()]) {
    for (const [dimension, key] of Object.entries(dims ?? {})) if (model.dimensions.find(dimension)?.kind === 'group') found.get(dimension)?.add(key);
  }
  return new Map([...found].map(([id, keys]) => [id, [...keys]]));
}

function* combinationsOf(each: readonly Dimension[], members: ReadonlyMap<string, readonly string[]>): Generator<string[]> {
  const [first, ...rest] = each;
  if (!first) { yield []; return; }
  for (const key of members.get(first.id) ?? []) for (const more of combinationsOf(rest, members)) yield [key, ...more];
}

function compareKeys({ fact: { each }, keys }: Target, other: Target): number {
  for (const [index, { positions }] of each.entries()) {
    const [a, b] = [keys[index]!, other.keys[index]!];
    if (a !== b) return (positions.get(a) ?? 0) - (positions.get(b) ?? 0) || (a < b ? -1 : 1);
  }
  return 0;
}
