/** A sum for the whole contract year, paid in equal instalments whose cents come right at the end. */
import type { Expr, GrainId, RoundingMode } from '@remit/program';
import { visitExpr } from '@remit/program/walk';
import type { Expression, SharedOut } from '@remit/language/ast';
import { add, choose, compare, div, mul, num, round, sub } from '../../emit/fold.ts';
import type { Context } from '../context.ts';

/** Whether an amount is a sum stated for the year (`£213,640,000 per year`), and nothing else. */
export function isYearlySum(node: Expression | SharedOut): boolean {
  switch (node.$type) {
    case 'Quantity': return /^[^0-9]/.test(node.lexeme) && node.rates.length === 1 && node.rates[0]!.noun === 'year';
    case 'YearEntry': return isYearlySum(node.value);
    case 'YearTable': return node.entries.every(isYearlySum);
    default: return false;
  }
}

/**
 * The k-th of n instalments of the yearly sum: round(sum·k/n) less round(sum·(k−1)/n). Where the
 * sum can change within the year, less what the instalment before came to, so that the next one
 * carries the difference.
 */
export function instalment(cx: Context, sum: Expr, grain: GrainId): Expr {
  const { unit, mode } = cx.terms.rounding;
  const k: Expr = { op: 'ordinal', in: 'year' };
  const n = instalmentCount(cx, grain);
  const upTo = (position: Expr): Expr => round(div(mul(sum, position), n), unit, mode as RoundingMode);
  if (isFixedInYear(cx, sum)) return sub(upTo(k), upTo(add(k, num(-1))));
  const before: Expr = choose([{ if: compare('eq', k, num(1)), then: num(0) }], { op: 'at', arg: upTo(k), back: 1, grain });
  return sub(upTo(k), before);
}

function instalmentCount(cx: Context, grain: GrainId): Expr {
  const counts = new Set(cx.periodsOf('year', 'with history').map((y) => cx.periodsOf(grain, 'with history').filter((p) => p.in['year'] === y.id).length));
  return counts.size === 1 ? num([...counts][0]!) : { op: 'ordinal', in: 'year', count: true };
}

/** Constants, values of the year and choices by contract year are the same in every period of the year. */
function isFixedInYear(cx: Context, sum: Expr): boolean {
  let fixed = true;
  visitExpr(sum, '', (e) => {
    const grain = e.op === 'var' ? cx.vars.get(e.id)?.grain : e.op === 'byPeriod' ? e.grain : undefined;
    if (!(e.op === 'number' || grain === 'year' || grain === 'term' || e.op === 'mul' || e.op === 'add')) fixed = false;
  });
  return fixed;
}
