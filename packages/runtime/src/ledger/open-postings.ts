import type { IsoDate, Posting } from '@remit/program';
import type { Rational } from '@remit/program/rational';
import { abs, add, isZero, min, neg, parseNumber, sign, sub } from '@remit/program/rational';
import { groupBy } from '../group-by.ts';
import type { Dimension } from '../prepare/dimensions.ts';
import type { Model } from '../prepare/model.ts';
import type { Books } from './books.ts';
import { legName } from './leg-name.ts';

/** How a negative posting is got back. */
export type RecoveryRule = { readonly how: 'carry' | 'none'; readonly lapses?: boolean; readonly atMost?: Rational } | { readonly how: 'invoice'; readonly days: number; readonly atMost?: Rational };

/** A posting that payments have not settled in full. */
export interface OpenPosting {
  readonly posting: Posting;
  /** Not settled yet, with the sign of the posting. */
  open: Rational;
  /** What cancels against postings of the other sign within its leg, to be recorded with its payment. */
  readonly cancelled: { posting: Posting; amount: Rational }[];
  /** Whether it took its leg, from nothing or from below, below zero: what is owed back by the rule for such amounts, and not because an entitlement fell. */
  readonly belowZero: boolean;
  /** Order among recoveries: earlier run, due date, order of line, period and keys, tax after what it is on. Empty where nothing is to be recovered. */
  readonly order: string;
}

/** The postings of a ledger with what payments have left open of them, opposite ones of one leg cancelled. */
export function openPostings(books: Books): OpenPosting[] {
  const { model } = books;
  const open = [...books.open].map(({ posting, amount }): OpenPosting => ({ posting, open: amount, cancelled: [], belowZero: false, order: sign(amount) < 0 ? orderOf(model, posting) : '' }));
  if (open.every(each => sign(each.open) > 0)) return open;
  const below = books.belowZero();
  for (const [index, each] of open.entries()) if (below.has(each.posting)) open[index] = { ...each, belowZero: true };
  for (const leg of groupBy(open, each => legName(each.posting)).values()) cancelWithin(leg);
  return open.filter(each => !isZero(each.open));
}

/** The rule by which a negative posting is got back: that of negative amounts where it goes below zero and the line has one, else that of recoveries. */
export function recoveryOf(model: Model, { posting, belowZero }: Pick<OpenPosting, 'posting' | 'belowZero'>): RecoveryRule {
  const line = model.linesById.get(posting.line)?.declared;
  if (!line) return { how: 'carry' };
  if (belowZero && line.negative) return line.negative === 'carry' ? { how: 'carry' } : { how: 'invoice', days: line.negative.invoiceDays };
  const { how, days, lapses, atMost } = line.recovery;
  const most = atMost === undefined ? undefined : parseNumber(atMost);
  return how === 'invoice' ? { how, days: days ?? 0, atMost: most } : { how, lapses, atMost: most };
}

/**
 * Within a leg, a fall that was put right again is neither recovered nor paid twice.
 * Each posting, in the order of the ledger, meets those before it: a rise first makes
 * good what is below zero.
 */
function cancelWithin(leg: readonly OpenPosting[]): void {
  for (const [index, each] of leg.entries()) {
    const before = leg.slice(0, index).filter(other => sign(other.open) === -sign(each.open));
    for (const other of [...before.filter(one => one.belowZero), ...before.filter(one => !one.belowZero)]) {
      if (isZero(each.open)) break;
      const [plus, minus] = sign(each.open) > 0 ? [each, other] : [other, each];
      const amount = min(plus.open, abs(minus.open));
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
  return [posting.asOf, posting.due, String(line?.index ?? model.lines.length).padStart(9, '0'), start, ...keys, posting.tax ? '1' : '0'].join('\u0000');
}
