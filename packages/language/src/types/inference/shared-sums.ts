/** Types of sums shared out by scores, and of routes to a sum. */
import * as ast from '../../ast.ts';
import * as typ from '../../diagnostics/typ.ts';
import { literalType } from '../declared-types.ts';
import { describeType } from '../describe.ts';
import type { Inference, RulePlace } from '../inference.ts';
import * as t from '../value-type.ts';
import type { ValueType } from '../value-type.ts';

/** A sum shared out by scores: as much as there is to share. */
export function typeOfSharedSum(infer: Inference, node: ast.SharedOut, place: RulePlace): ValueType {
  const ceiling = infer.quantity(node.ceiling, place);
  for (const item of node.items) {
    const type = infer.value(item.value, place);
    const absolute = item.weight && literalType(item.weight).units.has('money');
    if (type.kind === 'quantity' && !t.isPlain(type)) infer.tell(typ.unitsDiffer, { left: describeType(type), right: absolute ? 'a score' : 'a score between 0% and 100%', doing: 'used for one another' }, item.value);
    infer.steps(item.steps, absolute ? t.money : ceiling, place);
  }
  return ceiling;
}

/** The best or the total of several routes to a sum. */
export function typeOfRoutes(infer: Inference, node: ast.BestOf | ast.TotalOf, place: RulePlace): ValueType {
  let type: ValueType | undefined;
  for (const route of node.routes) {
    if (!route.value) continue;
    infer.condition(route.condition, place);
    for (const extra of route.extras) infer.condition(extra.condition, place);
    const value = literalType(route.value);
    if (type) infer.alike(type, value, 'compared', route.value);
    type ??= value;
  }
  return type ?? t.unknown;
}
