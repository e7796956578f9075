/** `missing data: use the previous year`: every fact that is missing is read a year earlier. */
import type { Expr, GrainId } from '@remit/program';
import { visitExpr } from '@remit/program/walk';
import type { Context } from '../context.ts';
import { inOrderOfNeed } from '@remit/language/model/order-of-need';
import { mapChildren } from '../../emit/map-children.ts';
import { varsIn } from '../../emit/per-var.ts';
import { perVarOf } from '../per-var.ts';

/** The same expression with facts, and values made of facts, replaced by theirs of the year before where they are missing. */
export function orPreviousYear(cx: Context, expr: Expr): Expr {
  if (expr.op === 'fact') {
    const before = yearBefore(expr, cx.facts.get(expr.id)?.grain);
    return before ? { op: 'orElse', args: [expr, before] } : expr;
  }
  if (expr.op === 'var') {
    const begun = new Set<string>();
    inOrderOfNeed(expr.id, {
      needs: (id) => varsIn(cx.vars.get(id)!.expr),
      skips: (id) => begun.has(id) || cx.vars.has(own(id)) || !readsFacts(cx, id),
      begin: (id) => begun.add(id),
      finish: (id) => {
        const { published: _published, ...rest } = cx.vars.get(id)!;
        cx.addVar({ ...rest, id: own(id), expr: orPreviousYear(cx, rest.expr) });
      },
    });
    return cx.vars.has(own(expr.id)) ? { op: 'var', id: own(expr.id) } : expr;
  }
  return mapChildren(expr, (child) => orPreviousYear(cx, child));
}

const PERIODS_IN_A_YEAR: Record<string, number> = { month: 12, quarter: 4, year: 1 };

/** A value of the grain in the same month, quarter or year one year earlier; undefined for what is known once. */
export function yearBefore(expr: Expr, grain: GrainId | undefined): Expr | undefined {
  const back = grain === undefined ? undefined : PERIODS_IN_A_YEAR[grain];
  return back === undefined ? undefined : { op: 'at', arg: expr, back, grain: grain! };
}

const own = (id: string): string => `${id}.or-previous-year`;

/** Whether a value is made of facts. */
const readsFacts = perVarOf(false, (cx, { expr }) => {
  let found = false;
  visitExpr(expr, '', (e) => {
    if (e.op === 'fact' || (e.op === 'var' && !found && readsFacts(cx, e.id))) found = true;
  });
  return found;
});
