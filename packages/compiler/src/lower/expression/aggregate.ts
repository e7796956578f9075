/** `total of`, `average of`, `median of`, `lowest of`, `highest of`, `count of`, `last`: across members and over periods. */
import type { Aggregate as AggregateFn, Expr } from '@remit/program';
import { isReference, type Aggregate, type Amount, type Expression, type Reference } from '@remit/language/ast';
import { add, choose, div, max, min, mul, not, num } from '../../emit/fold.ts';
import { lowerAmount } from '../amount.ts';
import type { Context } from '../context.ts';
import { dimensionId } from '../dimension.ts';
import { lowerExpression } from '../expression.ts';
import { within, type Scope } from '../scope.ts';
import { overCohorts } from './over-cohorts.ts';
import { lastIn, overPeriods } from './over-periods.ts';

const FUNCTIONS = {
  total: 'sum', average: 'average', median: 'median', lowest: 'min', highest: 'max', count: 'count', last: 'sum',
} as const satisfies Record<Aggregate['function'], AggregateFn>;

export function lowerAggregate(cx: Context, node: Aggregate, scope: Scope): Expr {
  if (node.function === 'last') return lastIn(cx, node, scope, (inside) => operand(cx, node.items[0]!, inside));
  if (node.cohorts) return overCohorts(cx, node, FUNCTIONS[node.function], scope, (inside) => operand(cx, node.items[0]!, inside));
  const window = node.period ?? node.window;
  if (node.items.length > 1 || (node.bracketed && !window && dimensionsOf(node).length === 0)) return list(cx, node, scope);
  if (window && dimensionsOf(node).length > 0 && node.function !== 'total') return cx.refuse('MOD-107', node, { fn: node.function });
  if (window) return overPeriods(cx, node, FUNCTIONS[node.function], window, scope, (inside) => across(cx, node, inside));
  return across(cx, node, scope);
}

function dimensionsOf(node: Aggregate): string[] {
  const named = node.dimensions.flatMap((d) => (d.ref ? [dimensionId(d.ref)] : []));
  if (named.length > 0) return named;
  const only = node.function === 'count' && isReference(node.items[0]!) ? node.items[0].target.ref : undefined;
  if (only && (only.$type === 'Group' || only.$type === 'Member' || only.$type === 'SetDeclaration' || only.$type === 'BandsDeclaration')) return [dimensionId(only)];
  return [];
}

/** The aggregate across the dimensions it names; the operand itself where it names none. */
function across(cx: Context, node: Aggregate, scope: Scope): Expr {
  const dims = dimensionsOf(node);
  if (dims.length === 0) return operand(cx, node.items[0]!, scope);
  const inside = within(scope, dims);
  const countsMembers = node.function === 'count' && node.dimensions.length === 0;
  const arg = countsMembers ? num(1) : operand(cx, node.items[0]!, inside);
  const where = node.condition && lowerExpression(cx, node.condition, inside);
  const parent = node.parent?.ref && dimensionId(node.parent.ref);
  if (node.weight) return weighted(arg, lowerExpression(cx, node.weight, inside), dims, parent, where);
  const fn = FUNCTIONS[node.function];
  if (dims.length > 1 && fn === 'median') return cx.refuse('MOD-107', node, { fn: node.function });
  if (dims.length > 1 && fn === 'average') return div(nest('sum', arg, dims, parent, where), nest('count', arg, dims, parent, where));
  return nest(fn, arg, dims, parent, where);
}

/** One aggregation inside the other; counts are added up. */
function nest(fn: AggregateFn, arg: Expr, dims: readonly string[], parent: string | undefined, where: Expr | undefined): Expr {
  const [outer, ...rest] = dims;
  const inner = rest.length > 0 ? nest(fn, arg, rest, parent, where) : arg;
  const own = rest.length === 0;
  return {
    op: 'agg', fn: own || fn !== 'count' ? fn : 'sum', in: { dim: outer! },
    ...(own && parent !== undefined ? { within: parent } : {}), ...(own && where ? { where } : {}), arg: inner,
  };
}

/** Sum of value × weight over the sum of the weights of those that have a value. */
function weighted(arg: Expr, weight: Expr, dims: readonly string[], parent: string | undefined, where: Expr | undefined): Expr {
  const applicable: Expr = not({ op: 'isNotApplicable', arg });
  const counted: Expr = where ? { op: 'and', args: [where, applicable] } : applicable;
  return div(nest('sum', mul(arg, weight), dims, parent, where), nest('sum', weight, dims, parent, counted));
}

/** `highest of (A, B)`: an aggregate of the values listed. */
function list(cx: Context, node: Aggregate, scope: Scope): Expr {
  const values = node.items.map((item) => operand(cx, item, scope));
  switch (node.function) {
    case 'total': return add(...values);
    case 'average': return div(add(...values), num(values.length));
    case 'lowest': return min(...values);
    case 'highest': return max(...values);
    case 'count': return add(...node.items.map((item) => choose([{ if: operand(cx, item, scope), then: num(1) }], num(0))));
    default: return cx.refuse('MOD-107', node, { fn: node.function });
  }
}

function operand(cx: Context, item: Amount | Expression | Reference, scope: Scope): Expr {
  return item.$type === 'Amount' ? lowerAmount(cx, item, scope).expr : lowerExpression(cx, item, scope);
}
