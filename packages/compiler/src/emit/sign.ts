/** Whether an expression can never be below zero, as far as its shape shows. */
import type { Expr } from '@remit/program';
import { constant } from './fold.ts';

/** What is known of the references in it. */
export interface Signs { fact(id: string): boolean; variable(id: string): boolean; line(id: string): boolean }

/** True only if every value the expression can take is zero or more. */
export function neverNegative(expr: Expr, signs: Signs): boolean {
  const all = (exprs: readonly (Expr | undefined)[]) => exprs.every((e) => e === undefined || neverNegative(e, signs));
  switch (expr.op) {
    case 'number': return constant(expr)!.n >= 0n;
    case 'fact': return expr.part !== undefined || signs.fact(expr.id);
    case 'var': return signs.variable(expr.id);
    case 'line': case 'earned': return signs.line(expr.op === 'line' ? expr.id : expr.line);
    case 'add': case 'mul': case 'div': case 'min': return all(expr.args);
    case 'max': return expr.args.some((e) => neverNegative(e, signs));
    case 'round': case 'heldPart': case 'outer': case 'pick': case 'atReview': return neverNegative(expr.arg, signs);
    case 'orElse': return all(expr.args);
    case 'case': return all([...expr.when.map((w) => w.then), expr.else]);
    case 'known': return neverNegative(expr.arg, signs);
    case 'deadline': return all([expr.arg, expr.else]);
    case 'band': return all(expr.bands.map((b) => b.v));
    case 'interpolate': return all([...expr.points.map((p) => p[1]), expr.before, expr.after]);
    case 'lookup': return all([...expr.rows.map((r) => r.v), expr.else]);
    case 'byPeriod': return all([...expr.cases.map((c) => c.v), expr.else]);
    case 'at': return all([expr.arg, expr.else]);
    case 'over': case 'agg': return expr.fn === 'count' || neverNegative(expr.arg, signs);
    case 'alloc': return true;
    case 'split': return neverNegative(expr.arg, signs);
    case 'ordinal': case 'partOf': case 'notApplicable': case 'missing': return true;
    default: return false;
  }
}
