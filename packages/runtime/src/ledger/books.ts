import type { Ledger, Payment, Posting } from '@remit/program';
import type { LegIdentity } from '@remit/program/keys';
import type { Rational } from '@remit/program/rational';
import { add, isZero, parseMoney, sign, sub, ZERO } from '@remit/program/rational';
import type { Model } from '../prepare/model.ts';
import { legName, linePeriodName } from './leg-name.ts';

/** What was posted for a leg so far, tax apart. */
export interface PostedLeg { readonly leg: LegIdentity; readonly amount: Rational; readonly count: number }

/** What was posted for each leg, by the name of the leg; and the names of the legs of each line-period. */
export interface PostedLegs { readonly legs: ReadonlyMap<string, PostedLeg>; readonly ofLinePeriod: ReadonlyMap<string, readonly string[]> }

/** A ledger as it grows run by run, with what is asked of it again and again kept beside it. */
export class Books {
  readonly model: Model;
  readonly postings: Posting[] = [];
  readonly payments: Payment[] = [];
  /** What is not settled, by key of posting, in the order of the ledger. */
  readonly #open = new Map<string, { readonly posting: Posting; readonly amount: Rational }>();
  readonly #between = new Map<string, number>();
  readonly #legs = new Map<string, PostedLeg>();
  readonly #ofLinePeriod = new Map<string, string[]>();
  #inLegs = 0;
  readonly #sums = new Map<string, Rational>();
  readonly #below = new Set<Posting>();
  #inSums = 0;

  constructor(model: Model, ledger: Ledger) {
    this.model = model;
    this.post(ledger.postings);
    this.pay(ledger.payments);
  }

  /** Adds postings. */
  post(postings: readonly Posting[]): void {
    for (const posting of postings) {
      this.postings.push(posting);
      const amount = this.#amountOf(posting);
      if (!isZero(amount)) this.#open.set(posting.key, { posting, amount });
    }
  }

  /** Adds payments: what they settle is open no longer. */
  pay(payments: readonly Payment[]): void {
    for (const payment of payments) {
      this.payments.push(payment);
      const pair = pairOf(payment.payer, payment.payee);
      this.#between.set(pair, (this.#between.get(pair) ?? 0) + 1);
      for (const part of payment.settles) this.#settle(part.posting, parseMoney(part.amount, this.model.scale)!);
    }
  }

  /** What payments have left open. */
  get open(): Iterable<{ readonly posting: Posting; readonly amount: Rational }> {
    return this.#open.values();
  }

  /** How many payments there were from one party to another. */
  paymentsBetween(payer: string, payee: string): number {
    return this.#between.get(pairOf(payer, payee)) ?? 0;
  }

  /** Whether something posted is owed back. */
  get hasRecoveries(): boolean {
    for (const { amount } of this.#open.values()) if (sign(amount) < 0) return true;
    return false;
  }

  /** What was posted for each leg. */
  posted(): PostedLegs {
    for (; this.#inLegs < this.postings.length; this.#inLegs++) {
      const posting = this.postings[this.#inLegs]!;
      if (!posting.tax) this.#addToLeg(posting);
    }
    return { legs: this.#legs, ofLinePeriod: this.#ofLinePeriod };
  }

  /** The postings after which their leg stood below zero. */
  belowZero(): ReadonlySet<Posting> {
    for (; this.#inSums < this.postings.length; this.#inSums++) {
      const posting = this.postings[this.#inSums]!;
      const leg = legName(posting);
      const sum = add(this.#sums.get(leg) ?? ZERO, this.#amountOf(posting));
      this.#sums.set(leg, sum);
      if (sign(sum) < 0) this.#below.add(posting);
    }
    return this.#below;
  }

  #addToLeg(posting: Posting): void {
    const { line, period, dims, payer, payee, fund } = posting;
    const name = legName(posting);
    const before = this.#legs.get(name);
    const leg = before?.leg ?? { line, period, ...(dims ? { dims } : {}), payer, payee, ...(fund === undefined ? {} : { fund }) };
    this.#legs.set(name, { leg, amount: add(before?.amount ?? ZERO, this.#amountOf(posting)), count: (before?.count ?? 0) + 1 });
    if (before) return;
    const where = linePeriodName(line, period, dims);
    const same = this.#ofLinePeriod.get(where);
    if (same) same.push(name); else this.#ofLinePeriod.set(where, [name]);
  }

  #settle(key: string, amount: Rational): void {
    const open = this.#open.get(key);
    if (!open) return;
    const rest = sub(open.amount, amount);
    if (isZero(rest)) this.#open.delete(key); else this.#open.set(key, { posting: open.posting, amount: rest });
  }

  #amountOf({ amount }: Posting): Rational {
    return parseMoney(amount, this.model.scale)!;
  }
}

function pairOf(payer: string, payee: string): string {
  return JSON.stringify([payer, payee]);
}
