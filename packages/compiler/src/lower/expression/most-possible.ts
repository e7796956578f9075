/** `the most it can be`, `the most Core can be` */
import type { Expr } from '@remit/program';
import type { MostPossible } from '@remit/language/ast';
import type { Context } from '../context.ts';
import { readGreatest } from '../flow/greatest.ts';
import type { Scope } from '../scope.ts';

export function lowerMostPossible(cx: Context, node: MostPossible, scope: Scope): Expr {
  const most = node.payment?.ref ? readGreatest(cx, node.payment.ref, node, scope) : scope.most?.();
  return most ?? cx.refuse('MOD-103', node, { what: node.payment?.$refText ?? 'it' });
}
