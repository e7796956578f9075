/** `missing data: use judgement J`: what a named party judges in the place of data that do not come. */
import type { Expr, GrainId, Judgement as ProgramJudgement, PeriodId } from '@remit/program';
import type { Payment, UseJudgement } from '@remit/language/ast';
import { mul } from '../../emit/fold.ts';
import type { Context } from '../context.ts';
import { dimensionIds } from '../dimension.ts';
import { contains } from '../reach.ts';
import { flowScope } from '../flow/flow-scope.ts';
import { greatestAmount } from '../flow/greatest.ts';
import { readJudgement, declareJudgement } from './judgement.ts';

/**
 * The amount; or, where it was still missing on the last day of the judgement, what was judged: a sum, or a
 * percentage of the most the payment can be. From that day on the judgement stands, whatever data come.
 */
export function orJudgement(cx: Context, node: UseJudgement, amount: Expr, grain: GrainId): Expr {
  const target = node.judgement.ref;
  const judgement = target && declareJudgement(cx, target);
  if (!target || !judgement) return amount;
  if (!contains(judgement.grain, grain)) return cx.refuse('TYP-110', node, { name: target.name, grain: judgement.grain, rule: grain });
  const payment = node.$container.$container as Payment;
  const each = dimensionIds(payment.dimensions ?? []);
  const judged = readJudgement(cx, target, node, { grain, each });
  const instead = judgement.type === 'money' ? judged : judgement.type === 'percentage' ? ofTheMost(cx, payment, judged, grain, each) : undefined;
  if (!instead) return cx.refuse('MOD-192', node, { name: target.name });
  return { op: 'deadline', arg: amount, by: daysFor(cx, judgement, grain), else: instead };
}

function ofTheMost(cx: Context, payment: Payment, judged: Expr, grain: GrainId, each: readonly string[]): Expr | undefined {
  const most = payment.$type === 'Payment' ? greatestAmount(cx, payment, flowScope(payment.clauses, grain, each)) : undefined;
  return most && mul(judged, most);
}

/** The judgement's last day for each period of the flow. */
function daysFor(cx: Context, judgement: ProgramJudgement, grain: GrainId): Record<PeriodId, string> {
  const days: Record<PeriodId, string> = Object.create(null);
  for (const period of cx.periodsOf(grain, 'in the term')) {
    const day = judgement.deadline[judgement.grain === grain ? period.id : period.in[judgement.grain] ?? ''];
    if (day !== undefined) days[period.id] = day;
  }
  return days;
}
