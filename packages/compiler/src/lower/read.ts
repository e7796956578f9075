/** Reading a value of one grain in a rule of another, with its dimensions bound. */
import type { AstNode } from 'langium';
import type { Expr } from '@remit/program';
import type { Context, Reach } from './context.ts';
import { contains, impliedBy } from './reach.ts';
import type { Scope } from './scope.ts';

/** A value (fact, measure, let): a coarser one is read as it is, a finer one only through an aggregate. */
export function readValue(cx: Context, expr: Expr, reach: Reach, node: AstNode, scope: Scope, name: string): Expr {
  if (!dimensionsBound(cx, reach, scope, node, name)) return expr;
  if (scope.grain !== undefined && !contains(reach.grain, scope.grain)) {
    return cx.refuse('TYP-110', node, { name, grain: reach.grain, rule: scope.grain });
  }
  return expr;
}

/** A sum of money that a line pays: in a coarser rule the total of its periods that start in the rule's period. */
export function readAtGrain(cx: Context, expr: Expr, reach: Reach, node: AstNode, scope: Scope, name: string): Expr {
  if (!dimensionsBound(cx, reach, scope, node, name)) return expr;
  if (scope.grain === undefined || scope.grain === reach.grain) return expr;
  if (contains(scope.grain, reach.grain)) return { op: 'over', fn: 'sum', arg: expr, grain: reach.grain, window: 'in' };
  return cx.refuse('TYP-111', node, { name, grain: reach.grain, rule: scope.grain });
}

function dimensionsBound(cx: Context, reach: Reach, scope: Scope, node: AstNode, name: string): boolean {
  if (scope.open) return true;
  const free = reach.each.find((d) => !scope.each.includes(d) && !impliedBy(cx, d, scope.each));
  if (free === undefined) return true;
  cx.report('TYP-112', node, { name, dimension: free });
  return false;
}
