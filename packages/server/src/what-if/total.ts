import { yearsOf } from '@remit/compare/money/sums';
import { groupedBy } from '@remit/language/model/grouped';
import type { Hold, Program } from '@remit/program';
import { add, isZero, mul, rational, sub, ZERO, type Rational } from '@remit/program/rational';
import type { ScenarioPayment, SettledPart } from '@remit/runtime';
import { periodsInWords } from '@remit/story/dates';
import { counted } from '@remit/story/money';
import { differenceOf } from './changed-payments.ts';
import type { Money, Worked } from './money-words.ts';
import type { WhatIfOutcome } from './protocol.ts';
import { countHeld, partsOf, waitingIn, type Waits } from './waits.ts';

/** What is paid in all, for which years and by whom, and how it differs from the start. */
export function totalOf(program: Program, money: Money, now: Worked, start: Worked | undefined, waits: Waits): Pick<WhatIfOutcome, 'total' | 'title' | 'leftOut' | 'difference'> {
  const { of, wayOf } = countedFor(program);
  const all = (payments: readonly ScenarioPayment[]): Rational => payments.reduce((sum, one) => add(sum, mul(wayOf(one), money.read(one.amount))), ZERO);
  const { come, gone } = differenceOf(now.payments, start?.payments ?? []);
  const before = start && (totals.get(start) ?? all(start.payments));
  if (start && before) totals.set(start, before);
  const total = before ? sub(add(before, all(come)), all(gone)) : all(now.payments);
  const waiting = waitingIn(partsOf(come), partsOf(gone), waits, (part: SettledPart) => mul(wayOf(part), money.read(part.amount)));
  const difference = before && sub(sub(total, before), sub(waiting.freed, waiting.held));
  return {
    total: money.words(total), ...yearsInWords(program, now, of),
    difference: difference ? differenceInWords(program, money, difference, { now, start: start!, ...waiting }) : 'The start itself cannot be worked out, so there is nothing to compare with.',
  };
}

/** What starts come to. */
const totals = new WeakMap<Worked, Rational>();

/** What commissioners pay less what they get back; where there are none, all payments. */
function countedFor({ parties }: Program): { of: string; wayOf: (one: { readonly payer: string; readonly payee: string }) => Rational } {
  const commissioners = parties.filter(({ roles }) => roles.includes('commissioner'));
  if (commissioners.length === 0) return { of: ', in all payments', wayOf: () => rational(1n) };
  const ids = new Set(commissioners.map(({ id }) => id));
  const of = commissioners.length <= 2 ? commissioners.map(({ id, title }) => title ?? id).join(' and ') : 'all commissioners';
  return { of: ` by ${of}, less what comes back`, wayOf: ({ payer, payee }) => rational(BigInt(Number(ids.has(payer)) - Number(ids.has(payee)))) };
}

/** What waits in one of the two is neither more nor less: it is told by itself. */
function differenceInWords(program: Program, money: Money, difference: Rational, { now, start, held, freed }: { readonly now: Worked; readonly start: Worked; readonly held: Rational; readonly freed: Rational }): string {
  const newly = (some: readonly Hold[], others: readonly Hold[]): number => {
    const known = new Set(others.map((hold) => JSON.stringify([hold.line, hold.period, hold.dims ?? {}])));
    return countHeld(program, some.filter((hold) => !known.has(JSON.stringify([hold.line, hold.period, hold.dims ?? {}]))));
  };
  const told = [
    { count: newly(now.holds, start.holds), words: 'held now', sum: held, when: 'at the start' },
    { count: newly(start.holds, now.holds), words: 'no longer held', sum: freed, when: 'now' },
  ].filter(({ count }) => count > 0).map(({ count, words, sum, when }) => `${counted(count, 'payment')} ${words}${isZero(sum) ? '' : ` (${money.words(sum)} ${when})`}`);
  const rest = isZero(difference) ? 'the same as at the start' : `${money.difference(difference, ZERO)} than at the start`;
  return told.length === 0 ? rest : isZero(difference) ? `${told.join('; ')}; otherwise ${rest}` : `${rest}; ${told.join('; ')}`;
}

/** Which years the total is of, and what of the term is not in it, and why. */
function yearsInWords(program: Program, { payments, holds }: Worked, of: string): Pick<WhatIfOutcome, 'title' | 'leftOut'> {
  const yearOf = yearsOf(program);
  const years = program.periods.filter(({ grain, history }) => grain === 'year' && !history).map(({ id }) => id);
  const paid = new Set(payments.flatMap(({ parts }) => parts.map(({ period }) => yearOf(period))));
  const inYears = years.filter((year) => paid.has(year));
  const words = [...(inYears.length === 0 ? [] : [inYears.length === 2 ? inYears.join(' and ') : periodsInWords(inYears, years)]), ...(paid.size > inYears.length ? ['the term as a whole'] : [])].join(', and for ');
  return { title: `Total paid${words === '' ? '' : ` for ${words}`}${of}`, leftOut: [...heldInWords(program, years, paid, groupedBy(holds, ({ period }) => yearOf(period))), ...years.filter((year) => !paid.has(year) && !holds.some(({ period }) => yearOf(period) === year)).map((year) => `Nothing is paid for ${year}.`)] };
}

/** "Held, and not in it: 5 payments for 2011/12, all 65 payments for 2012/13; they wait for facts that are not known yet." */
function heldInWords(program: Program, years: readonly string[], paid: ReadonlySet<string>, held: ReadonlyMap<string, readonly Hold[]>): string[] {
  const told = years.flatMap((year) => {
    const count = countHeld(program, held.get(year) ?? []);
    return count === 0 ? [] : [`${paid.has(year) || count === 1 ? '' : 'all '}${counted(count, 'payment')} for ${year}`];
  });
  const isWaiting = [...held.values()].flat().every(({ reasons }) => reasons.every(({ reason }) => reason === 'missing' || reason === 'undecided' || reason === 'held-with'));
  return told.length === 0 ? [] : [`Held, and not in it: ${told.join(', ')}; ${isWaiting ? 'they wait for facts that are not known yet' : 'why is said under “Held”'}.`];
}
