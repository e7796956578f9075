/** `8% of Core`, `5/6 of Families`; a look-up `Sharing of Track`; a curve `Ramp of Attendance`. */
import type { Expr } from '@remit/program';
import { isBracket, isColumn, isCurve, isReference, isTable, type Expression, type Of } from '@remit/language/ast';
import { mul } from '../../emit/fold.ts';
import type { Context } from '../context.ts';
import { lookUp } from '../declaration/table.ts';
import { lowerExpression } from '../expression.ts';
import type { Scope } from '../scope.ts';
import { lowerScale } from './scored.ts';

export function lowerOf(cx: Context, node: Of, scope: Scope): Expr {
  const named = nameIn(node.left);
  if (named && isCurve(named)) return lowerScale(cx, named.scale, lowerExpression(cx, node.right, scope), scope);
  if (named && (isColumn(named) || isTable(named))) return lookUp(cx, named, node.right, node, scope);
  return mul(lowerExpression(cx, node.left, scope), lowerExpression(cx, node.right, scope));
}

function nameIn(node: Expression) {
  if (isBracket(node) && node.inner.steps.length === 0 && node.inner.value.$type === 'Reference') return node.inner.value.target.ref;
  return isReference(node) ? node.target.ref : undefined;
}
