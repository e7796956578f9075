/** What an expression of the program needs from its context: the finest grain it reads, and the dimensions that must be bound. */
import type { DimensionId, Expr, GrainId } from '@remit/program';
import { childrenOf } from '@remit/program/walk';
import { GRAINS } from '../time/periods.ts';
import type { Context, Reach } from './context.ts';

/** Grain (absent: none is read) and dimensions, in the order in which they are first read. */
export interface Needs { grain?: GrainId; each: DimensionId[] }

/** The needs of an expression. */
export function needsOf(cx: Context, expr: Expr): Needs {
  const needs: Needs = { each: [] };
  collect(cx, expr, new Set(), true, needs);
  const parents = new Set(needs.each.map((d) => cx.sets.find((s) => s.id === d)?.parent));
  return { ...needs, each: needs.each.filter((d) => !parents.has(d)) };
}

function collect(cx: Context, expr: Expr, bound: ReadonlySet<DimensionId>, sameGrain: boolean, needs: Needs): void {
  const own = reachOf(cx, expr);
  if (own) {
    if (sameGrain) needs.grain = finer(needs.grain, own.grain);
    for (const dim of own.each) if (!bound.has(dim) && !impliedBy(cx, dim, bound)) addTo(needs.each, dim);
  }
  switch (expr.op) {
    case 'key': case 'partOf': case 'reviewed':
      if (!bound.has(expr.dim)) addTo(needs.each, expr.dim);
      return;
    case 'byPeriod':
      if (sameGrain) needs.grain = finer(needs.grain, expr.grain);
      break;
    case 'at': {
      if (sameGrain && expr.grain !== undefined) needs.grain = finer(needs.grain, expr.grain);
      const moved = expr.period !== undefined || expr.grain !== undefined;
      collect(cx, expr.arg, bound, sameGrain && !moved, needs);
      if (expr.else) collect(cx, expr.else, bound, sameGrain, needs);
      return;
    }
    case 'over':
      collect(cx, expr.arg, bound, false, needs);
      return;
    case 'agg': {
      const inside = 'dim' in expr.in ? new Set([...bound, expr.in.dim]) : bound;
      if (expr.within !== undefined && !bound.has(expr.within)) addTo(needs.each, expr.within);
      for (const child of childrenOf(expr)) collect(cx, child.expr, inside, sameGrain, needs);
      return;
    }
    case 'alloc': {
      if (!bound.has(expr.dim)) addTo(needs.each, expr.dim);
      const inside = new Set([...bound, expr.dim]);
      collect(cx, expr.total, bound, sameGrain, needs);
      for (const child of [expr.weight, expr.where, expr.min, expr.max]) if (child) collect(cx, child, inside, sameGrain, needs);
      return;
    }
    case 'atReview':
      if (!bound.has(expr.dim)) addTo(needs.each, expr.dim);
      break;
    case 'pick':
      collect(cx, expr.arg, new Set([...bound, expr.dim]), sameGrain, needs);
      return;
    default:
      break;
  }
  for (const child of childrenOf(expr)) collect(cx, child.expr, bound, sameGrain, needs);
}

function reachOf(cx: Context, expr: Expr): Reach | undefined {
  switch (expr.op) {
    case 'fact': return cx.facts.get(expr.id);
    case 'var': return cx.vars.get(expr.id);
    case 'line': return cx.lineReach.get(expr.id);
    case 'decided': return cx.judgements.get(expr.id);
    case 'earned': return cx.lineReach.get(expr.line);
    default: return undefined;
  }
}

/** Whether binding one of `bound` also binds `dim`: an element of a set stands for its parent. */
export function impliedBy(cx: Context, dim: DimensionId, bound: Iterable<DimensionId>): boolean {
  for (const one of bound) {
    const parent = cx.sets.find((s) => s.id === one)?.parent;
    if (parent !== undefined && (parent === dim || impliedBy(cx, dim, [parent]))) return true;
  }
  return false;
}

/** The finer of two grains; a cohort beside a calendar grain counts as finer than the term only. */
export function finer(a: GrainId | undefined, b: GrainId): GrainId {
  if (a === undefined) return b;
  return GRAINS.indexOf(a) <= GRAINS.indexOf(b) ? a : b;
}

/** Whether a value of grain `coarse` can be read in a period of grain `fine`: every such period lies in one of its. */
export function contains(coarse: GrainId, fine: GrainId): boolean {
  if (coarse === fine || coarse === 'term') return true;
  if (coarse === 'cohort' || fine === 'cohort' || fine === 'term') return false;
  return GRAINS.indexOf(fine) < GRAINS.indexOf(coarse);
}

function addTo<T>(list: T[], item: T): void {
  if (!list.includes(item)) list.push(item);
}
