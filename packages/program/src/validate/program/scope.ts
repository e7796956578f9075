import type { DimensionId, Expr } from '../../expression.ts';
import type { JsonPointer } from '../../pointer.ts';
import type { RowTable } from '../../program.ts';
import type { ProgramModel } from './model.ts';
import { childrenOf } from '../../walk.ts';
import { withParents } from './model.ts';

/** What is bound where an expression stands. */
export interface Scope {
  readonly bound: ReadonlySet<DimensionId>;
  /** For each dimension that an aggregation goes through: what was bound before the innermost one. */
  readonly before: ReadonlyMap<DimensionId, Scope>;
  /** The table whose row is at hand. */
  readonly table?: RowTable;
}

/** The scope of an expression whose dimensions `each` are bound from outside. */
export function outerScope(model: ProgramModel, each: readonly DimensionId[]): Scope {
  return { bound: new Set(each.flatMap(dim => withParents(model, dim))), before: new Map() };
}

/** Visits an expression and all inside it with the scope that each stands in; outer ones first. */
export function visitInScope(expr: Expr, at: JsonPointer, scope: Scope, model: ProgramModel, visit: (expr: Expr, at: JsonPointer, scope: Scope) => void): void {
  visit(expr, at, scope);
  for (const child of childrenOf(expr)) visitInScope(child.expr, at + child.at, innerScope(expr, child.at, scope, model), model, visit);
}

/** The scope of the child at a relative pointer. */
export function innerScope(expr: Expr, childAt: JsonPointer, scope: Scope, model: ProgramModel): Scope {
  switch (expr.op) {
    case 'agg':
      return 'rows' in expr.in ? { ...scope, table: model.rows.get(expr.in.rows) } : aggregating(scope, expr.in.dim, model);
    case 'alloc':
      return childAt === '/total' ? unbinding(scope, expr.dim) : aggregating(scope, expr.dim, model);
    case 'pick':
      return { ...scope, bound: new Set([...scope.bound, ...withParents(model, expr.dim)]) };
    case 'outer':
      return scope.before.get(expr.dim) ?? scope;
    default:
      return scope;
  }
}

function aggregating(scope: Scope, dim: DimensionId, model: ProgramModel): Scope {
  return {
    ...scope,
    bound: new Set([...scope.bound, ...withParents(model, dim)]),
    before: new Map([...scope.before, [dim, scope]]),
  };
}

/** Without the dimension: what is shared among its members cannot depend on the member at hand. */
function unbinding(scope: Scope, dim: DimensionId): Scope {
  return { ...scope, bound: new Set([...scope.bound].filter(each => each !== dim)) };
}
