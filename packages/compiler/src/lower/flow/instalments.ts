/** A sum for the whole contract year, paid in equal instalments whose cents come right at the end. */
import type { AstNode } from 'langium';
import type { DimensionId, Expr, GrainId, RoundingMode } from '@remit/program';
import { visitExpr } from '@remit/program/walk';
import type { Expression, SharedOut } from '@remit/language/ast';
import { add, choose, compare, div, mul, num, round, sub } from '../../emit/fold.ts';
import type { Context } from '../context.ts';
import { contains } from '../reach.ts';

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
 * The k-th of n instalments of a sum for `whole` (the year, or the quarter of a quarterly payment):
 * round(sum·k/n) less round(sum·(k−1)/n). Where the sum can change within it, less what the
 * instalment before came to, so that the next one carries the difference.
 */
export function instalment(cx: Context, sum: Expr, grain: GrainId, whole: GrainId = 'year'): Expr {
  const { unit, mode } = cx.terms.rounding;
  const k: Expr = { op: 'ordinal', in: whole };
  const n = instalmentCount(cx, grain, whole);
  const upTo = (position: Expr): Expr => round(div(mul(sum, position), n), unit, mode as RoundingMode);
  if (isFixedIn(cx, sum, whole)) return sub(upTo(k), upTo(add(k, num(-1))));
  const before: Expr = choose([{ if: compare('eq', k, num(1)), then: num(0) }], { op: 'at', arg: upTo(k), back: 1, grain });
  return sub(upTo(k), before);
}

/**
 * The same for a sum whose price rises inside the year: each instalment is that part of the year at the price of its own
 * period, so that nothing is paid at a price of later on. The k-th is round(Σ_{i≤k} sum_i / n) less round(Σ_{i<k} sum_i / n).
 */
export function risingInstalment(cx: Context, sum: Expr, grain: GrainId, of: { id: string; each: readonly DimensionId[] }, at: AstNode): Expr {
  const { unit, mode } = cx.terms.rounding;
  const own = cx.addVar(cx.at({ id: `${of.id}.yearly-price`, type: 'money', grain, each: [...of.each], expr: sum }, at));
  const n = instalmentCount(cx, grain, 'year');
  const byPlace = new Map<number, string[]>();
  for (const year of cx.periodsOf('year', 'in the term')) {
    cx.periodsOf(grain, 'in the term').filter((p) => p.in['year'] === year.id).forEach((p, i) => byPlace.set(i + 1, [...byPlace.get(i + 1) ?? [], p.id]));
  }
  const soFar: Expr = { op: 'byPeriod', grain, cases: [...byPlace].map(([last, periods]) => ({ periods, v: { op: 'over', fn: 'sum', arg: own, grain, window: { last } } as Expr })) };
  const upTo = (total: Expr): Expr => round(div(total, n), unit, mode as RoundingMode);
  return sub(upTo(soFar), upTo(sub(soFar, own)));
}

/**
 * The same, where what changes is shared by the instalments that are left: each pays round((sum − paid before)/(n − k + 1)).
 * What was paid before is a value of its own for every period, so that none reads itself.
 */
export function spreadInstalment(cx: Context, sum: Expr, grain: GrainId, of: { id: string; each: readonly DimensionId[] }, at: AstNode): Expr {
  const { unit, mode } = cx.terms.rounding;
  const cases = cx.periodsOf('year', 'in the term').flatMap((year) => {
    const inside = cx.periodsOf(grain, 'in the term').filter((p) => p.in['year'] === year.id);
    let before: Expr = num(0);
    return inside.map((period, index) => {
      const left = num(inside.length - index);
      const paid = before;
      const part = (value: Expr): Expr => round(div(sub(value, paid), left), unit, mode as RoundingMode);
      const id = `${of.id}.paid-by.${period.id}`;
      before = cx.addVar(cx.at({ id, type: 'money', grain: 'term', each: [...of.each], expr: add(paid, part({ op: 'at', arg: sum, period: period.id })) }, at));
      return { periods: [period.id], v: part(sum) };
    });
  });
  return { op: 'byPeriod', grain, cases };
}

function instalmentCount(cx: Context, grain: GrainId, whole: GrainId): Expr {
  const counts = new Set(cx.periodsOf(whole, 'with history').map((w) => cx.periodsOf(grain, 'with history').filter((p) => p.in[whole] === w.id).length));
  return counts.size === 1 ? num([...counts][0]!) : { op: 'ordinal', in: whole, count: true };
}

/** Constants, and values and choices of that period or a longer one, are the same in all of its instalments. */
function isFixedIn(cx: Context, sum: Expr, whole: GrainId): boolean {
  let fixed = true;
  visitExpr(sum, '', (e) => {
    const grain = e.op === 'var' ? cx.vars.get(e.id)?.grain : e.op === 'byPeriod' ? e.grain : undefined;
    if (!(e.op === 'number' || (grain !== undefined && contains(grain, whole)) || e.op === 'mul' || e.op === 'add')) fixed = false;
  });
  return fixed;
}
