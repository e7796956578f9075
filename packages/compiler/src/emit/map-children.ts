/** The same node with other expressions inside. */
import type { Expr } from '@remit/program';

/** Applies `change` to every expression directly inside `expr`; the node itself stays. */
export function mapChildren(expr: Expr, change: (expr: Expr) => Expr): Expr {
  const optional = (e: Expr | undefined) => (e === undefined ? {} : { else: change(e) });
  switch (expr.op) {
    case 'add': case 'sub': case 'mul': case 'div': case 'min': case 'max': case 'and': case 'or': case 'orElse':
      return { ...expr, args: expr.args.map(change) };
    case 'cmp': return { ...expr, args: [change(expr.args[0]), change(expr.args[1])] };
    case 'round': case 'not': case 'isMissing': case 'isNotApplicable': case 'heldPart': case 'over': case 'outer': case 'pick':
      return { ...expr, arg: change(expr.arg) };
    case 'atReview': {
      const arg = change(expr.arg);
      return arg.op === 'fact' ? { ...expr, arg } : expr;
    }
    case 'missing': return { ...expr, count: change(expr.count) };
    case 'case': return { ...expr, when: expr.when.map((w) => ({ if: change(w.if), then: change(w.then) })), else: change(expr.else) };
    case 'known': return { ...expr, arg: change(expr.arg), ...(expr.unless ? { unless: change(expr.unless) } : {}) };
    case 'deadline': return { ...expr, arg: change(expr.arg), else: change(expr.else) };
    case 'band': return { ...expr, x: change(expr.x), bands: expr.bands.map((b) => ({ ...b, ...(b.to ? { to: change(b.to) } : {}), v: change(b.v) })) };
    case 'interpolate':
      return {
        ...expr, x: change(expr.x), points: expr.points.map(([x, y]): [Expr, Expr] => [change(x), change(y)]),
        ...(expr.before ? { before: change(expr.before) } : {}), ...(expr.after ? { after: change(expr.after) } : {}),
      };
    case 'lookup': return { ...expr, by: change(expr.by), rows: expr.rows.map((r) => ({ ...r, v: change(r.v) })), ...optional(expr.else) };
    case 'byPeriod': return { ...expr, cases: expr.cases.map((c) => ({ ...c, v: change(c.v) })), ...optional(expr.else) };
    case 'at': return { ...expr, arg: change(expr.arg), ...optional(expr.else) };
    case 'agg': return { ...expr, arg: change(expr.arg), ...(expr.where ? { where: change(expr.where) } : {}) };
    case 'alloc':
      return {
        ...expr, total: change(expr.total), weight: change(expr.weight), ...(expr.where ? { where: change(expr.where) } : {}),
        ...(expr.min ? { min: change(expr.min) } : {}), ...(expr.max ? { max: change(expr.max) } : {}),
      };
    case 'split': return { ...expr, arg: change(expr.arg), weights: expr.weights.map(change) };
    default: return expr;
  }
}
