/** Payments that cannot be cut short in the middle of a period, as their text stands. */
import type { AstNode } from 'langium';
import type { Expr, Period } from '@remit/program';
import { visitExpr } from '@remit/program/walk';
import type { Payable, Payment } from '@remit/language/ast';
import type { Context } from '../context.ts';
import { isYearlySum } from '../flow/instalments.ts';
import { paidInInstalments } from '../flow/schedule.ts';

/** Reports a payment of a period that the end falls in whose part nobody could work out. */
export function checkCut(cx: Context, at: AstNode, flow: Payable, period: Period): void {
  const why = reason(cx, flow, period);
  if (why !== undefined) cx.report('MOD-187', at, { name: flow.name ?? '', period: period.id, why });
}

function reason(cx: Context, flow: Payable, period: Period): string | undefined {
  if (flow.$type === 'Payment' && period.grain !== 'year' && isInInstalments(flow)) return 'it is an instalment of a sum for a longer period';
  const lines = cx.lines.filter((l) => cx.flows.get(flow)?.lines.some((own) => own.id === l.id));
  return lines.map((l) => readsWhole(cx, l.amount)).find((why) => why !== undefined);
}

/** Whether a payment pays a longer period's sum in parts. */
export function isInInstalments(flow: Payment): boolean {
  const amount = flow.clauses.find((c) => c.$type === 'AmountClause')?.amount;
  return amount !== undefined && (isYearlySum(amount.value) || paidInInstalments(flow.clauses));
}

/** What the amount reads, by itself or through values, that goes by the whole period whatever a pilot decides. */
function readsWhole(cx: Context, expr: Expr, seen = new Set<string>()): string | undefined {
  let why: string | undefined;
  visitExpr(expr, '', (e) => {
    if (why !== undefined) return;
    if (e.op === 'partOf') why = 'it goes by the part of the period in which a member belongs';
    else if (e.op === 'over' && typeof e.window === 'object') why = 'it is measured over months or years that end with the period';
    else if (e.op === 'var' && !seen.has(e.id)) {
      seen.add(e.id);
      const variable = cx.vars.get(e.id);
      if (variable) why = readsWhole(cx, variable.expr, seen);
    }
  });
  return why;
}
