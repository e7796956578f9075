import type { Hold, Program } from '@remit/program';
import { abs, add, cmp, formatMoney, isZero, parseMoney, sign, sub, ZERO, type Rational } from '@remit/program/rational';
import type { ScenarioMoney, ScenarioPayment } from '@remit/runtime';
import { moneyInWords } from '@remit/story/money';
import type { WhatIfState } from './protocol.ts';
import type { Waiting } from './waits.ts';

/** What was worked out, where nothing was refused. */
export type Worked = Exclude<ScenarioMoney, { findings: readonly unknown[] }>;

/** Money of a contract, in words. */
export class Money {
  readonly #currency: Program['currency'];

  constructor({ currency }: Program) {
    this.#currency = currency;
  }

  read(amount: string): Rational {
    return parseMoney(amount, this.#currency.scale)!;
  }

  words(amount: Rational): string {
    return moneyInWords(formatMoney(amount, this.#currency.scale), this.#currency.code);
  }

  difference(now: Rational, before: Rational): string {
    return `${this.words(abs(sub(now, before)))} ${cmp(now, before) > 0 ? 'more' : 'less'}`;
  }
}

/** How an amount stands to the one at the start. What waits in one of the two is neither more nor less. */
export function compared(money: Money, now: Rational | undefined, before: Rational | undefined, { held, freed }: Waiting, isCompared: boolean): { amount: string; state: WhatIfState; before?: string; difference?: string; held?: string } {
  const [isHeld, wasHeld] = [!now && !isZero(held), !before && !isZero(freed)];
  const amount = now ? money.words(now) : isHeld ? 'held' : 'nothing';
  const difference = sub(add(sub(now ?? ZERO, before ?? ZERO), held), freed);
  if (!isCompared || (isZero(difference) && isZero(held) && isZero(freed))) return { amount, state: 'same' };
  const was = before ? money.words(before) : wasHeld ? 'held' : undefined;
  const apart = [isZero(held) || (isHeld && isZero(difference)) ? '' : `${money.words(held)} held now`, isZero(freed) || (wasHeld && isZero(difference)) ? '' : `${money.words(freed)} held at the start`].filter((words) => words !== '');
  return {
    amount, state: stateOf(now, before, difference, held), ...(was === undefined ? {} : { before: was }),
    difference: !isZero(difference) ? money.difference(difference, ZERO) : isHeld || wasHeld ? 'not known' : 'none', ...(apart.length === 0 ? {} : { held: apart.join('; ') }),
  };
}

function stateOf(now: Rational | undefined, before: Rational | undefined, difference: Rational, held: Rational): WhatIfState {
  if (isZero(difference)) return isZero(held) ? 'freed' : 'held';
  if (sign(difference) > 0) return before ? 'more' : 'new';
  return now ? 'less' : 'gone';
}

/** Which part of a payment is held or paid. */
export function placeOf({ line, period, dims }: Pick<Hold, 'line' | 'period' | 'dims'>): string {
  return JSON.stringify([line, period, dims ?? {}]);
}

/** What some payments come to together. */
export function total(payments: readonly ScenarioPayment[], money: Money): Rational {
  return payments.reduce((sum, { amount }) => add(sum, money.read(amount)), ZERO);
}
