/** How much of a year, quarter or month the period at hand is: what `per year` means in a rule. */
import type { AstNode } from 'langium';
import type { Expr, GrainId, Period } from '@remit/program';
import { div, fromInteger, mul, ONE, type Rational } from '@remit/program/rational';
import { num, same } from '../emit/fold.ts';
import { partOfYear } from '../time/part-year.ts';
import type { Context } from './context.ts';
import { byEndedPeriod, endedYear } from './pilot/part-period.ts';
import type { Scope } from './scope.ts';

const PER_YEAR = { year: 1, quarter: 4, month: 12 } as const;

/** The factor of a rate `per year|quarter|month` in the rule's period, as a constant or a choice by period. */
export function partOfPeriod(cx: Context, unit: 'year' | 'month' | 'quarter', node: AstNode, scope: Scope): Expr {
  if (scope.grain === undefined) return cx.refuse('TYP-108', node, { unit });
  const years = cx.terms.frame.years;
  if (!years) return cx.refuse('MOD-106', node, { unit });
  if (scope.grain === 'cohort') return cx.refuse('TYP-109', node, { unit });
  if (scope.yearlySum) {
    return byOwnPeriod(cx, scope.grain, (period) => mul(yearsIn(cx, cx.period(period.in['year'] ?? '') ?? period, scope), fromInteger(PER_YEAR[unit])));
  }
  return byEndedPeriod(cx, scope.grain, scope.partYears ?? cx.terms.partYears, (period) => mul(yearsIn(cx, period, scope), fromInteger(PER_YEAR[unit])));
}

/** The part of a contract year that a period counts for: scaled in a year that is cut short, or in full. */
export function yearsIn(cx: Context, period: Period, scope: Scope): Rational {
  const { frame } = cx.terms;
  const partYears = scope.partYears ?? cx.terms.partYears;
  const part = partOfYear(period, frame.years!, partYears.unit);
  if (partYears.amounts !== false) return part;
  const whole = cx.period(period.in['year'] ?? '');
  const year = period.grain === 'year' ? period : whole && endedYear(whole, period);
  return year ? div(part, partOfYear(year, frame.years!, partYears.unit)) : part;
}

/** A value for each period of a grain, history too; one constant where they are all the same. */
export function byOwnPeriod(cx: Context, grain: GrainId, value: (period: Period) => Rational): Expr {
  const cases: { periods: string[]; v: Expr }[] = [];
  for (const period of cx.periodsOf(grain, 'with history')) {
    const v = num(value(period));
    const known = cases.find((c) => same(c.v, v));
    if (known) known.periods.push(period.id);
    else cases.push({ periods: [period.id], v });
  }
  return cases.length === 1 ? cases[0]!.v : cases.length === 0 ? num(ONE) : { op: 'byPeriod', grain, cases };
}
