import type { Fact } from '@remit/program';
import { valuesAwaited } from '@remit/runtime/catalogue/awaited';
import { awaitedValues, nameOf, type AwaitedValue } from '@remit/runtime/facts/awaited';
import { warn, type Finding } from '@remit/runtime/finding';
import { mergeFacts, run } from '@remit/runtime';
import { dateInWords, periodInWords } from '@remit/story/dates';
import { factsNeeded, factsWithDeadline } from '@remit/story/fact-uses';
import { listed } from '@remit/story/payment/lists';
import { namesOf } from '@remit/story/names';
import type { FactsContract } from './contracts.ts';
import type { OpenFacts } from './keeper.ts';
import { factsNamed } from './names-in-file.ts';

/** Values are told one by one up to so many letters. */
const longest = 170;

/** More values than this are not run on only to see what is missing. */
const mostValues = 50_000;
/** All that can ever be paid is looked at. */
const endOfTime = '9999-12-31';

/**
 * The values that an open file does not hold yet and for which a payment is held, or that must have come by a day: of the facts that it names, and in the first file of a contract those of
 * the facts that no file names. What another file holds is not missing. While the facts are refused, nothing is said to be missing.
 */
export function awaitedOf({ uri, text, contract, file, others }: OpenFacts): AwaitedValue[] {
  const { program, prepared } = contract;
  const documents = others.map((other) => other.file.document);
  const all = mergeFacts([file.document, ...documents]);
  if (file.findings.some(({ severity }) => severity === 'error') || all.observations.length > mostValues) return [];
  // Files beside each other may be what if and what is: then only this one is run on.
  const together = run(prepared, all, { asOf: endOfTime });
  const outcome = together.ok ? together : run(prepared, file.document, { asOf: endOfTime });
  if (!outcome.ok) return [];
  const held = new Set(outcome.result.holds.flatMap(({ reasons }) => reasons.flatMap((why) => (
    why.reason === 'missing' ? [nameOf(why.fact, why.period, why.dims)] : why.reason === 'undecided' ? [nameOf(why.decision, why.period, why.dims)] : []))));
  const named = factsNamed(uri, text.getText(), file, program);
  const elsewhere = new Set(documents.flatMap(({ observations }) => observations.map(({ fact }) => fact)));
  const isFirst = others.every((other) => uri.toString() < other.uri.toString());
  const needed = factsNeeded(program);
  const urgent = factsWithDeadline(program);
  const isOwn = ({ id }: Fact): boolean => needed.has(id) && (named.has(id) || (isFirst && !elsewhere.has(id)));
  const isForNobodyYet = ({ fact, dims }: AwaitedValue): boolean => Object.keys(dims).length < fact.each.length;
  return awaitedValues(program, all, isOwn).filter((one) => isForNobodyYet(one) || urgent.has(one.fact.id) || held.has(nameOf(one.fact.id, one.period.id, one.dims)));
}

/** Says which values are still needed, and by when; values of one fact and period as one. */
export function tellAwaited(awaited: readonly AwaitedValue[], { program, name }: FactsContract): Finding | undefined {
  if (awaited.length === 0) return undefined;
  const names = namesOf(program);
  const together = new Map<string, AwaitedValue[]>();
  for (const one of awaited) {
    const key = `${one.fact.id} ${one.period.id}`;
    together.set(key, [...together.get(key) ?? [], one]);
  }
  const told: string[] = [];
  for (const group of together.values()) {
    const [{ fact, period, dims, by, isSaid }] = group as [AwaitedValue];
    const who = group.length > 1 ? ` for ${group.length} of ${fact.each.join(' and ')}` : Object.keys(dims).length > 0 ? ` for ${names.keys(dims)}` : fact.each.length > 0 ? ` for each of ${fact.each.join(' and ')}` : '';
    const words = `'${fact.id}'${period.grain === 'term' ? '' : ` for ${periodInWords(period.id)}`}${who} (${isSaid ? 'by' : 'after'} ${dateInWords(by)})`;
    if (told.length > 0 && told.join(', ').length + words.length > longest) break;
    told.push(words);
  }
  const more = together.size - told.length;
  const values = listed([...told, ...(more === 0 ? [] : [`${more} more`])]);
  const count = awaited.length === 1 ? 'One value is still to come' : `${awaited.length} values are still to come`;
  return warn(valuesAwaited, undefined, { count, contract: name, values });
}
