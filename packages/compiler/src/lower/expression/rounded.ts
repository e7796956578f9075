/** `round E to UNIT, MODE`, and roots, which only stand under a rounding. */
import type { Expr } from '@remit/program';
import { isReference, isSquareRoot, type Expression, type Rounded, type SquareRoot } from '@remit/language/ast';
import { round } from '../../emit/fold.ts';
import type { Context } from '../context.ts';
import { lowerExpression } from '../expression.ts';
import { kindOf } from '../kind.ts';
import { readRounding } from '../rounding.ts';
import type { Scope } from '../scope.ts';

export function lowerRounded(cx: Context, node: Rounded, scope: Scope): Expr {
  const { unit, mode } = readRounding(cx, node.rounding);
  const operand = node.operand as Expression;
  if (node.rounding.places && showsPercent(cx, operand)) return cx.refuse('TYP-125', node.rounding, {});
  if (isSquareRoot(operand)) return round(lowerExpression(cx, operand.operand, scope), unit, mode, 2);
  return round(lowerExpression(cx, node.operand, scope), unit, mode);
}

/** Whether the figure is a percentage where it is declared: its places could be counted in 8.4% or in 0.084. */
function showsPercent(cx: Context, node: Expression): boolean {
  return isReference(node) && kindOf(node, cx.kinds) === 'percentage';
}

export function lowerSquareRoot(cx: Context, node: SquareRoot): Expr {
  return cx.refuse('TYP-102', node, {});
}
