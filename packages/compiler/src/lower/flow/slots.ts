/** The slots of another flow, for due dates that are counted from them. */
import type { AstNode } from 'langium';
import type { Slot } from '@remit/program';
import type { Context } from '../context.ts';
import { grainOf, scheduleOf } from './schedule.ts';

/** All slots of a payment, pool or share; none for anything else, and none in a circle. */
export function slotsOf(cx: Context, node: AstNode): readonly Slot[] {
  if (node.$type !== 'Payment' && node.$type !== 'Pool' && node.$type !== 'RiskShare' && node.$type !== 'Withhold' && node.$type !== 'PersonalBudget' && node.$type !== 'Choice') return [];
  const flow = node as AstNode & { name: string; clauses: { $type: string }[] };
  return cx.once(node, 'slots', () => {
    const grain = grainOf(flow.clauses);
    return grain === undefined ? [] : scheduleOf(cx, flow, flow.clauses, cx.periodsOf(grain, 'in the term'));
  }) ?? [];
}
