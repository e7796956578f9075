import type { Hold, HoldReason, IsoDate, Ledger, Posting } from '@remit/program';
import type { LegIdentity } from '@remit/program/keys';
import { postingKey } from '@remit/program/keys';
import type { Rational } from '@remit/program/rational';
import { add, formatMoney, isZero, neg, parseMoney, sign, sub, ZERO } from '@remit/program/rational';
import { namedKeys } from '../evaluate/bindings.ts';
import type { RunState } from '../evaluate/run-state.ts';
import { slotOf } from '../lines/slots.ts';
import { takenBack } from '../catalogue/ledger.ts';
import type { Finding } from '../finding.ts';
import { warn } from '../finding.ts';
import type { Entitled, Leg } from '../lines/settled.ts';

/** What was posted for a leg so far. */
interface PostedLeg { readonly leg: LegIdentity; readonly amount: Rational; readonly count: number }

/** Posts what brings a leg to what is owed; whether there was anything to post. */
type Settle = (leg: LegIdentity, name: string, owed: Rational, due: IsoDate) => boolean;

/** What a run posts, and what it leaves as it was because the facts no longer name the member. */
export interface Posted { readonly postings: Posting[]; readonly unknown: Hold[] }

/** Postings that bring what was posted, tax apart, to what is owed. A second run with the same facts gives none. */
export function post(run: RunState, all: readonly Entitled[], prior: Ledger, findings: Finding[]): Posted {
  const before = postedSoFar(run, prior);
  const postings: Posting[] = [];
  const settle: Settle = (leg, name, owed, due) => {
    const posted = before.get(name);
    const delta = posted ? sub(owed, posted.amount) : owed;
    if (isZero(delta)) return false;
    // What falls to zero and what lies below it may be got back by two rules, so each is a posting of its own.
    const steps = posted && sign(posted.amount) > 0 && sign(owed) < 0 ? [neg(posted.amount), owed] : [delta];
    for (const [index, step] of steps.entries()) {
      const identity = { ...leg, seq: (posted?.count ?? 0) + index + 1 };
      postings.push({
        key: postingKey(run.model.program.id, identity), ...identity,
        kind: !posted ? 'accrual' : sign(step) < 0 ? 'recovery' : 'adjustment',
        amount: formatMoney(step, run.model.scale), due, asOf: run.asOf,
      });
    }
    return true;
  };
  const untouched = new Set(before.keys());
  const known = priorLinePeriods(before);
  /** Nothing was posted before, so there are no names to look up. */
  const isFirst = before.size === 0;
  for (const each of all) {
    const earlier = isFirst ? NONE : known.get(linePeriodName(each.line.declared.id, each.slot.period, namedKeys(run, each.line.each, each.keys))) ?? NONE;
    for (const leg of earlier) untouched.delete(leg);
    if (each.reasons.length > 0 || each.slot.opens > run.asOf) continue;
    const owed = each.legs.filter(leg => leg.payer !== leg.payee && !('nobody' in each.line.declared.to)).map(leg => ({ leg, identity: identityOf(run, each, leg) }));
    const due = dueDate(run, each.slot.due, each.line.declared.lateDays);
    const current = new Set<string>();
    for (const { leg, identity } of owed) {
      const key = isFirst ? '' : legName(identity);
      current.add(key);
      settle(identity, key, leg.amount, due);
    }
    for (const gone of earlier) if (!current.has(gone)) settle(before.get(gone)!.leg, gone, ZERO, due);
  }
  const unknown = new Map<string, Hold>();
  for (const gone of untouched) {
    const { leg } = before.get(gone)!;
    const reasons = unknownMembers(run, leg);
    if (reasons.length === 0) takeBack(run, leg, gone, settle, findings);
    else unknown.set(linePeriodName(leg.line, leg.period, leg.dims), { line: leg.line, period: leg.period, ...(leg.dims ? { dims: leg.dims } : {}), reasons });
  }
  return { postings, unknown: [...unknown.values()] };
}

const NONE: readonly string[] = [];

/** A due date that is not past stands; a late posting is due some days after the run. */
export function dueDate(run: RunState, due: IsoDate, lateDays: number): IsoDate {
  return due >= run.asOf ? due : run.daysLater(lateDays);
}

/** Keys of a leg that are members of nothing any more. A file of facts that leaves somebody out is not a fall to zero. */
function unknownMembers(run: RunState, { line, period, dims }: LegIdentity): HoldReason[] {
  const at = run.model.time.byId.get(period);
  const each = at && run.model.linesById.get(line)?.slots.has(at.index) ? run.model.linesById.get(line)!.each : [];
  return each.flatMap((dimension): HoldReason[] => {
    const key = dims?.[dimension.id] ?? '';
    const { positions, count } = run.store.dimensions[dimension.index]!;
    return dimension.kind === 'set' || (positions.get(key) ?? count) < count ? [] : [{ reason: 'unknown-member', group: dimension.id, key }];
  });
}

/** Postings for a line-period that there is no more: a member that left, a payment that was removed. */
function takeBack(run: RunState, leg: LegIdentity, name: string, settle: Settle, findings: Finding[]): void {
  const line = run.model.linesById.get(leg.line);
  const period = run.model.time.byId.get(leg.period);
  const slot = period && line && slotOf(run, line, period.index);
  const who = leg.dims ? ` for ${Object.values(leg.dims).join(', ')}` : '';
  if (!settle(leg, name, ZERO, dueDate(run, slot?.due ?? '', line?.declared.lateDays ?? 0))) return;
  findings.push(warn(takenBack, undefined, { where: `'${leg.line}'${who} in ${leg.period}` }));
}

function identityOf(run: RunState, each: Entitled, leg: Leg): LegIdentity {
  const dims = namedKeys(run, each.line.each, each.keys);
  return {
    line: each.line.declared.id, period: each.slot.period, ...(dims ? { dims } : {}),
    payer: leg.payer, payee: leg.payee, ...(leg.fund === undefined ? {} : { fund: leg.fund }),
  };
}

function postedSoFar(run: RunState, prior: Ledger): Map<string, PostedLeg> {
  const posted = new Map<string, PostedLeg>();
  for (const posting of prior.postings) {
    if (posting.tax) continue;
    const { line, period, dims, payer, payee, fund } = posting;
    const name = legName(posting);
    const before = posted.get(name);
    posted.set(name, {
      leg: before?.leg ?? { line, period, ...(dims ? { dims } : {}), payer, payee, ...(fund === undefined ? {} : { fund }) },
      amount: add(before?.amount ?? ZERO, parseMoney(posting.amount, run.model.scale)!),
      count: (before?.count ?? 0) + 1,
    });
  }
  return posted;
}

/** The legs posted for each line-period. */
function priorLinePeriods(posted: ReadonlyMap<string, PostedLeg>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [name, { leg }] of posted) {
    const where = linePeriodName(leg.line, leg.period, leg.dims);
    const same = found.get(where);
    if (same) same.push(name); else found.set(where, [name]);
  }
  return found;
}

/** A leg as one text, to group postings by within a run. */
export function legName({ line, period, dims, payer, payee, fund, tax }: LegIdentity): string {
  const taxed = tax ? [tax.treatment, tax.rate, tax.point, tax.refunds ?? null] : [];
  return `${linePeriodName(line, period, dims)}${JSON.stringify([payer, payee, fund ?? null, ...taxed])}`;
}

function linePeriodName(line: string, period: string, dims: Readonly<Record<string, string>> | undefined): string {
  const keys = Object.entries(dims ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([line, period, keys]);
}
