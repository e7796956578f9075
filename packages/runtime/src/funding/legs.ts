import type { Counterparty } from '@remit/program';
import type { Rational } from '@remit/program/rational';
import { add, isZero } from '@remit/program/rational';
import type { RunState } from '../evaluate/run-state.ts';
import type { Entitled, Leg } from '../lines/settled.ts';

/** The payee of a commitment, whose legs count towards the fund and are never posted. No party has such a name. */
export const NOBODY = 'nobody';

/** The name of a payer or payee: a party's id, or the key of the member at hand. */
export function nameOf(run: RunState, counterparty: Counterparty | { nobody: true }, keys: readonly number[]): string {
  if ('nobody' in counterparty) return NOBODY;
  if ('party' in counterparty) return counterparty.party;
  const { index } = run.model.dimensions.get(counterparty.member);
  return run.store.dimensions[index]!.keys[keys[index]!]!;
}

/** The one leg of a line that is not paid from a fund. */
export function directLeg(run: RunState, each: Entitled): Leg[] {
  const { from, to } = each.line.declared;
  if ('fund' in from || isZero(each.amount)) return [];
  return [{ payer: nameOf(run, from, each.keys), payee: nameOf(run, to, each.keys), amount: each.amount }];
}

/** Adds up what each payer owes; one leg for each, in the order in which they came, those of zero left out. */
export class LegSum {
  readonly #amounts = new Map<string, { amount: Rational; fund: string | undefined }>();
  readonly #payee: string;

  constructor(payee: string) {
    this.#payee = payee;
  }

  add(payer: string, amount: Rational, fund: string | undefined): void {
    const before = this.#amounts.get(payer);
    this.#amounts.set(payer, { amount: before ? add(before.amount, amount) : amount, fund: before?.fund ?? fund });
  }

  legs(): Leg[] {
    return [...this.#amounts].filter(([, { amount }]) => !isZero(amount)).map(([payer, { amount, fund }]) => (
      { payer, payee: this.#payee, ...(fund === undefined ? {} : { fund }), amount }));
  }
}
