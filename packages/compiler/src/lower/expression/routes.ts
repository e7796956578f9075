/** `the best of { … }` and `the total of { … }`: priced routes, each with its condition and its extras. */
import type { Expr } from '@remit/program';
import type { BestOf, Quantity, Route, TotalOf } from '@remit/language/ast';
import { add, choose, max, min, mul, num } from '../../emit/fold.ts';
import type { Context } from '../context.ts';
import { lowerExpression } from '../expression.ts';
import { literalValue } from '../literal.ts';
import { limitOverSpan } from '../span.ts';
import type { Scope } from '../scope.ts';
import { lowerQuantity } from './quantity.ts';
import { readDeclaration } from './reference.ts';

/** Exclusive routes: the highest that is open; nothing if none is. */
export function lowerBestOf(cx: Context, node: BestOf, scope: Scope): Expr {
  return max(num(0), ...node.routes.map((r) => route(cx, r, scope)));
}

export function lowerTotalOf(cx: Context, node: TotalOf, scope: Scope): Expr {
  return add(...node.routes.map((r) => route(cx, r, scope)));
}

function route(cx: Context, node: Route, scope: Scope): Expr {
  const extras = node.extras.map((extra) => {
    const value = lowerExpression(cx, extra.value, scope);
    return extra.condition ? choose([{ if: lowerExpression(cx, extra.condition, scope), then: value }], num(0)) : value;
  });
  const value = add(node.limit === undefined ? lowerExpression(cx, node.value, scope) : counted(cx, node, node.value, scope), ...extras);
  return node.condition ? choose([{ if: lowerExpression(cx, node.condition, scope), then: value }], num(0)) : value;
}

/** `£1,200 per sustained-job in Jobs for at most 300`: the count is cut, then priced. */
function counted(cx: Context, node: Route, price: Quantity, scope: Scope): Expr {
  const limit = literalValue(node.limit!);
  const rate = price.rates.find((r) => r.source?.ref);
  if (!limit || !rate) return cx.refuse('TYP-105', node, { price: price.lexeme, noun: node.noun ?? '' });
  const count = readDeclaration(cx, rate.source!.ref!, rate, scope);
  const cut = node.span ? limitOverSpan(cx, count, num(limit), node.span, scope) : min(count, num(limit));
  const unpriced = lowerQuantity(cx, { ...price, rates: price.rates.filter((r) => r !== rate) } as Quantity, scope);
  return mul(unpriced, cut);
}
