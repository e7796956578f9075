/** `( … )`, with steps inside if they were written. */
import type { Expr } from '@remit/program';
import type { Bracket } from '@remit/language/ast';
import { lowerAmount } from '../amount.ts';
import type { Context } from '../context.ts';
import type { Scope } from '../scope.ts';

export function lowerBracket(cx: Context, node: Bracket, scope: Scope): Expr {
  return lowerAmount(cx, node.inner, scope).expr;
}
