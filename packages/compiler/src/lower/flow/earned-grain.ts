/** The grain of a pass-through: that of the payments it passes on. */
import { AstUtils } from 'langium';
import type { GrainId } from '@remit/program';
import type { Expression } from '@remit/language/ast';
import { finer } from '../reach.ts';
import type { Context } from '../context.ts';
import { grainOf } from './schedule.ts';

/** The finest grain of the payments an expression names; undefined if it names none. */
export function finestPayment(_cx: Context, node: Expression): GrainId | undefined {
  let grain: GrainId | undefined;
  for (const inner of AstUtils.streamAst(node)) {
    const target = inner.$type === 'Earned' ? (inner as unknown as { payment: { ref?: { clauses: { $type: string }[] } } }).payment.ref
      : inner.$type === 'Reference' ? (inner as unknown as { target: { ref?: { $type: string; clauses: { $type: string }[] } } }).target.ref : undefined;
    const own = target && 'clauses' in target ? grainOf(target.clauses) : undefined;
    if (own !== undefined) grain = finer(grain, own);
  }
  return grain;
}
