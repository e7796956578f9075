/** Payments as values: `8% of Core` is 8% of what Core's lines are entitled to. */
import type { AstNode } from 'langium';
import type { Expr } from '@remit/program';
import type { Referable } from '@remit/language/ast';
import { add } from '../../emit/fold.ts';
import type { Context } from '../context.ts';
import { readAtGrain } from '../read.ts';
import type { Scope } from '../scope.ts';
import { flowOf } from './flows.ts';
import { amountBeforeUplift } from './payment.ts';

/** The entitlement of a payment in the period of the scope, over all its lines. */
export function readFlow(cx: Context, node: Referable, at: AstNode, scope: Scope): Expr {
  const flow = flowOf(cx, node);
  const name = node.name ?? '';
  if (!flow || flow.lines.length === 0) return cx.refuse('MOD-121', at, { name });
  if ((node.$type === 'RiskShare' || node.$type === 'Choice') && flow.lines.length > 1) return cx.refuse('MOD-122', at, { name });
  return add(...flow.lines.map((line) => readAtGrain(cx, { op: 'line', id: line.id }, line, at, scope, name)));
}

/** `P before uplift`: the same amount at the price as first written. */
export function readFlowBeforeUplift(cx: Context, node: Referable, at: AstNode, scope: Scope): Expr {
  const line = flowOf(cx, node)?.lines[0];
  if (!line || node.$type !== 'Payment') return cx.refuse('MOD-121', at, { name: node.name ?? '' });
  return readAtGrain(cx, amountBeforeUplift(cx, node, line), line, at, scope, node.name);
}
