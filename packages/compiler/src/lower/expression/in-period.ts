/** `X in the previous year`, `X in 2024/25`, `X in the year` */
import type { Expr, GrainId } from '@remit/program';
import type { Period } from '@remit/language/ast';
import type { Context } from '../context.ts';
import { namedPeriod, unitGrain } from '../period.ts';
import type { Scope } from '../scope.ts';

const GRAINS: Readonly<Partial<Record<Period['$type'], GrainId>>> = { FinancialYear: 'year', CalendarYear: 'year', QuarterPeriod: 'quarter', MonthPeriod: 'month', CohortPeriod: 'cohort' };

/** Whether a period is the same wherever it is read, so that a rule's own `measured over` does not move it. */
export function isAbsolute(period: Period): boolean {
  return period.$type !== 'RelativePeriod' || period.unit === 'term';
}

/** Reads in another period. `read` lowers what is read, for a rule of that period's grain. */
export function readIn(cx: Context, period: Period, scope: Scope, read: (scope: Scope) => Expr): Expr {
  if (period.$type === 'RelativePeriod' && period.unit !== 'term') {
    const grain = unitGrain(period.unit);
    if (grain === undefined) {
      const arg = read(scope);
      return period.previous ? { op: 'at', arg, back: 1, ...(scope.grain ? { grain: scope.grain } : {}) } : arg;
    }
    if (grain === scope.grain && !period.previous) return read(scope);
    return { op: 'at', arg: read({ ...scope, grain }), back: period.previous ? 1 : 0, grain };
  }
  const named = namedPeriod(cx, period);
  // That there is no such period is reported; what is read there is of its grain all the same.
  if (!named) return read({ ...scope, grain: GRAINS[period.$type] ?? scope.grain });
  if (named.id === 'term' && scope.grain === 'term') return read(scope);
  return { op: 'at', arg: read({ ...scope, grain: named.grain }), period: named.id };
}
