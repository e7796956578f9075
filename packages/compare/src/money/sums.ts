/** What is paid in a scenario, by payee, payment and year. */
import type { Hold, IsoDate, Program } from '@remit/program';
import { add, parseMoney, ZERO, type Rational } from '@remit/program/rational';
import type { ScenarioPayment } from '@remit/runtime';
import { withNamesNow, type NameNow } from './names-now.ts';

/** What one payment of a scenario settles of one part of a payment of the contract. */
export interface PaidPart {
  /** Which part: the line, its period and for whom it is, as holds name it too. */
  readonly place: string;
  readonly due: IsoDate;
  readonly payer: string;
  readonly amount: Rational;
}

/** What one party is paid under one payment for one year of the contract. */
export interface Sum {
  readonly payee: string;
  readonly line: string;
  /** The year of the contract, or the period where it lies in none. */
  readonly year: string;
  readonly parts: readonly PaidPart[];
}

/** Which part of a payment is paid or held, in the names of the second state. */
export function placeOf({ line, period, dims }: Pick<Hold, 'line' | 'period' | 'dims'>, now: NameNow = (id) => id): string {
  return JSON.stringify([now(line), period, withNamesNow(dims ?? {}, now)]);
}

/** The year of the contract that a period lies in; the period itself where it lies in none. */
export function yearsOf({ periods }: Program): (period: string) => string {
  const years = new Map(periods.map(({ id, grain, in: within }) => [id, grain === 'year' ? id : within['year'] ?? id]));
  return (period) => years.get(period) ?? period;
}

/** The payments and years of which something is held, in the names of the second state. */
export function heldYears(holds: readonly Hold[], program: Program, now: NameNow = (id) => id): ReadonlySet<string> {
  const yearOf = yearsOf(program);
  return new Set(holds.map(({ line, period }) => JSON.stringify([now(line), yearOf(period)])));
}

/** Gathers payments. What is got back is taken off what its payee is paid, whether it is taken off a payment or invoiced. */
export function sumsOf(payments: readonly ScenarioPayment[], program: Program, now: NameNow = (id) => id): Map<string, Sum> {
  const yearOf = yearsOf(program);
  const sums = new Map<string, Sum & { readonly parts: PaidPart[] }>();
  for (const { due, parts } of payments) {
    for (const part of parts) {
      const [payee, line, year] = [now(part.payee), now(part.line), yearOf(part.period)];
      const key = JSON.stringify([payee, line, year]);
      const sum = sums.get(key) ?? { payee, line, year, parts: [] };
      const amount = parseMoney(part.amount, program.currency.scale);
      if (!amount) throw new TypeError(`'${part.amount}' is not a sum of money.`);
      sum.parts.push({ place: placeOf(part, now), due, payer: now(part.payer), amount });
      sums.set(key, sum);
    }
  }
  return sums;
}

/** What parts come to together. */
export function totalOf(parts: readonly PaidPart[]): Rational {
  return parts.reduce((sum, { amount }) => add(sum, amount), ZERO);
}

/** What parts come to for each day, payer, or whatever else tells them apart. */
export function totalsBy(parts: readonly PaidPart[], keyOf: (part: PaidPart) => string): Map<string, Rational> {
  const totals = new Map<string, Rational>();
  for (const part of parts) totals.set(keyOf(part), add(totals.get(keyOf(part)) ?? ZERO, part.amount));
  return totals;
}
