/** Aggregates over periods: in the period, in the year, over the term, over the months before. */
import type { Aggregate as AggregateFn, Expr, GrainId, Period } from '@remit/program';
import type { Aggregate, Window } from '@remit/language/ast';
import { num } from '../../emit/fold.ts';
import type { Context } from '../context.ts';
import { namedPeriod, unitGrain } from '../period.ts';
import { contains, needsOf } from '../reach.ts';
import { lastBeforeEnd, whileRunning } from '../pilot/part-period.ts';
import type { Scope } from '../scope.ts';
import { readIn } from './in-period.ts';
import { overTrailing } from './trailing.ts';

/**
 * `fn` of what `read` gives for each of the finer periods of the window. A value of a coarser period is read unchanged
 * in each of its parts, but with `startingOnly`, which takes it where its period starts and nothing elsewhere: so no
 * payment counts twice in a total.
 */
export function overPeriods(
  cx: Context, node: Aggregate, fn: AggregateFn, window: Window, scope: Scope, read: (scope: Scope) => Expr, startingOnly = false,
): Expr {
  const each = read({ ...scope, grain: undefined });
  const own = needsOf(cx, each).grain;
  if (own === undefined) return cx.refuse('TYP-115', node, {});
  const arg = whileRunning(cx, own, each);
  if (window.$type === 'TrailingWindow') return overTrailing(cx, window, { fn, arg, own }, scope.grain, node) ?? cx.refuse('TYP-116', window, { grain: own });
  const inside = (grain: GrainId): Expr => (contains(own, grain) ? (startingOnly && own !== grain ? whereStarting(cx, arg, own, grain) : arg) : { op: 'over', fn, arg, grain: own, window: 'in' });
  if (window.$type === 'RelativePeriod' && window.unit === 'term') {
    return own === 'term' ? arg : { op: 'over', fn, arg, grain: own, window: 'term' };
  }
  if (window.$type === 'RelativePeriod' && unitGrain(window.unit) === undefined && scope.grain === undefined) {
    return cx.refuse('TYP-108', node, { unit: 'period' });
  }
  return readIn(cx, window, scope, (at) => inside(at.grain!));
}

/** The value in the period of `grain` in which its own period starts, nothing in the others. */
function whereStarting(cx: Context, arg: Expr, own: GrainId, grain: GrainId): Expr {
  const starts = new Set(cx.periodsOf(own, 'with history').map((period) => period.start));
  const periods = cx.periodsOf(grain, 'with history').filter((period) => starts.has(period.start)).map(({ id }) => id);
  return { op: 'byPeriod', grain, cases: [{ periods, v: arg }], else: num(0) };
}

/** `last X in the period`: X in the last of its own periods that lies in the rule's. */
export function lastIn(cx: Context, node: Aggregate, scope: Scope, read: (scope: Scope) => Expr): Expr {
  const arg = read({ ...scope, grain: undefined });
  const own = needsOf(cx, arg).grain;
  const window = node.period ?? node.window;
  if (own === undefined || scope.grain === undefined) return cx.refuse('TYP-115', node, {});
  const pick = (grain: GrainId): Expr => {
    if (contains(own, grain)) return arg;
    const cases = cx.periodsOf(grain, 'with history').flatMap((period) => {
      const inside = cx.periodsOf(own, 'with history').filter((p) => p.start >= period.start && p.end <= period.end);
      const lastOf = (periods: readonly Period[]): Expr | undefined => { const last = periods.at(-1); return last && { op: 'at', arg, period: last.id }; };
      const v = lastOf(inside) && lastBeforeEnd(cx, period, inside, lastOf);
      return v ? [{ periods: [period.id], v }] : [];
    });
    return { op: 'byPeriod', grain, cases };
  };
  if (!window || window.$type === 'TrailingWindow') return pick(scope.grain);
  if (window.$type !== 'RelativePeriod' && !namedPeriod(cx, window)) return arg;
  return readIn(cx, window, scope, (at) => pick(at.grain!));
}
