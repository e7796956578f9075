/** `the most it can be`: the ceiling of what is shared out, or the cap that ends the steps. */
import type { AstNode } from 'langium';
import type { Expr } from '@remit/program';
import type { Amount, Payable, Payment } from '@remit/language/ast';
import { min, max } from '../../emit/fold.ts';
import { ownSum } from '../amount.ts';
import type { Context } from '../context.ts';
import { readAtGrain } from '../read.ts';
import { lowerLimit, lowerStep } from '../step.ts';
import type { Scope } from '../scope.ts';
import { flowScope } from './flow-scope.ts';
import { upliftedPrice, upliftOf } from './uplift.ts';

/** The greatest amount of a payment in its own period, as the text shows it; undefined where it would have to be worked out from bounds of facts. */
export function greatestAmount(cx: Context, node: Payment, scope: Scope): Expr | undefined {
  const amount = node.clauses.find((c) => c.$type === 'AmountClause')?.amount;
  const price = upliftedPrice(cx, upliftOf(node), node.name, scope);
  return amount && greatest(cx, amount, price ? { ...scope, price } : scope);
}

/** The same as another rule reads it: in a coarser one the total of the periods that start in its own. */
export function readGreatest(cx: Context, node: Payable, at: AstNode, scope: Scope): Expr | undefined {
  const line = cx.flows.get(node)?.lines[0];
  if (!line || node.$type !== 'Payment') return undefined;
  const id = `${node.name}.most`;
  if (!cx.vars.has(id)) {
    const expr = greatestAmount(cx, node, flowScope(node.clauses, line.grain, line.each));
    if (!expr) return undefined;
    cx.addVar(cx.at({ id, type: 'money', grain: line.grain, each: [...line.each], expr }, node));
  }
  return readAtGrain(cx, { op: 'var', id }, line, at, scope, node.name);
}

function greatest(cx: Context, amount: Amount, scope: Scope): Expr | undefined {
  const inside: Scope = { ...scope, price: undefined };
  let most: Expr | undefined = amount.value.$type === 'SharedOut' ? ownSum(cx, amount.value.ceiling, scope, { ownSum: true }) : undefined;
  for (const step of amount.steps) {
    if (step.$type === 'CapStep') {
      if (step.span) return undefined;
      const limit = lowerLimit(cx, step, scope);
      most = most ? min(most, limit) : limit;
    } else if (step.$type === 'FloorStep') {
      most = most && max(most, lowerLimit(cx, step, scope));
    } else if (step.$type !== 'OnlyIfStep') {
      most = most && lowerStep(cx, step, most, inside);
    }
  }
  return most;
}
