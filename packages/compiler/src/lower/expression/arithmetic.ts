/** `+ - * /` and the sign. */
import type { Expr } from '@remit/program';
import type { Arithmetic, Minus } from '@remit/language/ast';
import { add, div, mul, neg, sub } from '../../emit/fold.ts';
import type { Context } from '../context.ts';
import { lowerExpression } from '../expression.ts';
import type { Scope } from '../scope.ts';

export function lowerArithmetic(cx: Context, node: Arithmetic, scope: Scope): Expr {
  const left = lowerExpression(cx, node.left, scope);
  const right = lowerExpression(cx, node.right, scope);
  switch (node.operator) {
    case '+': return add(left, right);
    case '-': return sub(left, right);
    case '*': return mul(left, right);
    case '/':
      if (right.op === 'number' && right.v === '0') return cx.refuse('TYP-126', node.right, {});
      return div(left, right);
  }
}

export function lowerMinus(cx: Context, node: Minus, scope: Scope): Expr {
  return neg(lowerExpression(cx, node.operand, scope));
}
