/** `total of`, `average of`, `median of`, `lowest of`, `highest of`, `count of`, `last`: across members and over periods. */
import type { Aggregate as AggregateFn, Expr } from '@remit/program';
import { isReference, type Aggregate, type Amount, type Expression, type Reference, type Window } from '@remit/language/ast';
import { add, choose, compare, div, max, min, mul, not, num } from '../../emit/fold.ts';
import { lowerAmount } from '../amount.ts';
import type { Context } from '../context.ts';
import { dimensionId } from '../dimension.ts';
import { lowerExpression } from '../expression.ts';
import { within, type Scope } from '../scope.ts';
import { isAbsolute, readIn } from './in-period.ts';
import { overCohorts } from './over-cohorts.ts';
import { lastIn, overPeriods } from './over-periods.ts';
import { totalOfPayment } from './total-of-payment.ts';

const FUNCTIONS = {
  total: 'sum', average: 'average', median: 'median', lowest: 'min', highest: 'max', count: 'count', last: 'sum',
} as const satisfies Record<Aggregate['function'], AggregateFn>;

export function lowerAggregate(cx: Context, node: Aggregate, scope: Scope): Expr {
  const window = node.period ?? node.window;
  const unfit = unfitWord(node, window !== undefined);
  if (unfit) return cx.refuse('MOD-176', node, unfit);
  if (scope.window && window) {
    const { window: own, ...rest } = scope;
    const moved = own.$type !== 'TrailingWindow' && (window.$type === 'TrailingWindow' || !isAbsolute(window));
    return moved ? readIn(cx, own, rest, (inside) => lowerAggregate(cx, node, inside)) : lowerAggregate(cx, node, rest);
  }
  if (node.function === 'last') return lastIn(cx, node, scope, (inside) => operand(cx, node.items[0]!, inside));
  if (node.cohorts) return overCohorts(cx, node, FUNCTIONS[node.function], scope, (inside) => operand(cx, node.items[0]!, inside));
  if (node.items.length > 1 || (node.bracketed && !window && dimensionsOf(node).length === 0)) return list(cx, node, scope);
  if (window) return dimensionsOf(node).length > 0 ? acrossAndOver(cx, node, window, scope) : totalOfPayment(cx, node, window, scope) ?? inWindow(cx, node, window, scope);
  return across(cx, node, scope);
}

/** A word of the aggregate that its form has no use for, and why. */
function unfitWord(node: Aggregate, windowed: boolean): { word: string; because: string } | undefined {
  const spread = dimensionsOf(node).length > 0 || node.cohorts || windowed;
  if (node.weight && node.function !== 'average') return { word: `${node.function} … weighted by`, because: 'only an average can be weighted' };
  if (node.function === 'last') {
    if (dimensionsOf(node).length > 0 || node.cohorts) return { word: 'last … across', because: 'which of the values is last would be a guess' };
    if (node.condition) return { word: 'last … where', because: 'the last value is that of the last period' };
  }
  if (node.items.length > 1 && (spread || node.condition || node.weight)) return { word: `${node.function} of (…, …)`, because: 'a list is taken as it stands, without members, periods or conditions' };
  if (!spread && (node.condition || node.weight)) return { word: node.condition ? 'where' : 'weighted by', because: 'nothing says across what, or over which periods, the aggregate goes' };
  if (node.cohorts && windowed) return { word: 'across cohorts … in', because: 'cohorts are taken over the whole term' };
  if (windowed && node.condition && dimensionsOf(node).length === 0 && !['total', 'count', 'average'].includes(node.function)) {
    return { word: `${node.function} … where`, because: 'over periods only totals, counts and averages can leave some out' };
  }
  return undefined;
}

/** Over the periods of a window, those where the condition holds, each with its weight. */
function inWindow(cx: Context, node: Aggregate, window: Window, scope: Scope): Expr {
  const read = (inside: Scope) => operand(cx, node.items[0]!, inside);
  const { condition, weight } = node;
  if (!condition && !weight) return overPeriods(cx, node, FUNCTIONS[node.function], window, scope, read);
  const counted = (inside: Scope, value: Expr): Expr => {
    const applicable = choose([{ if: { op: 'isNotApplicable', arg: read(inside) }, then: num(0) }], value);
    return condition ? choose([{ if: lowerExpression(cx, condition, inside), then: applicable }], num(0)) : applicable;
  };
  const total = (value: (inside: Scope) => Expr) => overPeriods(cx, node, 'sum', window, scope, (inside) => counted(inside, value(inside)));
  if (node.function === 'total') return total(read);
  if (node.function === 'count') return total(() => num(1));
  const weightOf = (inside: Scope): Expr => (weight ? lowerExpression(cx, weight, inside) : num(1));
  return div(total((inside) => mul(read(inside), weightOf(inside))), total(weightOf));
}

function dimensionsOf(node: Aggregate): string[] {
  const named = node.dimensions.flatMap((d) => (d.ref ? [dimensionId(d.ref)] : []));
  if (named.length > 0) return named;
  const only = node.function === 'count' && isReference(node.items[0]!) ? node.items[0].target.ref : undefined;
  if (only && (only.$type === 'Group' || only.$type === 'Member' || only.$type === 'SetDeclaration' || only.$type === 'BandsDeclaration')) return [dimensionId(only)];
  return [];
}

/** Of every member in every period of the window: one total, one mean, one extreme. */
function acrossAndOver(cx: Context, node: Aggregate, window: Window, scope: Scope): Expr {
  const over = (fn: AggregateFn, value: (of: Spread) => Expr): Expr => overPeriods(cx, node, fn, window, scope, (inside) => value(spreadOf(cx, node, inside)));
  const count = ({ arg, dims, parent, where }: Spread): Expr => nest('count', arg, dims, parent, where);
  switch (node.function) {
    case 'total': case 'count': return over('sum', ({ arg, dims, parent, where }) => nest(FUNCTIONS[node.function], arg, dims, parent, where));
    case 'lowest': case 'highest': return over(FUNCTIONS[node.function], (of) => ifAny(nest(FUNCTIONS[node.function], of.arg, of.dims, of.parent, of.where), count(of)));
    case 'average': return div(
      over('sum', ({ arg, weight, dims, parent, where }) => nest('sum', weight ? mul(arg, weight) : arg, dims, parent, where)),
      over('sum', (of) => (of.weight ? weights(of) : count(of))),
    );
    default: return cx.refuse('MOD-107', node, { fn: node.function });
  }
}

/** What an aggregate across members is taken of. */
interface Spread { arg: Expr; weight?: Expr; dims: string[]; parent?: string; where?: Expr }

function spreadOf(cx: Context, node: Aggregate, scope: Scope): Spread {
  const dims = dimensionsOf(node);
  const inside = within(scope, dims);
  const countsMembers = node.function === 'count' && node.dimensions.length === 0;
  return {
    dims, arg: countsMembers ? num(1) : operand(cx, node.items[0]!, inside),
    ...(node.condition ? { where: lowerExpression(cx, node.condition, inside) } : {}),
    ...(node.weight ? { weight: lowerExpression(cx, node.weight, inside) } : {}),
    ...(node.parent?.ref ? { parent: dimensionId(node.parent.ref) } : {}),
  };
}

/** The aggregate across the dimensions it names; the operand itself where it names none. */
function across(cx: Context, node: Aggregate, scope: Scope): Expr {
  if (dimensionsOf(node).length === 0) return operand(cx, node.items[0]!, scope);
  const { arg, weight, dims, parent, where } = spreadOf(cx, node, scope);
  if (weight) return div(nest('sum', mul(arg, weight), dims, parent, where), weights({ arg, weight, dims, parent, where }));
  const fn = FUNCTIONS[node.function];
  if (dims.length > 1 && fn === 'median') return cx.refuse('MOD-107', node, { fn: node.function });
  if (dims.length > 1 && fn === 'average') return div(nest('sum', arg, dims, parent, where), nest('count', arg, dims, parent, where));
  return nest(fn, arg, dims, parent, where);
}

/** One aggregation inside the other; counts are added up. */
function nest(fn: AggregateFn, arg: Expr, dims: readonly string[], parent: string | undefined, where: Expr | undefined): Expr {
  const [outer, ...rest] = dims;
  const inner = rest.length === 0 ? arg : fn === 'min' || fn === 'max' ? ifAny(nest(fn, arg, rest, parent, where), nest('count', arg, rest, parent, where)) : nest(fn, arg, rest, parent, where);
  const own = rest.length === 0;
  return {
    op: 'agg', fn: own || fn !== 'count' ? fn : 'sum', in: { dim: outer! },
    ...(own && parent !== undefined ? { within: parent } : {}), ...(own && where ? { where } : {}), arg: inner,
  };
}

/** An extreme of nothing is left out of that of all. */
function ifAny(extreme: Expr, count: Expr): Expr {
  return choose([{ if: compare('eq', count, num(0)), then: { op: 'notApplicable', reason: 'empty' } }], extreme);
}

/** The sum of the weights of those that have a value. */
function weights({ arg, weight, dims, parent, where }: Spread): Expr {
  const applicable: Expr = not({ op: 'isNotApplicable', arg });
  return nest('sum', weight!, dims, parent, where ? { op: 'and', args: [where, applicable] } : applicable);
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
    case 'median': return values.length <= MOST_LISTED ? median(values) : cx.refuse('MOD-248', node, { most: String(MOST_LISTED) });
    default: return cx.refuse('MOD-107', node, { fn: node.function });
  }
}

/** Longer lists are facts of a set. */
const MOST_LISTED = 7;

/** The middle value, or the mean of the two middle ones. */
function median(values: readonly Expr[]): Expr {
  const half = Math.floor(values.length / 2);
  return values.length % 2 === 1 ? smallest(half + 1, values) : div(add(smallest(half, values), smallest(half + 1, values)), num(2));
}

/** The k-th smallest of some values: the least among the greatest of every k of them. */
function smallest(k: number, values: readonly Expr[]): Expr {
  return min(...choices(k, values).map((some) => max(...some)));
}

function choices<T>(k: number, all: readonly T[]): T[][] {
  if (k === 0) return [[]];
  return all.flatMap((one, i) => choices(k - 1, all.slice(i + 1)).map((rest) => [one, ...rest]));
}

function operand(cx: Context, item: Amount | Expression | Reference, scope: Scope): Expr {
  return item.$type === 'Amount' ? lowerAmount(cx, item, scope).expr : lowerExpression(cx, item, scope);
}
