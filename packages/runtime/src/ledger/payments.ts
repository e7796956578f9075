import type { IsoDate, Payment, Posting } from '@remit/program';
import { paymentKey } from '@remit/program/keys';
import type { Rational } from '@remit/program/rational';
import { add, div, formatMoney, isZero, max, min, mul, neg, roundTo, sign, sub, sum, ZERO } from '@remit/program/rational';
import { addDays, laterOf } from '../dates.ts';
import type { RunState } from '../evaluate/run-state.ts';
import type { PreparedLine } from '../prepare/model.ts';
import { linePeriods } from '../lines/line-periods.ts';
import { slotOf } from '../lines/slots.ts';
import { groupBy } from '../group-by.ts';
import type { Books } from './books.ts';
import { legName } from './leg-name.ts';
import { dueDate } from './postings.ts';
import type { OpenPosting, RecoveryRule } from './open-postings.ts';
import { openPostings, recoveryOf } from './open-postings.ts';

/** What is instructed, and what stays owed back. */
export interface Settlement { readonly payments: Payment[]; readonly carried: { payer: string; payee: string; amount: string }[] }

/** A recovery on its way through the gross payments of its pair. */
interface Recovering { readonly from: OpenPosting; readonly rule: RecoveryRule; rest: Rational; /** The declaration that it has lapsed with, so that it is taken off nothing else. */ readonly over?: string; /** The recovery of its tax, which is taken off together with it. */ readonly tax?: Recovering }

interface Part { readonly posting: Posting; readonly amount: Rational }

/** A payment before it has its number. */
interface Draft { readonly payer: string; readonly payee: string; readonly due: IsoDate; readonly parts: readonly Part[]; readonly invoice: boolean }

/** Turns open postings into payments, recoveries taken off, for each payer and payee. */
export function settle(run: RunState, books: Books): Settlement {
  const isOver = overWith(run);
  const pairs = groupBy(openPostings(books), each => JSON.stringify([each.posting.payer, each.posting.payee]));
  const drafts: Draft[] = [];
  const carried: Settlement['carried'] = [];
  for (const pair of pairs.values()) {
    const { payer, payee } = pair[0]!.posting;
    const recoveries = recoveriesOf(run, pair, isOver);
    const paired = withTax(recoveries);
    const gross = groupBy(pair.filter(each => sign(each.open) > 0), each => each.posting.due);
    for (const [due, positive] of [...gross].sort(([a], [b]) => compare(a, b))) {
      const taken = takeOff(run, due, positive, paired);
      const parts = together([...positive.flatMap(partsOf), ...taken]);
      if (sign(sum(parts.map(part => part.amount))) > 0) drafts.push({ payer, payee, due: dueNow(run, positive), parts, invoice: false });
    }
    for (const [due, parts] of invoicesOf(run, recoveries)) drafts.push({ payer: payee, payee: payer, due, parts, invoice: true });
    const rest = sum(recoveries.filter(each => each.rule.how === 'carry' && each.over === undefined).map(each => each.rest));
    if (!isZero(rest)) carried.push({ payer, payee, amount: formatMoney(rest, run.model.scale) });
  }
  return {
    payments: number(run, books, drafts.sort((a, b) => byParties(a, b) || compare(a.due, b.due) || Number(a.invoice) - Number(b.invoice))),
    carried: carried.sort(byParties),
  };
}

/** Gives each payment the next number between its parties, and its key. */
function number(run: RunState, books: Books, drafts: readonly Draft[]): Payment[] {
  const counts = new Map<string, number>();
  return drafts.map(({ payer, payee, due, parts, invoice }) => {
    const identity = { payer, payee, seq: books.paymentsBetween(payer, payee) + count(counts, payer, payee) };
    const amount = sum(parts.map(part => part.amount));
    return {
      key: paymentKey(run.model.program.id, identity), ...identity,
      amount: formatMoney(invoice ? neg(amount) : amount, run.model.scale), ...taxIn(run, parts, amount, invoice), due, asOf: run.asOf,
      ...(invoice ? { invoice } : {}),
      settles: parts.map(part => ({ posting: part.posting.key, amount: formatMoney(part.amount, run.model.scale) })),
    };
  });
}

/** Whether a declaration has nothing more to be paid: every payment of it was due before. Worked out once for each. */
function overWith(run: RunState): (declaration: string) => boolean {
  const known = new Map<string, boolean>();
  return of => {
    const before = known.get(of);
    if (before !== undefined) return before;
    const over = run.model.lines.every(line => line.declared.of !== of || isOver(run, line));
    known.set(of, over);
    return over;
  };
}

/** Whether all that a line may pay was due before. What still waits for the day it counts from may yet be paid. */
function isOver(run: RunState, line: PreparedLine): boolean {
  if ([...line.slots.keys()].some(at => slotOf(run, line, at, undefined)!.due >= run.asOf)) return false;
  return ![...line.slots.values()].some(slot => slot.dueFrom ?? slot.dueAfterReview) || [...linePeriods(run, line)].every(({ slot }) => !slot.awaited && slot.due < run.asOf);
}

function declarationOf(run: RunState, { line }: Posting): string | undefined {
  return run.model.linesById.get(line)?.declared.of;
}

/** How much of a gross payment is for a declaration. */
function paidFor(run: RunState, of: string, positive: readonly OpenPosting[]): Rational {
  return sum(positive.filter(each => declarationOf(run, each.posting) === of).map(each => each.open));
}

/** How much of a payment is tax; nothing where it settles none. What makes good tax to another is no tax itself. */
function taxIn(run: RunState, parts: readonly Part[], amount: Rational, invoice: boolean): Pick<Payment, 'net' | 'tax'> {
  const taxes = parts.filter(({ posting }) => posting.tax && posting.tax.refunds === undefined);
  if (taxes.length === 0) return {};
  const tax = sum(taxes.map(part => part.amount));
  const inWords = (value: Rational): string => formatMoney(invoice ? neg(value) : value, run.model.scale);
  return { net: inWords(sub(amount, tax)), tax: inWords(tax) };
}

/** Recoveries that are got back, oldest first. */
function recoveriesOf(run: RunState, pair: readonly OpenPosting[], isOver: (declaration: string) => boolean): Recovering[] {
  return pair
    .filter(each => sign(each.open) < 0)
    .map((from): Recovering => {
      const rule = recoveryOf(run.model, from);
      const of = rule.how === 'carry' && rule.lapses ? declarationOf(run, from.posting) : undefined;
      return { from, rule, rest: neg(from.open), ...(of !== undefined && isOver(of) ? { over: of } : {}) };
    })
    .filter(each => each.rule.how !== 'none')
    .sort((a, b) => compare(a.from.order, b.from.order));
}

/** Recoveries with those of the tax on them beside them, so that neither is taken off without the other. */
function withTax(all: readonly Recovering[]): Recovering[] {
  if (all.every(each => !each.from.posting.tax)) return [...all];
  const nameOf = ({ from: { posting, belowZero } }: Recovering): string => JSON.stringify([posting.asOf, posting.due, belowZero, legName({ ...posting, tax: undefined })]);
  const nets = groupBy(all.filter(each => !each.from.posting.tax), nameOf);
  const ofNet = new Map<Recovering, Recovering>();
  for (const each of all) {
    const net = each.from.posting.tax && each.from.posting.tax.refunds === undefined ? nets.get(nameOf(each))?.find(one => !ofNet.has(one)) : undefined;
    if (net) ofNet.set(net, each);
  }
  const paired = new Set(ofNet.values());
  return all.filter(each => !paired.has(each)).map(each => {
    const tax = ofNet.get(each);
    return tax ? Object.assign(each, { tax }) : each;
  });
}

/** Takes recoveries off one gross payment, each within its share of it and not before its own slot is due; one that has lapsed only off what is paid for its own declaration. */
function takeOff(run: RunState, due: IsoDate, positive: readonly OpenPosting[], recoveries: readonly Recovering[]): Part[] {
  const gross = sum(positive.map(each => each.open));
  const parts: Part[] = [];
  let taken = ZERO;
  for (const recovery of recoveries) {
    if (slotDue(run, recovery.from.posting) > due) continue;
    const share = recovery.rule.atMost ? roundTo(mul(gross, recovery.rule.atMost), run.model.unit, 'trunc') : gross;
    const most = recovery.over === undefined ? share : min(share, paidFor(run, recovery.over, positive));
    const rest = recovery.tax ? add(recovery.rest, recovery.tax.rest) : recovery.rest;
    const amount = min(rest, max(ZERO, sub(min(most, gross), taken)));
    if (isZero(amount)) continue;
    taken = add(taken, amount);
    const tax = recovery.tax ? roundTo(div(mul(amount, recovery.tax.rest), rest), run.model.unit, 'halfExpand') : ZERO;
    for (const [each, off] of [[recovery, sub(amount, tax)], [recovery.tax, tax]] as const) {
      if (!each || isZero(off)) continue;
      each.rest = sub(each.rest, off);
      parts.push({ posting: each.from.posting, amount: neg(off) });
    }
  }
  return parts;
}

function invoicesOf(run: RunState, recoveries: readonly Recovering[]): [IsoDate, Part[]][] {
  const byDue = new Map<IsoDate, Part[]>();
  for (const { from, rule, rest } of recoveries) {
    if (rule.how !== 'invoice' || isZero(rest)) continue;
    // What is due on a day of its own is invoiced for that day, unless it is past.
    const due = hasOwnDay(run, from.posting) && from.posting.due >= run.asOf ? from.posting.due : addDays(run.asOf, rule.days);
    byDue.set(due, [...byDue.get(due) ?? [], { posting: from.posting, amount: neg(rest) }]);
  }
  return [...byDue].sort(([a], [b]) => compare(a, b));
}

/** Whether the due date of a posting was counted from a review. */
function hasOwnDay(run: RunState, { line, period }: Posting): boolean {
  const at = run.model.time.byId.get(period);
  return at !== undefined && run.model.linesById.get(line)?.slots.get(at.index)?.dueAfterReview !== undefined;
}

/** A positive posting with what cancelled within its leg. */
function partsOf(each: OpenPosting): Part[] {
  return [{ posting: each.posting, amount: each.open }, ...each.cancelled];
}

/** One part for each posting. */
function together(parts: readonly Part[]): Part[] {
  const byKey = new Map<string, Part>();
  for (const { posting, amount } of parts) {
    byKey.set(posting.key, { posting, amount: add(byKey.get(posting.key)?.amount ?? ZERO, amount) });
  }
  return [...byKey.values()].filter(part => !isZero(part.amount));
}

/** When a gross payment is due: on its day, or some days after the run where that is past. */
function dueNow(run: RunState, positive: readonly OpenPosting[]): IsoDate {
  const days = positive.map(({ posting }) => dueDate(run, posting.due, run.model.linesById.get(posting.line)?.declared.lateDays ?? 0));
  return days.reduce(laterOf);
}

/** The day on which the contract has a posting's line-period paid; no day where there is no such line-period any more. */
function slotDue(run: RunState, { line, period, dims }: Posting): IsoDate {
  const at = run.model.time.byId.get(period);
  const paid = run.model.linesById.get(line);
  const written = at && paid?.slots.get(at.index);
  // What goes back after a review is paid back, and not taken off the next payment, as long as its period is not due.
  if (written?.dueAfterReview) return written.due;
  return (at && paid && slotOf(run, paid, at.index, dims)?.due) ?? '';
}

function count(counts: Map<string, number>, payer: string, payee: string): number {
  const pair = JSON.stringify([payer, payee]);
  const next = (counts.get(pair) ?? 0) + 1;
  counts.set(pair, next);
  return next;
}

function byParties(a: { payer: string; payee: string }, b: { payer: string; payee: string }): number {
  return compare(a.payer, b.payer) || compare(a.payee, b.payee);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
