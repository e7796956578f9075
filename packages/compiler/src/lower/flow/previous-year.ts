/** `missing data: use the previous year`: every fact that is missing is read a year earlier. */
import type { Expr, GrainId } from '@remit/program';
import { childrenOf } from '@remit/program/walk';
import type { Context } from '../context.ts';
import { mapChildren } from '../../emit/map-children.ts';

/** The same expression with facts, and values made of facts, replaced by theirs of the year before where they are missing. */
export function orPreviousYear(cx: Context, expr: Expr): Expr {
  if (expr.op === 'fact') {
    const before = yearBefore(expr, cx.facts.get(expr.id)?.grain);
    return before ? { op: 'orElse', args: [expr, before] } : expr;
  }
  if (expr.op === 'var') {
    const variable = cx.vars.get(expr.id);
    if (!variable || !readsFacts(cx, variable.expr)) return expr;
    const id = `${expr.id}.or-previous-year`;
    if (!cx.vars.has(id)) {
      const { published: _published, ...rest } = variable;
      cx.addVar({ ...rest, id, expr: orPreviousYear(cx, variable.expr) });
    }
    return { op: 'var', id };
  }
  return mapChildren(expr, (child) => orPreviousYear(cx, child));
}

const PERIODS_IN_A_YEAR: Record<string, number> = { month: 12, quarter: 4, year: 1 };

/** A value of the grain in the same month, quarter or year one year earlier; undefined for what is known once. */
export function yearBefore(expr: Expr, grain: GrainId | undefined): Expr | undefined {
  const back = grain === undefined ? undefined : PERIODS_IN_A_YEAR[grain];
  return back === undefined ? undefined : { op: 'at', arg: expr, back, grain: grain! };
}

function readsFacts(cx: Context, expr: Expr): boolean {
  if (expr.op === 'fact') return true;
  if (expr.op === 'var') return readsFacts(cx, cx.vars.get(expr.id)?.expr ?? { op: 'number', v: '0' });
  return childrenOf(expr).some((c) => readsFacts(cx, c.expr));
}
