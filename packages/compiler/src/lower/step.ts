/** The steps after `then`. */
import type { Expr } from '@remit/program';
import { ONE, sub as subtract } from '@remit/program/rational';
import type { CapStep, Expression, FloorStep, Step } from '@remit/language/ast';
import { add, choose, constant, max, min, mul, num, round, sub } from '../emit/fold.ts';
import type { Context } from './context.ts';
import { lowerExpression } from './expression.ts';
import { kindOf } from './kind.ts';
import { scaledInYear, type ScaledThing } from './part-limit.ts';
import { readRounding } from './rounding.ts';
import { leastOverSpan, limitOverSpan, spanGrain } from './span.ts';
import type { Scope } from './scope.ts';

/** One step applied to what stands before it. */
export function lowerStep(cx: Context, step: Step, value: Expr, scope: Scope): Expr {
  switch (step.$type) {
    case 'CapStep': {
      const limit = lowerLimit(cx, step, scope);
      return step.span ? limitOverSpan(cx, value, limit, step.span, scope) : min(value, limit);
    }
    case 'FloorStep':
      return step.span ? floorOverSpan(cx, step, value, scope) : max(value, lowerLimit(cx, step, scope));
    case 'ReduceStep': return reduced(cx, step.rate, value, scope);
    case 'MinusStep': return sub(value, sum(cx, step.value, 'amounts', scope));
    case 'PlusStep': return add(value, sum(cx, step.value, 'amounts', scope));
    case 'TimesStep': return mul(value, lowerExpression(cx, step.value, scope));
    case 'RoundStep': {
      const { unit, mode } = readRounding(cx, step.rounding);
      return round(value, unit, mode);
    }
    case 'OnlyIfStep': return choose([{ if: lowerExpression(cx, step.condition, scope), then: value }], num(0));
    case 'OfThemStep': return mul(value, lowerExpression(cx, step.rate, scope));
  }
}

/** A floor counted over a longer span; sums of money count as the contract rounds them, so that what is paid comes to it to the penny. */
function floorOverSpan(cx: Context, step: FloorStep, value: Expr, scope: Scope): Expr {
  const paid = kindOf(step.limit, cx.kinds) === 'money' ? round(value, cx.terms.rounding.unit, cx.terms.rounding.mode) : value;
  return leastOverSpan(cx, paid, lowerLimit(cx, step, scope), step.span!, scope);
}

/** A cap or floor, for the rule's period or the span it counts over. */
export function lowerLimit(cx: Context, step: CapStep | FloorStep, scope: Scope): Expr {
  const inside: Scope = { ...scope, price: undefined };
  return scaledInYear(cx, lowerExpression(cx, step.limit, inside), step.limit, 'limits', scope, step.span ? spanGrain(step.span) : scope.grain);
}

function sum(cx: Context, node: Expression, what: ScaledThing, scope: Scope): Expr {
  return scaledInYear(cx, lowerExpression(cx, node, scope), node, what, scope);
}

/** `reduced by 2%` takes off that part of the value; `reduced by £5` that sum. */
function reduced(cx: Context, rate: Expression, value: Expr, scope: Scope): Expr {
  if (kindOf(rate, cx.kinds) === 'money') return sub(value, sum(cx, rate, 'amounts', scope));
  const by = lowerExpression(cx, rate, scope);
  const fixed = constant(by);
  return mul(value, fixed ? num(subtract(ONE, fixed)) : sub(num(1), by));
}
