/** `X same as Hospital`: the value of X for the member outside the aggregation. */
import type { Expr } from '@remit/program';
import type { Comparison } from '@remit/language/ast';
import type { Context } from '../context.ts';
import { lowerExpression } from '../expression.ts';
import type { Scope } from '../scope.ts';

/**
 * The right side of `same as` is read for the member that was bound before the aggregation
 * in whose `where` the test stands; `PeerGroup same as Hospital` compares with the outer
 * Hospital's own value of the left side.
 */
export function ownKeys(cx: Context, node: Comparison, right: Expr, scope: Scope): Expr {
  const dim = scope.each.at(-1);
  if (right.op !== 'key') return dim === undefined ? right : { op: 'outer', dim, arg: right };
  if (!scope.each.includes(right.dim)) return cx.refuse('TYP-103', node, { what: right.dim });
  return { op: 'outer', dim: right.dim, arg: leftAgain(cx, node, scope) };
}

function leftAgain(cx: Context, node: Comparison, scope: Scope): Expr {
  return lowerExpression(cx, node.left, scope);
}

