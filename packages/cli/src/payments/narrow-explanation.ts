import type { Program } from '@remit/program';
import { closestName } from '@remit/runtime/suggest';
import { periodInWords } from '@remit/story/dates';
import { UsageError } from '../usage-error.ts';
import { lineTitles } from '@remit/story/line-titles';
import { listed } from '@remit/story/payment/lists';
import type { Place } from '@remit/story/told-program';

/** Whether a payment is among those to be explained. */
export type Wanted = (place: Place) => boolean;

/** What can be asked for under a name, and which payments each word stands for. */
interface Choice {
  readonly noun: string;
  readonly known: () => Iterable<string>;
  readonly admits: (word: string) => Wanted;
}

/**
 * Reads what `--only` asks for: "payment=Core", "member=A81001", "period=2026/27", or a key of a group, set or bands by
 * its name, "Need=High". Of one name any will do; of several names all must be true.
 *
 * @param all every payment of the run, held ones too
 * @throws UsageError where something is not asked so, or nothing goes by that name
 */
export function wantedOnly(only: readonly string[], program: Program, all: readonly Place[]): Wanted {
  const choices = choicesOf(program, all);
  const asked = new Map<string, Wanted[]>();
  for (const one of only) {
    const [name, word] = [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1).trim()];
    if (!one.includes('=') || name.trim() === '' || word === '') throw new UsageError(`"${one}" does not say what is to be explained.`, `Write ${listed([...choices.keys()].map((each) => `${each}=…`), 'or')}.`);
    const choice = choices.get(name.trim());
    if (!choice) throw new UsageError(`Nothing here can be asked for by "${name}".${meant(name, choices.keys())}`, `Write ${listed([...choices.keys()].map((each) => `${each}=…`), 'or')}.`);
    const known = new Set(choice.known());
    if (!known.has(word)) throw new UsageError(`There is no ${choice.noun} "${word}" in this run.${meant(word, known)}`);
    asked.set(name.trim(), [...asked.get(name.trim()) ?? [], choice.admits(word)]);
  }
  return (place) => [...asked.values()].every((any) => any.some((admits) => admits(place)));
}

function choicesOf(program: Program, all: readonly Place[]): ReadonlyMap<string, Choice> {
  const titles = lineTitles(program);
  const wordsOf = new Map(program.lines.map(({ id, of }) => [id, new Set([id, of, titles.get(id) ?? id])]));
  const periods = new Map(program.periods.map(({ id, in: within }) => [id, new Set([id, ...Object.values(within)].flatMap((each) => [each, periodInWords(each)]))]));
  const groups = new Set(program.groups.map(({ id }) => id));
  const keysIn = (dims: readonly string[]): Set<string> => new Set(all.flatMap((each) => dims.flatMap((dim) => each.dims?.[dim] ?? [])));
  const byKey = (noun: string, dims: readonly string[]): Choice => (
    { noun, known: () => keysIn(dims), admits: (word) => (each) => dims.some((dim) => each.dims?.[dim] === word) });
  const choices: [string, Choice][] = [
    ['payment', { noun: 'payment', known: () => all.flatMap(({ line }) => [...wordsOf.get(line) ?? []]), admits: (word) => ({ line }) => wordsOf.get(line)?.has(word) ?? false }],
    ['period', { noun: 'period', known: () => all.flatMap(({ period }) => [...periods.get(period) ?? []]), admits: (word) => ({ period }) => periods.get(period)?.has(word) ?? false }],
  ];
  if (groups.size > 0) choices.push(['member', byKey('member', [...groups])]);
  for (const { id, member } of program.groups) choices.push([id, byKey(member, [id])]);
  for (const { id } of program.sets) choices.push([id, byKey(id, [id])]);
  return new Map(choices);
}

/** A key with other digits is another member or period, not the same one misspelt. */
function meant(written: string, known: Iterable<string>): string {
  const close = closestName(written, [...known].filter((each) => each.replace(/\D/g, '') === written.replace(/\D/g, '')));
  return close === undefined ? '' : ` Did you mean "${close}"?`;
}
