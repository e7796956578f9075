import type { Program, Result } from '@remit/program';
import { didYouMean } from '@remit/runtime/suggest';
import { periodInWords } from '@remit/story/dates';
import { lineTitles } from '@remit/story/line-titles';
import type { Names } from '@remit/story/names';
import { listed } from '@remit/story/payment/lists';
import type { Place } from '@remit/story/told-program';
import type { AskedPayment } from './asked.ts';
import { CannotStep } from './cannot-step.ts';

/** More names than this are not listed. */
const MOST_LISTED = 6;

/**
 * Finds the one payment that is asked for.
 *
 * @throws CannotStep where there is none, or more than one
 */
export function findPlace({ payment, period, member }: AskedPayment, program: Program, { entitlements, holds }: Pick<Result, 'entitlements' | 'holds'>, names: Names): Place {
  const lines = linesCalled(payment, program);
  const all: Place[] = [...entitlements, ...holds].filter(({ line }) => lines.has(line));
  if (all.length === 0) throw new CannotStep(`"${payment}" is not paid for any period with these facts.`, 'It is made only for members that belong, and they come with the facts.');
  const inPeriod = all.filter(isFor(period, program));
  if (inPeriod.length === 0) throw new CannotStep(`"${payment}" is not paid for "${period}".`, `It is paid for ${some(all.map((each) => periodInWords(each.period)))}.`);
  const found = inPeriod.filter(({ dims = {} }) => isOf(member, dims));
  if (found.length === 0) throw new CannotStep(`"${payment}" is not paid for ${memberInWords(member)}${period === undefined ? '' : ` in ${period}`}.`, inPeriod.some(({ dims }) => dims) ? `It is paid for ${some(inPeriod.map(({ dims }) => names.keys(dims)))}.` : 'It is made for no members: leave "member" out.');
  const [first, ...others] = found;
  if (others.length === 0) return placeOf(first!);
  throw severalFound(payment, found, names);
}

/** Says what tells the payments apart that are meant. */
function severalFound(payment: string, found: readonly Place[], names: Names): CannotStep {
  const lines = new Set(found.map(({ line }) => line));
  const periods = new Set(found.map((each) => each.period));
  if (lines.size > 1) return new CannotStep(`"${payment}" makes ${lines.size} payments, so it must be said which of them is meant.`, `For "payment", give ${listed([...lines].map((line) => `"${line}" (${names.line(line)})`), 'or')}.`);
  if (periods.size > 1) return new CannotStep(`"${payment}" is paid for ${periods.size} periods here, so it must be said which of them is meant.`, `For "period", give ${some([...periods].map(periodInWords), 'or')}.`);
  const keys = [...new Set(found.map(({ dims = {} }) => Object.values(dims).join(', ')))];
  return new CannotStep(`"${payment}" is paid for ${found.length} members here, so it must be said which of them is meant.`, `For "member", give ${some(keys, 'or')}.`);
}

function linesCalled(payment: string, program: Program): ReadonlySet<string> {
  const titles = lineTitles(program);
  const own = program.lines.filter(({ id }) => id === payment);
  const found = own.length > 0 ? own : program.lines.filter(({ id, of, title }) => [of, title, titles.get(id)].includes(payment));
  if (found.length > 0) return new Set(found.map(({ id }) => id));
  const known = [...new Set(program.lines.map(({ of }) => of))];
  throw new CannotStep(`There is no payment "${payment}" in the contract.${didYouMean(payment, [...known, ...titles.values()])}`, `There is ${some(known)}.`);
}

function isFor(period: string | undefined, { periods }: Program): (place: Place) => boolean {
  if (period === undefined) return () => true;
  const wanted = new Set(periods.filter(({ id, in: within }) => [id, ...Object.values(within)].some((each) => each === period || periodInWords(each) === period)).map(({ id }) => id));
  return (place) => wanted.has(place.period);
}

function isOf(member: AskedPayment['member'], dims: Readonly<Record<string, string>>): boolean {
  if (member === undefined) return true;
  if (typeof member === 'object') return Object.entries(member).every(([dim, key]) => Object.hasOwn(dims, dim) && dims[dim] === key);
  const keys = Object.values(dims);
  return keys.includes(member) || keys.join(', ') === member;
}

function memberInWords(member: AskedPayment['member']): string {
  return typeof member === 'object' ? Object.entries(member).map(([dim, key]) => `${dim} "${key}"`).join(', ') : `"${member}"`;
}

function some(all: readonly string[], last = 'and'): string {
  const names = [...new Set(all)].map((name) => `"${name}"`);
  return names.length > MOST_LISTED ? `${names.slice(0, MOST_LISTED).join(', ')} … (${names.length} in all)` : listed(names, last);
}

function placeOf({ line, period, dims }: Place): Place {
  return { line, period, ...(dims ? { dims } : {}) };
}
