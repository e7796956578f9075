/** Straight lines between points: at or below the first nothing, at or above the last everything. */
import type { Expr } from '@remit/program';
import type { Ramp } from '@remit/language/ast';
import { num } from '../../emit/fold.ts';
import type { Context } from '../context.ts';
import { lowerExpression } from '../expression.ts';
import type { Scope } from '../scope.ts';

export function lowerRamp(cx: Context, ramp: Ramp, x: Expr, scope: Scope): Expr {
  if (ramp.points.length > 0) {
    const points = ramp.points.map((p): [Expr, Expr] => [lowerExpression(cx, p.at, scope), lowerExpression(cx, p.score, scope)]);
    return { op: 'interpolate', x, points: ramp.direction === 'rising' ? points : points.reverse() };
  }
  if (!ramp.from || !ramp.to) return cx.refuse('TYP-101', ramp, { text: ramp.$cstNode?.text ?? '' });
  const from = lowerExpression(cx, ramp.from, scope);
  const to = lowerExpression(cx, ramp.to, scope);
  const start = ramp.start ? lowerExpression(cx, ramp.start, scope) : num(0);
  const jump = ramp.start ? num(0) : undefined;
  if (ramp.direction === 'rising') {
    return { op: 'interpolate', x, points: [[from, start], [to, num(1)]], ...(jump ? { before: jump } : {}) };
  }
  return { op: 'interpolate', x, points: [[to, num(1)], [from, start]], ...(jump ? { after: jump } : {}) };
}
