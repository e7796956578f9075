/** The facts of a scenario as text. */
import type { Fact, FactsDocument, Member, Observation, Program } from '@remit/program';
import { dayInWords } from '@remit/program/in-words';
import { inputsOf } from '@remit/program/judgement-fact';
import { CannotWrite } from './cannot-write.ts';
import { valueText } from './value-text.ts';
import { periodText, quoted } from './words.ts';

/** An entry, and where it stands: the day it became known, its period, its member; undefined where it has none. */
interface Entry { readonly known: string | undefined; readonly period: string | undefined; readonly member: string | undefined; readonly text: string }

/**
 * Facts and decisions, one entry a line, under the day on which they became known where that is not the first day of their period.
 *
 * @param isRate whether the values of a fact are rates
 */
export function factsText(program: Program, facts: FactsDocument, isRate: (fact: string) => boolean): string[] {
  if (Object.values(facts.rows ?? {}).some((rows) => rows.length > 0)) throw new CannotWrite('These facts have rows of single events, and a scenario holds none.');
  const inputs = new Map(inputsOf(program).map((fact) => [fact.id, fact]));
  const starts = new Map(program.periods.map(({ id, start }) => [id, start]));
  const grains = new Map(program.periods.map(({ id, grain }) => [id, grain]));
  const groups = new Map(program.groups.map(({ id, member }) => [id, member]));
  const judges = new Map((program.judgements ?? []).map(({ id, by }) => [id, by]));

  const entryOf = (one: Observation): Entry => {
    const fact = inputs.get(one.fact);
    const start = starts.get(one.period);
    if (!fact || start === undefined) throw new CannotWrite(`There is no fact '${one.fact}' for ${periodText(one.period)} in this contract.`);
    const late = one.recordedAt !== undefined && one.recordedAt !== start ? one.recordedAt : undefined;
    const group = fact.each.find((id) => groups.has(id));
    const among = fact.each.filter((id) => id !== group).map((id) => one.dims![id]!);
    if (fact.each.filter((id) => groups.has(id)).length > 1) throw new CannotWrite(`'${fact.id}' is given for members of two groups at once, and a scenario names one.`);
    const value = valueText(fact, one.value, { currency: program.currency.code, isRate: isRate(fact.id) });
    const target = `${nameText(fact)}${among.length > 0 ? ` among ${among.join(', ')}` : ''}`;
    const where = { period: grains.get(one.period) === 'term' ? undefined : one.period, member: group === undefined ? undefined : memberText(groups, group, one.dims![group]!) };
    if (!judges.has(fact.id)) return { ...where, known: late, text: `${target} = ${value}` };
    const judge = judges.get(fact.id);
    if (judge === undefined) throw new CannotWrite(`The contract does not say who decides '${fact.id}', so a scenario cannot.`);
    const tookPart = one.decidedBy?.map((id) => deciderText(id, one, groups, program)) ?? [];
    const by = groups.get(judge) ?? judge;
    return { ...where, known: undefined, text: `${by} decides ${target} = ${value}${late === undefined ? '' : ` on ${dayInWords(late)}`}${tookPart.length > 0 ? ` by ${tookPart.join(', ')}` : ''}` };
  };
  return laidOut([...memberEntries(groups, facts), ...latestOfEachDay(facts.observations).map(entryOf)]);
}

function memberText(groups: ReadonlyMap<string, string>, group: string, key: string): string {
  return `${groups.get(group)} ${quoted(key)}`;
}

function deciderText(id: string, { dims }: Observation, groups: ReadonlyMap<string, string>, { parties }: Program): string {
  if (parties.some((party) => party.id === id)) return id;
  const [group] = Object.entries(dims ?? {}).find(([dimension, key]) => groups.has(dimension) && key === id) ?? [];
  return group === undefined ? id : groups.get(group)!;
}

/** `FootCare.invoice` is written "invoice for FootCare". */
function nameText({ id, type }: Fact): string {
  const day = type === 'date' ? /^(.+)\.(invoice|receipt)$/.exec(id) : null;
  return day ? `${day[2]} for ${day[1]}` : id;
}

/** When members joined and left; a member of whom nothing else is said is named all the same. */
function memberEntries(groups: ReadonlyMap<string, string>, { members = {} }: FactsDocument): Entry[] {
  return Object.entries(members).flatMap(([group, all]) => (groups.has(group) ? all.map((one): Entry => (
    { known: one.recordedAt, period: undefined, member: memberText(groups, group, one.key), text: datesText(one) })) : []));
}

function datesText({ joined, left }: Member): string {
  return [...(joined === undefined ? [] : [`joined on ${dayInWords(joined)}`]), ...(left === undefined ? [] : [`left on ${dayInWords(left)}`])].join(' ');
}

/** Of several values for the same thing on one day the last stands; a scenario gives each thing once a day. */
function latestOfEachDay(all: readonly Observation[]): Observation[] {
  const found = new Map<string, Observation>();
  const replaced = new Set(all.map(({ supersedes }) => supersedes));
  for (const one of all) {
    const key = JSON.stringify([one.fact, one.period, one.recordedAt ?? '', Object.entries(one.dims ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))]);
    const before = found.get(key);
    if (!before || one.id === undefined || !replaced.has(one.id)) found.set(key, one);
  }
  return [...found.values()];
}

function laidOut(entries: readonly Entry[]): string[] {
  return nested(entries, ({ known }) => known, (day) => `known on ${dayInWords(day)}`,
    (ofDay) => nested(ofDay, ({ period }) => period, (period) => `in ${periodText(period)}`,
      (ofPeriod) => nested(ofPeriod, ({ member }) => member, (member) => member, (ofMember) => ofMember.map(({ text }) => text))));
}

/** Puts entries with the same key into one block, in the order in which the keys come; those without a key stand by themselves, first. */
function nested(entries: readonly Entry[], keyOf: (entry: Entry) => string | undefined, head: (key: string) => string, inner: (entries: readonly Entry[]) => string[]): string[] {
  const blocks = new Map<string | undefined, Entry[]>([[undefined, []]]);
  for (const entry of entries) {
    const key = keyOf(entry);
    const block = blocks.get(key);
    if (block) block.push(entry); else blocks.set(key, [entry]);
  }
  return [...blocks].flatMap(([key, block]) => (key === undefined ? inner(block) : [`${head(key)} {`, ...inner(block), '}']));
}
