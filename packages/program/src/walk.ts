import type { Expr } from './expression.ts';
import type { JsonPointer } from './pointer.ts';

/** An expression inside another, and where: "/args/0", to be added to the pointer of the outer one. */
export interface Child { expr: Expr; at: JsonPointer }

/** The expressions directly inside an expression, in the order of their fields. */
export function childrenOf(expr: Expr): Child[] {
  switch (expr.op) {
    case 'number': case 'bool': case 'code': case 'date':
    case 'fact': case 'var': case 'line': case 'column': case 'key':
    case 'notApplicable': case 'ordinal': case 'earned': case 'partOf': case 'reviewed': case 'decided':
      return [];
    case 'add': case 'sub': case 'mul': case 'div': case 'min': case 'max':
    case 'cmp': case 'and': case 'or': case 'orElse':
      return expr.args.map((arg, index) => ({ expr: arg, at: `/args/${index}` }));
    case 'missing':
      return [{ expr: expr.count, at: '/count' }];
    case 'round': case 'not': case 'isMissing': case 'isNotApplicable': case 'heldPart':
    case 'over': case 'outer': case 'pick': case 'atReview':
      return [{ expr: expr.arg, at: '/arg' }];
    case 'known':
      return [{ expr: expr.arg, at: '/arg' }, ...optional(expr.unless, '/unless')];
    case 'case':
      return [
        ...expr.when.flatMap((branch, index) => [{ expr: branch.if, at: `/when/${index}/if` }, { expr: branch.then, at: `/when/${index}/then` }]),
        { expr: expr.else, at: '/else' },
      ];
    case 'deadline':
      return [{ expr: expr.arg, at: '/arg' }, { expr: expr.else, at: '/else' }];
    case 'band':
      return [
        { expr: expr.x, at: '/x' },
        ...expr.bands.flatMap((band, index) => [...optional(band.to, `/bands/${index}/to`), { expr: band.v, at: `/bands/${index}/v` }]),
      ];
    case 'interpolate':
      return [
        { expr: expr.x, at: '/x' },
        ...expr.points.flatMap(([x, y], index) => [{ expr: x, at: `/points/${index}/0` }, { expr: y, at: `/points/${index}/1` }]),
        ...optional(expr.before, '/before'), ...optional(expr.after, '/after'),
      ];
    case 'lookup':
      return [
        { expr: expr.by, at: '/by' },
        ...expr.rows.map((row, index) => ({ expr: row.v, at: `/rows/${index}/v` })),
        ...optional(expr.else, '/else'),
      ];
    case 'byPeriod':
      return [...expr.cases.map((each, index) => ({ expr: each.v, at: `/cases/${index}/v` })), ...optional(expr.else, '/else')];
    case 'at':
      return [{ expr: expr.arg, at: '/arg' }, ...optional(expr.else, '/else')];
    case 'agg':
      return [...optional(expr.where, '/where'), { expr: expr.arg, at: '/arg' }];
    case 'alloc':
      return [
        { expr: expr.total, at: '/total' }, { expr: expr.weight, at: '/weight' },
        ...optional(expr.where, '/where'), ...optional(expr.min, '/min'), ...optional(expr.max, '/max'),
      ];
    case 'split':
      return [{ expr: expr.arg, at: '/arg' }, ...expr.weights.map((weight, index) => ({ expr: weight, at: `/weights/${index}` }))];
    default:
      return unknownNode(expr);
  }
}

/** Calls `visit` with the expression and every expression inside it, outer ones first, each with its pointer. */
export function visitExpr(expr: Expr, at: JsonPointer, visit: (expr: Expr, at: JsonPointer) => void): void {
  visit(expr, at);
  for (const child of childrenOf(expr)) visitExpr(child.expr, at + child.at, visit);
}

function optional(expr: Expr | undefined, at: JsonPointer): Child[] {
  return expr ? [{ expr, at }] : [];
}

function unknownNode(expr: never): never {
  throw new TypeError(`'${String((expr as { op: unknown }).op)}' is not a node of this format.`);
}
