/** `members who report nothing by 31 May: left out`: what a flow's totals over members do about late ones. */
import type { Expr } from '@remit/program';
import { visitExpr } from '@remit/program/walk';
import { mapChildren } from '../../emit/map-children.ts';
import type { Context } from '../context.ts';

/** What aggregates over members do about those who reported nothing by the date of the period. */
export interface ReportingRule { by: Record<string, string>; action: 'left out' | 'hold all' | { countAs: Expr } }

/**
 * The expression with the rule applied to every aggregate over the members of a group, also
 * inside the values it reads: those get a version of their own for `owner`.
 */
export function withReporting(cx: Context, expr: Expr, rule: ReportingRule | undefined, owner: string): Expr {
  if (!rule || rule.action === 'hold all') return expr;
  const action = rule.action;
  const rewrite = (e: Expr): Expr => {
    if (e.op === 'var') return variant(e);
    const inside = mapChildren(e, rewrite);
    if (inside.op !== 'agg' || !('dim' in inside.in) || !isGroup(cx, inside.in.dim)) return inside;
    const otherwise: Expr = action === 'left out' ? { op: 'notApplicable', reason: 'nothing reported' } : action.countAs;
    const where = inside.where && action === 'left out' ? { where: { op: 'deadline', arg: inside.where, by: rule.by, else: { op: 'bool', v: false } } as Expr } : {};
    return { ...inside, ...where, arg: { op: 'deadline', arg: inside.arg, by: rule.by, else: otherwise } };
  };
  const variant = (e: Expr & { op: 'var' }): Expr => {
    const variable = cx.vars.get(e.id);
    if (!variable || !totalsMembers(cx, variable.expr)) return e;
    const id = `${e.id}.reported for ${owner}`;
    if (!cx.vars.has(id)) {
      const { published: _published, ...rest } = variable;
      cx.addVar({ ...rest, id, expr: rewrite(variable.expr) });
    }
    return { op: 'var', id };
  };
  return rewrite(expr);
}

function isGroup(cx: Context, dim: string): boolean {
  return cx.groups.some((g) => g.id === dim);
}

/** Whether an expression, or a value it reads, aggregates over the members of a group. */
function totalsMembers(cx: Context, expr: Expr): boolean {
  let found = false;
  visitExpr(expr, '', (e) => {
    if (e.op === 'agg' && 'dim' in e.in && isGroup(cx, e.in.dim)) found = true;
    const read = e.op === 'var' && !found ? cx.vars.get(e.id) : undefined;
    if (read && totalsMembers(cx, read.expr)) found = true;
  });
  return found;
}
