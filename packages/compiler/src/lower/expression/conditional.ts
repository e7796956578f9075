/** `if C then E otherwise F` */
import type { Expr } from '@remit/program';
import type { Conditional } from '@remit/language/ast';
import { choose } from '../../emit/fold.ts';
import type { Context } from '../context.ts';
import { lowerExpression } from '../expression.ts';
import type { Scope } from '../scope.ts';

export function lowerConditional(cx: Context, node: Conditional, scope: Scope): Expr {
  const when = [{ if: lowerExpression(cx, node.condition, scope), then: lowerExpression(cx, node.consequence, scope) }];
  const otherwise = lowerExpression(cx, node.alternative, scope);
  if (otherwise.op === 'case') return choose([...when, ...otherwise.when], otherwise.else);
  return choose(when, otherwise);
}
