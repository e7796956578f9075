/** `X rising from a to b`, `X in bands { … }`, `X in parts { … }`, and curves applied to X. */
import type { Expr } from '@remit/program';
import { isOutcome, isReference, type Expression, type Scale, type Scored } from '@remit/language/ast';
import type { Context } from '../context.ts';
import { lowerExpression } from '../expression.ts';
import { lowerBands } from '../scale/bands.ts';
import { lowerMarginal } from '../scale/marginal.ts';
import { lowerRamp } from '../scale/ramp.ts';
import type { Scope } from '../scope.ts';

export function lowerScored(cx: Context, node: Scored, scope: Scope): Expr {
  const value = node.value as Expression;
  const target = isReference(value) ? value.target.ref : undefined;
  const x = lowerExpression(cx, node.value, node.scale.$type === 'Marginal' ? scope : { ...scope, price: undefined });
  return lowerScale(cx, node.scale, x, target && isOutcome(target) ? { ...scope, outcome: target } : scope);
}

/** The scale applied to a value. */
export function lowerScale(cx: Context, scale: Scale, x: Expr, scope: Scope): Expr {
  switch (scale.$type) {
    case 'Ramp': return lowerRamp(cx, scale, x, scope);
    case 'Bands': return lowerBands(cx, scale, x, scope);
    case 'Marginal': return lowerMarginal(cx, scale, x, scope);
  }
}
