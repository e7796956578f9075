/** `in parts { first £100,000: 0%, £100,000 to £200,000: 50%, beyond £200,000: 80% }`: each slice at its own rate. */
import type { Expr } from '@remit/program';
import type { Marginal, PartRange } from '@remit/language/ast';
import { num, same } from '../../emit/fold.ts';
import type { Context } from '../context.ts';
import { lowerExpression } from '../expression.ts';
import type { Scope } from '../scope.ts';

export function lowerMarginal(cx: Context, node: Marginal, x: Expr, scope: Scope): Expr {
  const edge = (range: PartRange, side: 'from' | 'to') => range[side] && lowerExpression(cx, range[side], { ...scope, price: undefined });
  const bands = graduated(cx, node.parts.map((p) => ({ range: p.range, v: lowerExpression(cx, p.rate, scope) })), edge);
  return { op: 'band', mode: 'graduated', x, bands };
}

/**
 * Bands of a graduated scale from parts of the text. Parts must follow on each other from the
 * first pound; what lies beyond the last is worth nothing unless a part says otherwise.
 */
export function graduated(
  cx: Context, parts: readonly { range: PartRange; v: Expr }[], edge: (range: PartRange, side: 'from' | 'to') => Expr | undefined,
): { to?: Expr; v: Expr }[] {
  const bands: { to?: Expr; v: Expr }[] = [];
  let reached: Expr | undefined;
  for (const { range, v } of parts) {
    const from = edge(range, 'from');
    const to = edge(range, 'to');
    const follows = range.first ? reached === undefined : from !== undefined && same(from, reached ?? num(0));
    if (!follows || (to === undefined) !== range.beyond || (bands.length > 0 && bands.at(-1)!.to === undefined)) {
      cx.report('MOD-105', range, {});
      return [{ v: num(0) }];
    }
    bands.push(to ? { to, v } : { v });
    reached = to;
  }
  if (reached !== undefined || bands.length === 0) bands.push({ v: num(0) });
  return bands;
}
