/** What is paid in a scenario, by payee, payment and year. */
import type { Program } from '@remit/program';
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
}

/** Adds payments up. What is got back is taken off what its payee is paid, whether it is taken off a payment or invoiced. */
export function sumsOf(payments: readonly ScenarioPayment[], program: Program, now: NameNow = (id) => id): Map<string, Sum> {
  const years = new Map(program.periods.map(({ id, grain, in: within }) => [id, grain === 'year' ? id : within['year'] ?? id]));
  const sums = new Map<string, Sum>();
  for (const { due, parts } of payments) {
    for (const part of parts) {
      const [payee, line, year] = [now(part.payee), now(part.line), years.get(part.period) ?? part.period];
      const key = JSON.stringify([payee, line, year]);
      const sum = sums.get(key) ?? { payee, line, year, amount: ZERO, days: new Map<string, Rational>() };
      const amount = parseMoney(part.amount, program.currency.scale);
      if (!amount) throw new TypeError(`'${part.amount}' is not a sum of money.`);
      sum.amount = add(sum.amount, amount);
      sum.days.set(due, add(sum.days.get(due) ?? ZERO, amount));
      sums.set(key, sum);
    }
  }
  return sums;
}
