import type { At, Expr, Over } from '../../expression.ts';
import type { JsonPointer } from '../../pointer.ts';
import type { Period } from '../../program.ts';
import type { PeriodIndex } from '../../period-index.ts';
import { childrenOf } from '../../walk.ts';

/** A node whose meaning depends on the current period, with the steps in time that lead to it. */
export interface Use {
  expr: Expr;
  at: JsonPointer;
  steps: readonly (At | Over)[];
}

const TIMED: ReadonlySet<Expr['op']> = new Set<Expr['op']>(['fact', 'var', 'line', 'earned', 'agg', 'decided', 'deadline', 'byPeriod', 'ordinal', 'at', 'over']);

const NO_STEPS: readonly (At | Over)[] = [];

/** The uses of the period in an expression, outer ones first. */
export function usesOf(expr: Expr, at: JsonPointer, steps: readonly (At | Over)[] = NO_STEPS): Use[] {
  const own = TIMED.has(expr.op) ? [{ expr, at, steps }] : [];
  const moved = expr.op === 'at' || expr.op === 'over' ? [...steps, expr] : steps;
  return [...own, ...childrenOf(expr).flatMap(child => usesOf(child.expr, at + child.at, child.at === '/else' && expr.op === 'at' ? steps : moved))];
}

/** The periods that the steps lead to from one period. */
export function periodsAfter(steps: readonly (At | Over)[], from: Period, index: PeriodIndex): Period[] {
  let current: Period[] = [from];
  for (const step of steps) {
    const next = new Set<Period>();
    for (const period of current) {
      if (step.op === 'over') index.window(period, step)?.forEach(each => next.add(each));
      else {
        const target = index.moved(period, step);
        if (target) next.add(target);
      }
    }
    current = [...next];
  }
  return current;
}
