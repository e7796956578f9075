/** `and`, `or`, `not` */
import type { Expr } from '@remit/program';
import type { Logic, Not } from '@remit/language/ast';
import { and, not, or } from '../../emit/fold.ts';
import type { Context } from '../context.ts';
import { lowerExpression } from '../expression.ts';
import type { Scope } from '../scope.ts';

export function lowerLogic(cx: Context, node: Logic, scope: Scope): Expr {
  const join = node.operator === 'and' ? and : or;
  return join(lowerExpression(cx, node.left, scope), lowerExpression(cx, node.right, scope));
}

export function lowerNot(cx: Context, node: Not, scope: Scope): Expr {
  return not(lowerExpression(cx, node.operand, scope));
}
