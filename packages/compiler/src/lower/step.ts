/** The steps after `then`. */
import type { Expr } from '@remit/program';
import { ONE, sub as subtract } from '@remit/program/rational';
import type { CapStep, Expression, FloorStep, Step } from '@remit/language/ast';
import { add, choose, constant, max, min, mul, num, round, sub } from '../emit/fold.ts';
import type { Context } from './context.ts';
import { lowerExpression } from './expression.ts';
import { kindOf } from './kind.ts';
import { scaledLimit } from './part-limit.ts';
import { readRounding } from './rounding.ts';
import { limitOverSpan } from './span.ts';
import type { Scope } from './scope.ts';

/** One step applied to what stands before it. */
export function lowerStep(cx: Context, step: Step, value: Expr, scope: Scope): Expr {
  switch (step.$type) {
    case 'CapStep': {
      const limit = bound(cx, step, scope);
      return step.span ? limitOverSpan(cx, value, limit, step.span, scope) : min(value, limit);
    }
    case 'FloorStep':
      return step.span ? cx.refuse('MOD-109', step, {}) : max(value, bound(cx, step, scope));
    case 'ReduceStep': return reduced(cx, step.rate, value, scope);
    case 'MinusStep': return sub(value, lowerExpression(cx, step.value, scope));
    case 'PlusStep': return add(value, lowerExpression(cx, step.value, scope));
    case 'TimesStep': return mul(value, lowerExpression(cx, step.value, scope));
    case 'RoundStep': {
      const { unit, mode } = readRounding(cx, step.rounding);
      return round(value, unit, mode);
    }
    case 'OnlyIfStep': return choose([{ if: lowerExpression(cx, step.condition, scope), then: value }], num(0));
    case 'OfThemStep': return mul(value, lowerExpression(cx, step.rate, scope));
  }
}

function bound(cx: Context, step: CapStep | FloorStep, scope: Scope): Expr {
  return scaledLimit(cx, lowerExpression(cx, step.limit, scope), step.limit, scope);
}

/** `reduced by 2%` takes off that part of the value; `reduced by £5` that sum. */
function reduced(cx: Context, rate: Expression, value: Expr, scope: Scope): Expr {
  const by = lowerExpression(cx, rate, scope);
  if (kindOf(rate) === 'money') return sub(value, by);
  const fixed = constant(by);
  return mul(value, fixed ? num(subtract(ONE, fixed)) : sub(num(1), by));
}
