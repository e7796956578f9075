/** What a personal budget comes to: for the whole year, and for the period it is paid in. */
import type { Expr, GrainId, RoundingMode } from '@remit/program';
import type { Amount, Expression, PersonalBudget, SharedOut } from '@remit/language/ast';
import { add, div, mul, num, round, sub } from '../../emit/fold.ts';
import { mapChildren } from '../../emit/map-children.ts';
import { lowerAmount } from '../amount.ts';
import { cellOf, tableOf } from '../columns.ts';
import type { Context } from '../context.ts';
import type { Scope } from '../scope.ts';
import { isYearlySum } from './instalments.ts';
import { reviewsOf } from './reviews.ts';
import { paidInInstalments } from './schedule.ts';

/** The sum for a period, before the part in which the person belongs; and the sum for a whole year. */
export interface BudgetSum { inPeriod: Expr; whole: Expr }

const PERIODS_A_YEAR: Readonly<Record<string, number>> = { month: 12, quarter: 4, year: 1 };

/**
 * A sum `per year` is paid in equal parts whose pennies come right at the end of the year: the k-th of n is
 * round(A·k/n) less round(A·(k−1)/n), with the budget A as it stands in the period. A change of it within the
 * year counts from its own period on; nothing is made up for earlier ones.
 */
export function budgetOf(cx: Context, node: PersonalBudget, dim: string, scope: Scope): BudgetSum | undefined {
  const amount = node.clauses.find((c) => c.$type === 'AmountClause')?.amount;
  if (!amount) return undefined;
  const stands = standing(cx, node, dim, scope.grain!);
  if (!stands) return undefined;
  if (paidInInstalments(node.clauses)) {
    const whole = cx.addVar(cx.at({ id: `${node.name}.budget`, title: `${node.title ?? node.name}: for a year`, type: 'money', grain: 'year', each: [...scope.each], expr: stands(lowerAmount(cx, amount, { ...scope, grain: 'year' }, { ownSum: true }).expr) }, amount));
    return { inPeriod: part(cx, whole, scope.grain!), whole };
  }
  const value = (name: string, title: string, expr: Expr): Expr => cx.addVar(cx.at({ id: `${node.name}.${name}`, title: `${node.title ?? node.name}: ${title}`, type: 'money', grain: scope.grain!, each: [...scope.each], expr }, amount));
  if (!isYearly(amount)) {
    const inPeriod = value('budget', 'for a whole period', stands(lowerAmount(cx, amount, scope, { ownSum: true }).expr));
    return { inPeriod, whole: mul(inPeriod, num(PERIODS_A_YEAR[scope.grain!] ?? 1)) };
  }
  const partYears = scope.partYears ?? cx.terms.partYears;
  const whole = value('budget', 'for a year', stands(lowerAmount(cx, amount, { ...scope, yearlySum: true, partYears: { ...partYears, amounts: false } }).expr));
  if (partYears.amounts === false || !hasShortYear(cx)) return { inPeriod: part(cx, whole, scope.grain!), whole };
  const own = value('in-year', 'for this year', stands(lowerAmount(cx, amount, { ...scope, yearlySum: true }).expr));
  return { inPeriod: part(cx, own, scope.grain!), whole };
}

/** The part of a yearly sum that falls in a period. */
function part(cx: Context, sum: Expr, grain: GrainId): Expr {
  if (grain !== 'month' && grain !== 'quarter') return sum;
  const { unit, mode } = cx.terms.rounding;
  const k: Expr = { op: 'ordinal', in: 'year' };
  const n: Expr = { op: 'ordinal', in: 'year', count: true };
  const upTo = (position: Expr): Expr => round(div(mul(sum, position), n), unit, mode as RoundingMode);
  return sub(upTo(k), upTo(add(k, num(-1))));
}

function hasShortYear(cx: Context): boolean {
  const months = cx.periodsOf('year', 'in the term').map((y) => cx.periodsOf('month', 'in the term').filter((m) => m.in['year'] === y.id).length);
  return months.some((count) => count !== 12) || cx.periodsOf('month', 'in the term').some((m) => !m.start.endsWith('-01') || !m.end.endsWith('-01'));
}

/** Whether every sum that the amount can be is stated per year. */
function isYearly({ value }: Amount): boolean {
  const yearly = (node: Expression | SharedOut): boolean => {
    switch (node.$type) {
      case 'Bracket': return node.inner.steps.length === 0 && yearly(node.inner.value);
      case 'Conditional': return yearly(node.consequence) && yearly(node.alternative);
      case 'Of': return node.left.$type === 'Reference' && yearly(node.left);
      case 'Reference': {
        const target = node.target.ref;
        if (target?.$type !== 'Table' && target?.$type !== 'Column') return false;
        const cells = tableOf(target).rows.map((row) => cellOf(row, target));
        return cells.length > 0 && cells.every((cell) => cell !== undefined && (cell.none || (cell.amount !== undefined && isYearly(cell.amount))));
      }
      default: return isYearlySum(node);
    }
  };
  return yearly(value);
}

/** `band changes from the month after the review`: codes of a person are read as they stood at the last review. */
function standing(cx: Context, node: PersonalBudget, dim: string, grain: GrainId): ((expr: Expr) => Expr) | undefined {
  const clause = node.clauses.find((c) => c.$type === 'BandChanges');
  if (!clause) return (expr) => expr;
  const reviews = reviewsOf(cx, node, dim, clause, 'band changes');
  if (!reviews) return undefined;
  const { unit } = clause;
  const from = unit === 'day' ? undefined : unit;
  if (from === undefined) return void cx.report('MOD-235', clause, { name: node.name, problem: `a budget that is paid each ${grain} has one band in it. Write 'from the month after the review', or the ${grain}` });
  const lengths: readonly string[] = ['month', 'quarter', 'year'];
  if (lengths.indexOf(from) < lengths.indexOf(grain)) return void cx.report('MOD-235', clause, { name: node.name, problem: `it is paid each ${grain}, so a change from the next ${from} would fall inside what is paid as a whole` });
  return (expr) => {
    let found = false;
    const rewrite = (e: Expr): Expr => {
      const fact = e.op === 'fact' ? cx.facts.get(e.id) : undefined;
      if (e.op === 'fact' && fact?.type === 'code' && fact.each.includes(dim)) {
        found = true;
        return { op: 'atReview', arg: e, ...reviews, from };
      }
      return mapChildren(e, rewrite);
    };
    const changed = rewrite(expr);
    if (!found) cx.report('MOD-235', clause, { name: node.name, problem: "its amount reads no band: no fact with codes for each person stands in it" });
    return changed;
  };
}
