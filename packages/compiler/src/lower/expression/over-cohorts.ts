/** `across cohorts`: an aggregate over all cohorts of the term. */
import type { Aggregate as AggregateFn, Expr } from '@remit/program';
import type { Aggregate } from '@remit/language/ast';
import { choose, num } from '../../emit/fold.ts';
import type { Context } from '../context.ts';
import { lowerExpression } from '../expression.ts';
import type { Scope } from '../scope.ts';

export function overCohorts(cx: Context, node: Aggregate, fn: AggregateFn, scope: Scope, read: (scope: Scope) => Expr): Expr {
  const inside: Scope = { ...scope, grain: 'cohort' };
  const value = read(inside);
  const where = node.condition && lowerExpression(cx, node.condition, inside);
  if (where && fn !== 'sum' && fn !== 'count') return cx.refuse('MOD-107', node, { fn: node.function });
  const arg = !where ? value : choose([{ if: where, then: fn === 'count' ? num(1) : value }], num(0));
  const over: Expr = { op: 'over', fn: where ? 'sum' : fn, arg, grain: 'cohort', window: 'term' };
  return scope.grain === 'term' || scope.grain === undefined ? over : { op: 'at', arg: over, period: 'term' };
}
