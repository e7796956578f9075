import type { Hold, HoldReason, IsoDate, Posting } from '@remit/program';
import type { LegIdentity } from '@remit/program/keys';
import { postingKey } from '@remit/program/keys';
import type { Rational } from '@remit/program/rational';
import { formatMoney, isZero, neg, sign, sub, ZERO } from '@remit/program/rational';
import { namedKeys } from '../evaluate/bindings.ts';
import type { RunState } from '../evaluate/run-state.ts';
import { slotOf } from '../lines/slots.ts';
import { takenBack } from '../catalogue/ledger.ts';
import type { Finding } from '../finding.ts';
import { warn } from '../finding.ts';
import type { Entitled, Leg } from '../lines/settled.ts';
import type { Books } from './books.ts';
import { legName, linePeriodName } from './leg-name.ts';

/** Posts what brings a leg to what is owed; whether there was anything to post. */
type Settle = (leg: LegIdentity, name: string, owed: Rational, due: IsoDate) => boolean;

/** What a run posts, and what it leaves as it was because the facts no longer name the member. */
export interface Posted { readonly postings: Posting[]; readonly unknown: Hold[] }

/**
 * Postings that bring what was posted, tax apart, to what is owed. A second run with the same facts gives none.
 *
 * @param isAll whether these are all line-periods there are; if not, what was posted for others is left alone
 */
export function post(run: RunState, all: readonly Entitled[], books: Books, findings: Finding[], isAll: boolean): Posted {
  const { legs: before, ofLinePeriod: known } = books.posted();
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
  const untouched = new Set(isAll ? before.keys() : []);
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
  const slot = period && line && slotOf(run, line, period.index, leg.dims);
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
