/** `across cohorts`: an aggregate over all cohorts of the term. */
import type { Aggregate as AggregateFn, Expr } from '@remit/program';
import type { Aggregate } from '@remit/language/ast';
import { choose, div, mul, num } from '../../emit/fold.ts';
import type { Context } from '../context.ts';
import { lowerExpression } from '../expression.ts';
import type { Scope } from '../scope.ts';

export function overCohorts(cx: Context, node: Aggregate, fn: AggregateFn, scope: Scope, read: (scope: Scope) => Expr): Expr {
  const inside: Scope = { ...scope, grain: 'cohort' };
  const value = read(inside);
  if (node.weight) return weighted(cx, node, value, inside, scope);
  const where = node.condition && lowerExpression(cx, node.condition, inside);
  if (where && fn !== 'sum' && fn !== 'count') return cx.refuse('MOD-107', node, { fn: node.function });
  const arg = !where ? value : choose([{ if: where, then: fn === 'count' ? num(1) : value }], num(0));
  const over: Expr = { op: 'over', fn: where ? 'sum' : fn, arg, grain: 'cohort', window: 'term' };
  return inTerm(over, scope);
}

/** Sum of value × weight over the sum of the weights of the cohorts that have a value and meet the condition. */
function weighted(cx: Context, node: Aggregate, value: Expr, inside: Scope, scope: Scope): Expr {
  const weight = lowerExpression(cx, node.weight!, inside);
  const where = node.condition && lowerExpression(cx, node.condition, inside);
  const total = (arg: Expr): Expr => {
    const applicable = choose([{ if: { op: 'isNotApplicable', arg: value }, then: num(0) }], arg);
    return { op: 'over', fn: 'sum', arg: where ? choose([{ if: where, then: applicable }], num(0)) : applicable, grain: 'cohort', window: 'term' };
  };
  return inTerm(div(total(mul(value, weight)), total(weight)), scope);
}

function inTerm(expr: Expr, scope: Scope): Expr {
  return scope.grain === 'term' || scope.grain === undefined ? expr : { op: 'at', arg: expr, period: 'term' };
}
