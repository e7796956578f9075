import type { IsoDate, LineTax, Posting, PostingTax } from '@remit/program';
import { postingKey } from '@remit/program/keys';
import type { Rational } from '@remit/program/rational';
import { add, formatMoney, isZero, neg, parseMoney, sub, sum, ZERO } from '@remit/program/rational';
import type { RunState } from '../evaluate/run-state.ts';
import { slotOf } from '../lines/slots.ts';
import type { TaxRate, TaxRules } from '../tax.ts';
import type { Books } from './books.ts';
import { legName } from './leg-name.ts';
import { dueDate } from './postings.ts';

/** What one payer pays one payee on one day at one treatment: the tax is worked out on its sum. */
interface Charge {
  readonly treatment: PostingTax['treatment'];
  readonly point: IsoDate;
  /** Postings of what is taxed, old and new. */
  readonly taxed: Posting[];
  /** Those of this run. */
  readonly now: Posting[];
  /** Postings of tax so far. */
  readonly posted: Posting[];
}

/** Makes a posting of tax with the next number of its leg. */
type Make = (on: Posting, tax: PostingTax, amount: Rational, due: IsoDate, who?: { payer: string; payee: string }) => Posting;

/**
 * Postings that bring the tax posted to the tax on all that has been posted, each
 * payer, payee, due date and treatment by itself. Without new postings and with the
 * same rates there are none.
 */
export function postTax(run: RunState, prior: Books, postings: readonly Posting[]): Posting[] {
  const { tax } = run.model;
  if (!tax && !prior.postings.some(posting => posting.tax)) return [];
  const make = maker(run, prior);
  const made = [...charges(run, prior, postings).values()].flatMap(charge => settleCharge(run, tax, charge, make));
  return [...made, ...refunds(run, [...prior.postings, ...made], make)];
}

function maker(run: RunState, prior: Books): Make {
  const counts = new Map<string, number>();
  const count = (posting: Parameters<typeof legName>[0]): number => {
    const name = legName(posting);
    counts.set(name, (counts.get(name) ?? 0) + 1);
    return counts.get(name)!;
  };
  for (const posting of prior.postings) if (posting.tax) count(posting);
  return (on, tax, amount, due, who) => {
    const { line, period, dims, payer, payee, fund } = on;
    const leg = { line, period, ...(dims ? { dims } : {}), payer, payee, ...(fund === undefined || who ? {} : { fund }), ...who, tax };
    const identity = { ...leg, seq: count(leg) };
    return { key: postingKey(run.model.program.id, identity), ...identity, kind: 'tax', amount: formatMoney(amount, run.model.scale), due, asOf: run.asOf };
  };
}

function charges(run: RunState, prior: Books, postings: readonly Posting[]): Map<string, Charge> {
  const all = new Map<string, Charge>();
  const chargeOf = ({ payer, payee }: Posting, treatment: PostingTax['treatment'], point: IsoDate): Charge => {
    const name = JSON.stringify([payer, payee, treatment, point]);
    const known = all.get(name);
    if (known) return known;
    const begun: Charge = { treatment, point, taxed: [], now: [], posted: [] };
    all.set(name, begun);
    return begun;
  };
  const add = (posting: Posting): Charge | undefined => {
    const treatment = taxOf(run, posting)?.treatment;
    const point = treatment && pointOf(run, posting);
    const charge = treatment && point ? chargeOf(posting, treatment, point) : undefined;
    charge?.taxed.push(posting);
    return charge;
  };
  for (const posting of prior.postings) {
    if (!posting.tax) add(posting);
    else if (posting.tax.refunds === undefined) chargeOf(posting, posting.tax.treatment, posting.tax.point).posted.push(posting);
  }
  for (const posting of postings) add(posting)?.now.push(posting);
  return all;
}

/** Tax on what a posting of this run changed stands beside it; what else is due stands with the first posting of the charge. */
function settleCharge(run: RunState, rules: TaxRules | undefined, charge: Charge, make: Make): Posting[] {
  const rate = charge.taxed.length > 0 ? rules?.rateOn(charge.treatment, charge.point) : undefined;
  const before = total(run, charge.posted);
  const base = total(run, charge.taxed);
  const whole = rate ? rules!.on(base, rate) : ZERO;
  if (isZero(sub(whole, before))) return [];
  const tax: PostingTax = { treatment: charge.treatment, rate: rate?.text ?? charge.posted[0]!.tax!.rate, point: charge.point };
  if (!rate || charge.now.length === 0) {
    const on = charge.taxed[0] ?? charge.posted[0]!;
    return [make(on, tax, sub(whole, before), dueDate(run, charge.point, lateDays(run, on)))];
  }
  return beside(run, rules!, rate, charge, { base: sub(base, total(run, charge.now)), tax: before }, (on, amount) => make(on, tax, amount, on.due));
}

function beside(run: RunState, rules: TaxRules, rate: TaxRate, { now }: Charge, before: { base: Rational; tax: Rational }, make: (on: Posting, amount: Rational) => Posting): Posting[] {
  const made: Posting[] = [];
  let { base, tax } = before;
  for (const posting of now) {
    base = add(base, amountOf(run, posting));
    const whole = rules.on(base, rate);
    if (!isZero(sub(whole, tax))) made.push(make(posting, sub(whole, tax)));
    tax = whole;
  }
  return made;
}

/** What another party makes good: for every leg the tax that its payer has paid. */
function refunds(run: RunState, postings: readonly Posting[], make: Make): Posting[] {
  const legs = new Map<string, { on: Posting; by: string; owed: Rational; due: IsoDate }>();
  for (const posting of postings) {
    if (!posting.tax) continue;
    const { refunds: refunded, ...tax } = posting.tax;
    const by = refunded === undefined ? taxOf(run, posting)?.borneBy : posting.payer;
    if (by === undefined || (refunded === undefined && by === posting.payer)) continue;
    const [payer, payee] = refunded === undefined ? [posting.payer, posting.payee] : [posting.payee, refunded];
    const name = JSON.stringify([legName({ line: posting.line, period: posting.period, dims: posting.dims, payer, payee, tax }), by]);
    const amount = refunded === undefined ? amountOf(run, posting) : neg(amountOf(run, posting));
    const known = legs.get(name);
    legs.set(name, { on: { ...posting, payer, payee, tax }, by, owed: known ? add(known.owed, amount) : amount, due: refunded === undefined ? posting.due : known?.due ?? posting.due });
  }
  return [...legs.values()].filter(each => !isZero(each.owed)).map(({ on, by, owed, due }) =>
    make(on, { ...on.tax!, refunds: on.payee }, owed, dueDate(run, due, lateDays(run, on)), { payer: by, payee: on.payer }));
}

function taxOf(run: RunState, { line }: Posting): LineTax | undefined {
  return run.model.linesById.get(line)?.declared.tax;
}

/** The tax point: the due date of the line-period. */
function pointOf(run: RunState, { line, period, dims }: Posting): IsoDate | undefined {
  const at = run.model.time.byId.get(period);
  const paid = run.model.linesById.get(line);
  return at && paid && slotOf(run, paid, at.index, dims)?.due;
}

function lateDays(run: RunState, { line }: Posting): number {
  return run.model.linesById.get(line)?.declared.lateDays ?? 0;
}

function amountOf(run: RunState, posting: Posting): Rational {
  return parseMoney(posting.amount, run.model.scale)!;
}

function total(run: RunState, postings: readonly Posting[]): Rational {
  return sum(postings.map(posting => amountOf(run, posting)));
}
