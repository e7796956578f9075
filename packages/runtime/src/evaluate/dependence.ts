import type { Allocate, DimensionId, Expr } from '@remit/program';
import { childrenOf } from '@remit/program/walk';
import type { Names } from './compile.ts';

/** What the value of an expression may change with, besides the period and what is known. */
export interface Dependence {
  /** Dimensions whose bound key it reads. */
  readonly dimensions: ReadonlySet<DimensionId>;
  /** Dimensions whose key it reads as bound outside an aggregation around it. */
  readonly outer: ReadonlySet<DimensionId>;
  /** It reads a column of the row at hand. */
  readonly row: boolean;
}

/** Finds what an expression depends on, so that an aggregate over a group is worked out once and not once for each member. */
export function dependenceOf(expr: Expr, names: Names): Dependence {
  switch (expr.op) {
    case 'fact': return reading(names.facts.get(expr.id)?.each.map(each => each.id) ?? []);
    case 'var': return reading(names.vars.get(expr.id)?.each.map(each => each.id) ?? []);
    case 'line': return reading(names.lines.get(expr.id)?.each.map(each => each.id) ?? []);
    case 'earned': return reading(names.lines.get(expr.line)?.each.map(each => each.id) ?? []);
    case 'decided': return reading(names.judgements.get(expr.id)?.declared.each ?? []);
    case 'key': case 'partOf': case 'reviewed': return reading([expr.dim]);
    case 'atReview': return together([dependenceOf(expr.arg, names), reading([expr.dim])]);
    case 'column': return { dimensions: new Set(), outer: new Set(), row: true };
    case 'pick': return without(dependenceOf(expr.arg, names), expr.dim, names);
    case 'outer': return outside(dependenceOf(expr.arg, names), expr.dim, names);
    case 'agg': {
      const inner = together(childrenOf(expr).map(child => dependenceOf(child.expr, names)));
      if ('rows' in expr.in) return together([{ ...inner, row: false }, reading(names.tables.get(expr.in.rows)?.each.map(each => each.id) ?? [])]);
      const rest = leave(inner, expr.in.dim, names);
      return expr.within === undefined ? rest : together([rest, reading([expr.within])]);
    }
    case 'alloc': return together([sharesDependence(expr, names), reading([expr.dim])]);
    default: return together(childrenOf(expr).map(child => dependenceOf(child.expr, names)));
  }
}

/** What the shares of all members depend on together. */
export function sharesDependence(expr: Allocate, names: Names): Dependence {
  const claims = [expr.weight, expr.where, expr.min, expr.max].filter(each => each !== undefined);
  const inner = together(claims.map(each => dependenceOf(each, names)));
  return together([leave(inner, expr.dim, names), dependenceOf(expr.total, names)]);
}

function reading(dimensions: readonly DimensionId[]): Dependence {
  return { dimensions: new Set(dimensions), outer: new Set(), row: false };
}

function together(all: readonly Dependence[]): Dependence {
  return {
    dimensions: new Set(all.flatMap(each => [...each.dimensions])),
    outer: new Set(all.flatMap(each => [...each.outer])),
    row: all.some(each => each.row),
  };
}

/** Seen from outside an aggregation over a dimension: its own key is bound inside, what looked out of it is read here. */
function leave(inner: Dependence, dimension: DimensionId, names: Names): Dependence {
  const looked = inner.outer.has(dimension) ? [dimension, ...ancestors(dimension, names)] : [];
  const rest = without(inner, dimension, names);
  return { dimensions: new Set([...rest.dimensions, ...looked]), outer: new Set([...inner.outer].filter(each => each !== dimension)), row: inner.row };
}

function without(inner: Dependence, dimension: DimensionId, names: Names): Dependence {
  const given = new Set([dimension, ...ancestors(dimension, names)]);
  return { ...inner, dimensions: new Set([...inner.dimensions].filter(each => !given.has(each))) };
}

/** What an argument reads of a dimension and its ancestors, it reads outside. */
function outside(inner: Dependence, dimension: DimensionId, names: Names): Dependence {
  const given = [dimension, ...ancestors(dimension, names)];
  if (!given.some(each => inner.dimensions.has(each))) return inner;
  return { ...without(inner, dimension, names), outer: new Set([...inner.outer, dimension]) };
}

function ancestors(dimension: DimensionId, names: Names): DimensionId[] {
  const found: DimensionId[] = [];
  for (let each = names.dimensions.get(dimension); each.parent >= 0;) {
    each = names.dimensions.all[each.parent]!;
    found.push(each.id);
  }
  return found;
}
