/** `total of P in the year`, where P pays at several grains: each of its lines over its own periods. */
import { isReference, type Aggregate, type Window } from '@remit/language/ast';
import type { Expr } from '@remit/program';
import { add } from '../../emit/fold.ts';
import type { Context } from '../context.ts';
import { flowOf } from '../flow/flows.ts';
import { readAtGrain } from '../read.ts';
import type { Scope } from '../scope.ts';
import { overPeriods } from './over-periods.ts';

/**
 * The entitlements of a payment's periods that start in the window. A subcontract that pays monthly and passes on a yearly
 * sum has lines of two grains: read month by month, the yearly sum would count twelve times.
 * Undefined for whatever is not the plain total of a payment.
 */
export function totalOfPayment(cx: Context, node: Aggregate, window: Window, scope: Scope): Expr | undefined {
  const item = node.items[0];
  if (node.function !== 'total' || node.condition || node.weight || !item || !isReference(item)) return undefined;
  if (item.part || item.codes.length > 0 || item.pooled || item.beforeUplift || item.period) return undefined;
  const flow = item.target.ref && flowOf(cx, item.target.ref);
  if (!flow || flow.node.$type === 'RiskShare' || flow.node.$type === 'Choice') return undefined;
  return add(...flow.lines.map((line) => overPeriods(
    cx, node, 'sum', window, scope, (inside) => readAtGrain(cx, { op: 'line', id: line.id }, line, item, inside, flow.node.name ?? ''), true,
  )));
}
