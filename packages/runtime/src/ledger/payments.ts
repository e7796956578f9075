import type { IsoDate, Ledger, Payment, Posting } from '@remit/program';
import { paymentKey } from '@remit/program/keys';
import type { Rational } from '@remit/program/rational';
import { add, formatMoney, isZero, max, min, mul, neg, roundTo, sign, sub, sum, ZERO } from '@remit/program/rational';
import { addDays, laterOf } from '../dates.ts';
import type { RunState } from '../evaluate/run-state.ts';
import { groupBy } from '../group-by.ts';
import { dueDate } from './postings.ts';
import type { OpenPosting, RecoveryRule } from './open-postings.ts';
import { openPostings, recoveryOf } from './open-postings.ts';

/** What is instructed, and what stays owed back. */
export interface Settlement { readonly payments: Payment[]; readonly carried: { payer: string; payee: string; amount: string }[] }

/** A recovery on its way through the gross payments of its pair. */
interface Recovering { readonly from: OpenPosting; readonly rule: RecoveryRule; rest: Rational }

interface Part { readonly posting: Posting; readonly amount: Rational }

/** A payment before it has its number. */
interface Draft { readonly payer: string; readonly payee: string; readonly due: IsoDate; readonly parts: readonly Part[]; readonly invoice: boolean }

/** Turns open postings into payments, recoveries taken off, for each payer and payee. */
export function settle(run: RunState, prior: Ledger, postings: readonly Posting[]): Settlement {
  const pairs = groupBy(openPostings(run.model, prior, postings), each => JSON.stringify([each.posting.payer, each.posting.payee]));
  const drafts: Draft[] = [];
  const carried: Settlement['carried'] = [];
  for (const pair of pairs.values()) {
    const { payer, payee } = pair[0]!.posting;
    const recoveries = recoveriesOf(run, pair);
    const gross = groupBy(pair.filter(each => sign(each.open) > 0), each => each.posting.due);
    for (const [due, positive] of [...gross].sort(([a], [b]) => compare(a, b))) {
      const taken = takeOff(run, due, sum(positive.map(each => each.open)), recoveries);
      const parts = together([...positive.flatMap(partsOf), ...taken]);
      if (sign(sum(parts.map(part => part.amount))) > 0) drafts.push({ payer, payee, due: dueNow(run, positive), parts, invoice: false });
    }
    for (const [due, parts] of invoicesOf(run, recoveries)) drafts.push({ payer: payee, payee: payer, due, parts, invoice: true });
    const rest = sum(recoveries.filter(each => each.rule.how === 'carry').map(each => each.rest));
    if (!isZero(rest)) carried.push({ payer, payee, amount: formatMoney(rest, run.model.scale) });
  }
  return {
    payments: number(run, prior, drafts.sort((a, b) => byParties(a, b) || compare(a.due, b.due) || Number(a.invoice) - Number(b.invoice))),
    carried: carried.sort(byParties),
  };
}

/** Gives each payment the next number between its parties, and its key. */
function number(run: RunState, prior: Ledger, drafts: readonly Draft[]): Payment[] {
  const counts = new Map<string, number>();
  for (const { payer, payee } of prior.payments) count(counts, payer, payee);
  return drafts.map(({ payer, payee, due, parts, invoice }) => {
    const identity = { payer, payee, seq: count(counts, payer, payee) };
    const amount = sum(parts.map(part => part.amount));
    return {
      key: paymentKey(run.model.program.id, identity), ...identity,
      amount: formatMoney(invoice ? neg(amount) : amount, run.model.scale), due, asOf: run.asOf,
      ...(invoice ? { invoice } : {}),
      settles: parts.map(part => ({ posting: part.posting.key, amount: formatMoney(part.amount, run.model.scale) })),
    };
  });
}

/** Recoveries that are got back, oldest first. */
function recoveriesOf(run: RunState, pair: readonly OpenPosting[]): Recovering[] {
  return pair
    .filter(each => sign(each.open) < 0)
    .map((from): Recovering => ({ from, rule: recoveryOf(run.model, from.posting), rest: neg(from.open) }))
    .filter(each => each.rule.how !== 'none')
    .sort((a, b) => (a.from.order < b.from.order ? -1 : 1));
}

/** Takes recoveries off one gross payment, each within its share of it and not before its own slot is due. */
function takeOff(run: RunState, due: IsoDate, gross: Rational, recoveries: readonly Recovering[]): Part[] {
  const parts: Part[] = [];
  let taken = ZERO;
  for (const recovery of recoveries) {
    if (slotDue(run, recovery.from.posting) > due) continue;
    const most = recovery.rule.atMost ? roundTo(mul(gross, recovery.rule.atMost), run.model.unit, 'trunc') : gross;
    const amount = min(recovery.rest, max(ZERO, sub(min(most, gross), taken)));
    if (isZero(amount)) continue;
    taken = add(taken, amount);
    recovery.rest = sub(recovery.rest, amount);
    parts.push({ posting: recovery.from.posting, amount: neg(amount) });
  }
  return parts;
}

function invoicesOf(run: RunState, recoveries: readonly Recovering[]): [IsoDate, Part[]][] {
  const byDue = new Map<IsoDate, Part[]>();
  for (const { from, rule, rest } of recoveries) {
    if (rule.how !== 'invoice' || isZero(rest)) continue;
    const due = addDays(run.asOf, rule.days);
    byDue.set(due, [...byDue.get(due) ?? [], { posting: from.posting, amount: neg(rest) }]);
  }
  return [...byDue].sort(([a], [b]) => compare(a, b));
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
function slotDue(run: RunState, { line, period }: Posting): IsoDate {
  const at = run.model.time.byId.get(period);
  return (at && run.model.linesById.get(line)?.slots.get(at.index)?.due) ?? '';
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
