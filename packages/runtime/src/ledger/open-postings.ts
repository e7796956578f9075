import type { IsoDate, Ledger, Posting } from '@remit/program';
import type { Rational } from '@remit/program/rational';
import { abs, add, isZero, min, neg, parseMoney, parseNumber, sign, sub, ZERO } from '@remit/program/rational';
import { groupBy } from '../group-by.ts';
import type { Dimension } from '../prepare/dimensions.ts';
import type { Model } from '../prepare/model.ts';
import { legName } from './postings.ts';

/** How a negative posting is got back. */
export type RecoveryRule = { readonly how: 'carry' | 'none'; readonly atMost?: Rational } | { readonly how: 'invoice'; readonly days: number; readonly atMost?: Rational };

/** A posting that payments have not settled in full. */
export interface OpenPosting {
  readonly posting: Posting;
  /** Not settled yet, with the sign of the posting. */
  open: Rational;
  /** What cancels against postings of the other sign within its leg, to be recorded with its payment. */
  readonly cancelled: { posting: Posting; amount: Rational }[];
  /** Order among recoveries: earlier run, due date, order of line, period and keys. Empty where nothing is to be recovered. */
  readonly order: string;
}

/** Postings, old and new, with what payments have left open of them, opposite ones of one leg cancelled. */
export function openPostings(model: Model, prior: Ledger, postings: readonly Posting[]): OpenPosting[] {
  const settled = new Map<string, Rational>();
  for (const payment of prior.payments) {
    for (const part of payment.settles) settled.set(part.posting, add(settled.get(part.posting) ?? ZERO, parseMoney(part.amount, model.scale)!));
  }
  const open: OpenPosting[] = [];
  for (const posting of [...prior.postings, ...postings]) {
    const amount = sub(parseMoney(posting.amount, model.scale)!, settled.get(posting.key) ?? ZERO);
    if (!isZero(amount)) open.push({ posting, open: amount, cancelled: [], order: sign(amount) < 0 ? orderOf(model, posting) : '' });
  }
  if (open.every(each => sign(each.open) > 0)) return open;
  for (const leg of groupBy(open, each => legName(each.posting)).values()) cancelWithin(leg);
  return open.filter(each => !isZero(each.open));
}

/** The rule by which a negative posting is got back: that of negative amounts where the line has one, else that of recoveries. */
export function recoveryOf(model: Model, posting: Posting): RecoveryRule {
  const line = model.linesById.get(posting.line)?.declared;
  if (!line) return { how: 'carry' };
  if (line.negative === 'carry') return { how: 'carry' };
  if (line.negative) return { how: 'invoice', days: line.negative.invoiceDays };
  const { how, days, atMost } = line.recovery;
  const most = atMost === undefined ? undefined : parseNumber(atMost);
  return how === 'invoice' ? { how, days: days ?? 0, atMost: most } : { how, atMost: most };
}

/** Within a leg, a fall that was put right again is neither recovered nor paid twice. */
function cancelWithin(leg: readonly OpenPosting[]): void {
  const positive = leg.filter(each => sign(each.open) > 0);
  const negative = leg.filter(each => sign(each.open) < 0);
  for (const plus of positive) {
    for (const minus of negative) {
      const amount = min(plus.open, abs(minus.open));
      if (isZero(amount)) continue;
      plus.open = sub(plus.open, amount);
      minus.open = add(minus.open, amount);
      plus.cancelled.push({ posting: plus.posting, amount }, { posting: minus.posting, amount: neg(amount) });
    }
  }
}

/** Elements of a set stand in declared order, members of a group in the order of their keys. */
function orderOfKey(dimension: Dimension, key: string): string {
  return dimension.kind === 'group' ? key : String(dimension.positions.get(key) ?? dimension.elements.length).padStart(9, '0');
}

function orderOf(model: Model, posting: Posting): string {
  const line = model.linesById.get(posting.line);
  const start: IsoDate = model.time.byId.get(posting.period)?.start ?? '';
  const keys = line ? line.each.map(dimension => orderOfKey(dimension, posting.dims?.[dimension.id] ?? '')) : Object.values(posting.dims ?? {});
  return [posting.asOf, posting.due, String(line?.index ?? model.lines.length).padStart(9, '0'), start, ...keys].join('\u0000');
}
