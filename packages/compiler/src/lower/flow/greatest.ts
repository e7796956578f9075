/** `the most it can be`: the ceiling of what is shared out, or the cap that ends the steps. */
import type { Expr } from '@remit/program';
import type { Amount, Payable } from '@remit/language/ast';
import { min, max } from '../../emit/fold.ts';
import type { Context } from '../context.ts';
import { lowerExpression } from '../expression.ts';
import { lowerStep } from '../step.ts';
import type { Scope } from '../scope.ts';

/** The greatest amount as the text shows it; undefined where it would have to be worked out from bounds of facts. */
export function greatestAmount(cx: Context, node: Payable, scope: Scope): Expr | undefined {
  const amount = node.$type === 'Payment' ? node.clauses.find((c) => c.$type === 'AmountClause')?.amount : undefined;
  return amount && greatest(cx, amount, scope);
}

function greatest(cx: Context, amount: Amount, scope: Scope): Expr | undefined {
  let most: Expr | undefined = amount.value.$type === 'SharedOut' ? lowerExpression(cx, amount.value.ceiling, scope) : undefined;
  for (const step of amount.steps) {
    if (step.$type === 'CapStep') {
      if (step.span) return undefined;
      const limit = lowerExpression(cx, step.limit, scope);
      most = most ? min(most, limit) : limit;
    } else if (step.$type === 'FloorStep') {
      most = most && max(most, lowerExpression(cx, step.limit, scope));
    } else if (step.$type !== 'OnlyIfStep') {
      most = most && lowerStep(cx, step, most, scope);
    }
  }
  return most;
}
