/** One expression from those that hold in different periods. */
import type { Expr, GrainId, Period } from '@remit/program';
import { same } from '../../emit/fold.ts';

/** A choice by period; the expression itself where it is the same in all. What has no value in a period takes no case. */
export function byPeriod(grain: GrainId, periods: readonly Period[], valueIn: (period: Period) => Expr | undefined): Expr | undefined {
  const cases: { periods: string[]; v: Expr }[] = [];
  for (const period of periods) {
    const v = valueIn(period);
    if (!v) continue;
    const known = cases.find((c) => same(c.v, v));
    if (known) known.periods.push(period.id);
    else cases.push({ periods: [period.id], v });
  }
  return cases.length > 1 ? { op: 'byPeriod', grain, cases } : cases[0]?.v;
}
