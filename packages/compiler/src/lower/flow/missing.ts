/** `missing data: …`: what a flow does while data are missing. */
import type { Expr, GrainId } from '@remit/program';
import type { Context } from '../context.ts';
import { deadlineDates } from '../deadline.ts';
import { orJudgement } from '../decision/instead.ts';
import { num } from '../../emit/fold.ts';
import { flowClause } from './clauses.ts';
import { orPreviousYear } from './previous-year.ts';

/** The amount under the flow's rule for missing data. Without a rule, or with `hold`, it waits. */
export function whileMissing(cx: Context, clauses: readonly { $type: string }[], amount: Expr, grain: GrainId): Expr {
  const clause = flowClause(clauses, 'MissingData');
  switch (clause?.action.$type) {
    case undefined: case 'HoldAction': return amount;
    case 'PaysNothingAfter': return { op: 'deadline', arg: amount, by: deadlineDates(cx, clause!.action.deadline, grain), else: num(0) };
    case 'UsePreviousYear': return orPreviousYear(cx, amount);
    case 'UseJudgement': return orJudgement(cx, clause!.action, amount, grain);
  }
}

/** Whether only the part with missing data waits. */
export function holdsParts(clauses: readonly { $type: string }[]): boolean {
  const action = flowClause(clauses, 'MissingData')?.action;
  return action?.$type === 'HoldAction' && action.part;
}
