/** `members who report nothing by 31 May: left out`: what a flow's totals over members do about late ones. */
import type { Expr } from '@remit/program';
import { visitExpr } from '@remit/program/walk';
import { mapChildren } from '../../emit/map-children.ts';
import { varsIn } from '../../emit/per-var.ts';
import { inOrderOfNeed } from '@remit/language/model/order-of-need';
import type { Context } from '../context.ts';
import { perVarOf } from '../per-var.ts';

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
    const own = (id: string): string => `${id}.reported for ${owner}`;
    const begun = new Set<string>();
    inOrderOfNeed(e.id, {
      needs: (id) => varsIn(cx.vars.get(id)!.expr),
      skips: (id) => begun.has(id) || cx.vars.has(own(id)) || !totalsMembers(cx, id),
      begin: (id) => begun.add(id),
      finish: (id) => {
        const { published: _published, ...rest } = cx.vars.get(id)!;
        cx.addVar({ ...rest, id: own(id), expr: rewrite(rest.expr) });
      },
    });
    return cx.vars.has(own(e.id)) ? { op: 'var', id: own(e.id) } : e;
  };
  return rewrite(expr);
}

function isGroup(cx: Context, dim: string): boolean {
  return cx.groups.some((g) => g.id === dim);
}

/** Whether a value, or one it reads, aggregates over the members of a group. */
const totalsMembers = perVarOf(false, (cx, { expr }) => {
  let found = false;
  visitExpr(expr, '', (e) => {
    if (e.op === 'agg' && 'dim' in e.in && isGroup(cx, e.in.dim)) found = true;
    if (e.op === 'var' && !found && totalsMembers(cx, e.id)) found = true;
  });
  return found;
});
