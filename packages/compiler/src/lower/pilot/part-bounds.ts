/** Bounds of what is counted or spent over a period that a pilot may cut short. */
import type { Expr, GrainId } from '@remit/program';
import { div, ONE, sign } from '@remit/program/rational';
import { constant, mul } from '../../emit/fold.ts';
import { partOfYear } from '../../time/part-year.ts';
import type { Context } from '../context.ts';
import { byOwnPeriod } from '../part-of-period.ts';
import { endedAt, endsInside } from './part-period.ts';
import { stopsIn } from './stops.ts';

/** The least of a period that may end early is that of the part; the greatest stays. Bounds are checked before anything is decided. */
export function leastOfPart(cx: Context, least: Expr, grain: GrainId): Expr {
  const { years } = cx.terms.frame;
  const value = constant(least);
  if (!years || !value || sign(value) <= 0 || !endsInside(cx, grain)) return least;
  const { unit } = cx.terms.partYears;
  return mul(least, byOwnPeriod(cx, grain, (period) => {
    const [first] = period.history ? [] : stopsIn(cx, period);
    return first ? div(partOfYear(endedAt(period, first), years, unit), partOfYear(period, years, unit)) : ONE;
  }));
}
