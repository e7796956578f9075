/** Periods that a pilot may cut short: how much of them is left is decided in the run. */
import type { Expr, GrainId, IsoDate, Period } from '@remit/program';
import type { Rational } from '@remit/program/rational';
import { bool, choose, not, num, or, same } from '../../emit/fold.ts';
import type { Context, PartYearRule } from '../context.ts';
import { stopsBefore, stopsIn, stopsOf, type Stop } from './stops.ts';

/** A period as a pilot leaves it: cut off on `endedOn`, or inside a year that is. */
export interface EndedPeriod extends Period { endedOn?: IsoDate; endedBy?: Stop }

/** The year around a period, cut off where the period's own year is. */
export function endedYear(year: Period, { endedOn }: EndedPeriod): Period {
  return endedOn !== undefined && endedOn < year.end ? { ...year, end: endedOn } : year;
}

/** Whether a pilot may end the contract inside a period of the grain. */
export function endsInside(cx: Context, grain: GrainId): boolean {
  return cx.periodsOf(grain, 'in the term').some((p) => stopsIn(cx, p).length > 0);
}

/**
 * A value for each period of a grain, history too; in a period that a pilot may cut short, by what is decided. One
 * constant where all are the same. `least`: until it is decided, the smallest of them, which every decision allows.
 */
export function byEndedPeriod(cx: Context, grain: GrainId, rule: PartYearRule, value: (period: EndedPeriod) => Rational, least = false): Expr {
  const cases: { periods: string[]; v: Expr }[] = [];
  for (const period of cx.periodsOf(grain, 'with history')) {
    const cuts = cutsOf(cx, period, rule);
    const decided = choose(cuts.map((stop) => ({ if: not(stop.continues), then: num(value(endedAt(period, stop))) })), num(value(period)));
    const v: Expr = least && cuts[0] ? { op: 'orElse', args: [decided, num(value(endedAt(period, cuts[0])))] } : decided;
    const known = cases.find((c) => same(c.v, v));
    if (known) known.periods.push(period.id);
    else cases.push({ periods: [period.id], v });
  }
  return cases.length === 1 ? cases[0]!.v : cases.length === 0 ? num(1) : { op: 'byPeriod', grain, cases };
}

/** Stops that change what a period comes to: those inside it, and where amounts are in full in a short year, those later in its year. */
function cutsOf(cx: Context, period: Period, rule: PartYearRule): Stop[] {
  if (rule.whole || period.history) return [];
  const own = stopsIn(cx, period);
  if (rule.amounts !== false || period.grain === 'year') return own;
  const year = cx.period(period.in['year'] ?? '');
  return year ? stopsIn(cx, year).filter((s) => s.day > period.start) : own;
}

/** The period as a stop leaves it. */
export function endedAt(period: Period, stop: Stop): EndedPeriod {
  return { ...period, end: stop.day < period.end ? stop.day : period.end, endedOn: stop.day, endedBy: stop };
}

/** Whether the contract has ended before a period of the grain begins; undefined where it never can have. */
export function hasEnded(cx: Context, grain: GrainId, ended: (period: Period) => Stop[] = (p) => stopsBefore(cx, p.start)): Expr | undefined {
  const cases: { periods: string[]; v: Expr }[] = [];
  for (const period of cx.periodsOf(grain, 'in the term')) {
    const stops = ended(period);
    if (stops.length === 0) continue;
    const v = or(...stops.map((s) => not(s.continues)));
    const known = cases.find((c) => same(c.v, v));
    if (known) known.periods.push(period.id);
    else cases.push({ periods: [period.id], v });
  }
  return cases.length === 0 ? undefined : { op: 'byPeriod', grain, cases, else: bool(false) };
}

/** A value over finer periods: those after the end are left out. */
export function whileRunning(cx: Context, grain: GrainId, arg: Expr): Expr {
  const ended = stopsOf(cx).length === 0 ? undefined : hasEnded(cx, grain);
  return ended ? choose([{ if: ended, then: { op: 'notApplicable', reason: 'ended' } }], arg) : arg;
}

/** What `lastOf` gives for the finer periods of a period: for those before the end where a pilot cuts it short. */
export function lastBeforeEnd(cx: Context, period: Period, inside: readonly Period[], lastOf: (periods: readonly Period[]) => Expr | undefined): Expr | undefined {
  const whole = lastOf(inside);
  if (!whole) return undefined;
  const cuts = stopsIn(cx, period).flatMap((stop) => {
    const then = lastOf(inside.filter((p) => p.start < stop.day));
    return then ? [{ if: not(stop.continues), then }] : [];
  });
  return choose(cuts, whole);
}
