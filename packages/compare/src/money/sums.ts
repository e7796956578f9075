/** What is paid in a scenario, by payee, payment and year. */
import type { Hold, Program } from '@remit/program';
import { add, parseMoney, ZERO, type Rational } from '@remit/program/rational';
import type { ScenarioPayment } from '@remit/runtime';
import type { NameNow } from './names-now.ts';

/** What one party is paid under one payment for one year of the contract. */
export interface Sum {
  readonly payee: string;
  readonly line: string;
  /** The year of the contract, or the period where it lies in none. */
  readonly year: string;
  amount: Rational;
  /** The days on which it is due, with what is paid on each. */
  readonly days: Map<string, Rational>;
  /** Those who pay it, with what each pays. */
  readonly payers: Map<string, Rational>;
  /** What each pays on each day. */
  readonly paid: Map<string, Rational>;
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

/** Adds payments up. What is got back is taken off what its payee is paid, whether it is taken off a payment or invoiced. */
export function sumsOf(payments: readonly ScenarioPayment[], program: Program, now: NameNow = (id) => id): Map<string, Sum> {
  const yearOf = yearsOf(program);
  const sums = new Map<string, Sum>();
  for (const { due, parts } of payments) {
    for (const part of parts) {
      const [payee, line, year] = [now(part.payee), now(part.line), yearOf(part.period)];
      const key = JSON.stringify([payee, line, year]);
      const sum = sums.get(key) ?? { payee, line, year, amount: ZERO, days: new Map<string, Rational>(), payers: new Map<string, Rational>(), paid: new Map<string, Rational>() };
      const amount = parseMoney(part.amount, program.currency.scale);
      if (!amount) throw new TypeError(`'${part.amount}' is not a sum of money.`);
      sum.amount = add(sum.amount, amount);
      const payer = now(part.payer);
      for (const [amounts, by] of [[sum.days, due], [sum.payers, payer], [sum.paid, JSON.stringify([due, payer])]] as const) amounts.set(by, add(amounts.get(by) ?? ZERO, amount));
      sums.set(key, sum);
    }
  }
  return sums;
}
