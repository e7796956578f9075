/** `what Quality earns for Admissions` */
import type { Expr } from '@remit/program';
import type { Earned } from '@remit/language/ast';
import type { Context } from '../context.ts';
import { flowOf } from '../flow/flows.ts';
import { readAtGrain } from '../read.ts';
import type { Scope } from '../scope.ts';

export function lowerEarned(cx: Context, node: Earned, scope: Scope): Expr {
  const payment = node.payment.ref;
  const part = node.part.ref;
  if (!payment || !part) return cx.refuse('REF-101', node, { name: node.payment.$refText });
  const flow = flowOf(cx, payment);
  const line = flow?.lines[0];
  const name = part.name ?? '';
  if (!flow || !line || flow.lines.length > 1 || !line.parts.includes(name)) {
    return cx.refuse('MOD-102', node, { payment: node.payment.$refText, part: name });
  }
  return readAtGrain(cx, { op: 'earned', line: line.id, part: name }, line, node, scope, node.payment.$refText);
}
