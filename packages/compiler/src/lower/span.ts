/** Limits over a span longer than the rule's period. */
import type { Expr, GrainId, Period } from '@remit/program';
import type { Span } from '@remit/language/ast';
import { add, bool, choose, max, min, not, num, sub } from '../emit/fold.ts';
import type { Context } from './context.ts';
import { stopsIn } from './pilot/stops.ts';
import { contains } from './reach.ts';
import type { Scope } from './scope.ts';

/** The grain of a span: `each year`, `over the term`. */
export function spanGrain(span: Span): GrainId {
  return span.term ? 'term' : span.grain!;
}

/**
 * The part of `value` that fits under `limit` counted over the span up to and with this period:
 * min(limit, so far) less min(limit, before). `value` must not be negative.
 */
export function limitOverSpan(cx: Context, value: Expr, limit: Expr, span: Span, scope: Scope): Expr {
  const grain = spanGrain(span);
  if (scope.grain === undefined || !contains(grain, scope.grain)) return cx.refuse('TYP-117', span, { span: grain });
  if (grain === scope.grain) return min(value, limit);
  const soFar = totalSoFar(value, grain, scope.grain);
  return sub(min(soFar, limit), min(sub(soFar, value), limit));
}

/** The total of a value over the span, up to and with this period. */
function totalSoFar(value: Expr, span: GrainId, grain: GrainId): Expr {
  const toDate: Expr = { op: 'over', fn: 'sum', arg: value, grain, window: 'toDate' };
  return span === 'term' ? toDate : sub(toDate, { op: 'at', arg: toDate, back: 1, grain: span, else: { op: 'number', v: '0' } });
}

/**
 * `value` and, in the last period of the span, what its total over the span lacks to `limit`. Where a pilot ends the
 * contract inside the span, its last period is the last that begins before the end.
 */
export function leastOverSpan(cx: Context, value: Expr, limit: Expr, span: Span, scope: Scope): Expr {
  const grain = spanGrain(span);
  if (scope.grain === undefined || !contains(grain, scope.grain)) return cx.refuse('TYP-117', span, { span: grain });
  if (grain === scope.grain) return max(value, limit);
  const toppedUp = add(value, max(sub(limit, totalSoFar(value, grain, scope.grain)), num(0)));
  const cases = cx.periodsOf(grain, 'in the term').flatMap((whole) => {
    const inside = cx.periodsOf(scope.grain!, 'in the term').filter((p) => grain === 'term' || p.in[grain] === whole.id);
    return inside.flatMap((period) => {
      const isLast = lastOfSpan(cx, whole, inside, period);
      return isLast ? [{ periods: [period.id], v: choose([{ if: isLast, then: toppedUp }], value) }] : [];
    });
  });
  return { op: 'byPeriod', grain: scope.grain, cases, else: value };
}

/** Whether the period is the last of the span, which a pilot may decide; undefined where it never is. */
function lastOfSpan(cx: Context, whole: Period, inside: readonly Period[], period: Period): Expr | undefined {
  const is = (periods: readonly Period[]) => periods.at(-1) === period;
  const cuts = stopsIn(cx, whole).map((stop) => ({ if: not(stop.continues), then: is(inside.filter((p) => p.start < stop.day)) }));
  if (!is(inside) && !cuts.some((cut) => cut.then)) return undefined;
  return choose(cuts.map((cut) => ({ if: cut.if, then: bool(cut.then) })), bool(is(inside)));
}
