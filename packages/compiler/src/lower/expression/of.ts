/** `8% of Core`, `5/6 of Families`; a look-up `Sharing of Track`; a curve `Ramp of Attendance`; the value of one, `Glucose of Low`. */
import type { Expr } from '@remit/program';
import { isBracket, isColumn, isCurve, isReference, isTable, type Code, type Expression, type Member, type Of, type Referable } from '@remit/language/ast';
import { mul } from '../../emit/fold.ts';
import type { Context } from '../context.ts';
import { lookUp } from '../declaration/table.ts';
import { dimensionId } from '../dimension.ts';
import { lowerExpression } from '../expression.ts';
import type { Scope } from '../scope.ts';
import { readDeclaration } from './reference.ts';
import { lowerScale } from './scored.ts';

export function lowerOf(cx: Context, node: Of, scope: Scope): Expr {
  const named = nameIn(node.left);
  if (named && isCurve(named)) return lowerScale(cx, named.scale, lowerExpression(cx, node.right, scope), scope);
  if (named && (isColumn(named) || isTable(named))) return lookUp(cx, named, node.right, node, scope);
  const whose = named && nameIn(node.right);
  if (whose?.$type === 'Member' || whose?.$type === 'Code') return ofOne(cx, node, named!, whose, scope);
  return mul(lowerExpression(cx, node.left, scope), lowerExpression(cx, node.right, scope));
}

/** `PeerGroup of Practice`: the value for the member at hand; `Glucose of Low`: the value for that element. */
function ofOne(cx: Context, node: Of, named: Referable, whose: Member | Code, scope: Scope): Expr {
  if (whose.$type === 'Code') return readDeclaration(cx, named, node, scope, { among: [whose.name] });
  if (!scope.open && !scope.each.includes(dimensionId(whose))) return cx.refuse('TYP-103', node, { what: whose.name });
  return lowerExpression(cx, node.left, scope);
}

function nameIn(node: Expression) {
  if (isBracket(node) && node.others.length === 0 && node.inner.steps.length === 0 && node.inner.value.$type === 'Reference') return node.inner.value.target.ref;
  return isReference(node) ? node.target.ref : undefined;
}
