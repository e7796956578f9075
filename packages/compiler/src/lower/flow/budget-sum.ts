/** What a personal budget comes to: for the whole year, and for the period it is paid in. */
import type { AtReview, Expr, GrainId, Reviews, RoundingMode } from '@remit/program';
import type { Amount, BandChanges, Expression, PersonalBudget, SharedOut } from '@remit/language/ast';
import { add, choose, compare, div, mul, num, round, sub } from '../../emit/fold.ts';
import { mapChildren } from '../../emit/map-children.ts';
import { lowerAmount } from '../amount.ts';
import { cellsFor } from '../columns.ts';
import type { Context } from '../context.ts';
import type { Scope } from '../scope.ts';
import { isYearlySum } from './instalments.ts';
import { reviewsOf } from './reviews.ts';
import { paidInInstalments } from './schedule.ts';

/** The sum for a period, before the part in which the person belongs; and the sum for a whole year. */
export interface BudgetSum { inPeriod: Expr; whole: Expr; /** The part of the period in which the person belongs is in the sum already. */ counted?: true }

interface ByDays { reviews: Reviews; at: BandChanges }

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
  if (typeof stands !== 'function') return byDays(cx, node, amount, dim, scope, stands);
  return budgetWith(cx, node, amount, scope, stands);
}

function budgetWith(cx: Context, node: PersonalBudget, amount: Amount, scope: Scope, stands: (expr: Expr) => Expr): BudgetSum {
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

/**
 * `band changes from the day after the review`: each stretch of the period between the days on which reviews take effect has the
 * sum for a whole period by its own band, in proportion to the days of the period in which the person belongs.
 */
function byDays(cx: Context, node: PersonalBudget, amount: Amount, dim: string, scope: Scope, { reviews, at }: ByDays): BudgetSum | undefined {
  const grain = scope.grain!;
  const months = PERIODS_A_YEAR[grain];
  if (paidInInstalments(node.clauses) || months === undefined) {
    return void cx.report('MOD-235', at, { name: node.name, problem: "its sum for a longer time is paid in instalments, and has no part for some days. Write the amount 'per year' and 'paid monthly'" });
  }
  const clause = node.clauses.find((c) => c.$type === 'BudgetPart');
  const { dim: _dim, ...after } = reviews;
  const days = (nth?: number): Expr => ({ op: 'partOf', dim, by: 'days', ...(nth === undefined ? {} : { after: { ...after, nth } }) });
  const unit = clause ? clause.unit ?? cx.terms.partYears.unit : undefined;
  // Where the part of a period is not counted in days, what counts is shared by the days in it.
  const weight = (nth: number): Expr => (unit === 'days' ? days(nth)
    : choose([{ if: compare('gt', days(), num(0)), then: mul(unit ? { op: 'partOf', dim, by: unit } : num(1), div(days(nth), days())) }], num(nth === 0 && !unit ? 1 : 0)));
  const own: PersonalBudget = { ...node, clauses: node.clauses.filter((c) => c.$type !== 'BandChanges') };
  const most = reviews.everyMonths === undefined ? 1 : Math.ceil(12 / months / reviews.everyMonths) + (hasShortYear(cx) ? 1 : 0);
  const sums = Array.from({ length: most + 1 }, (_, nth) => {
    const named = nth === 0 ? own : { ...own, name: `${node.name}.after-review${nth === 1 ? '' : `-${nth}`}`, title: `${node.title ?? node.name}, after a review in the period` };
    return budgetWith(cx, named, amount, scope, (expr) => atReviews(cx, node, at, expr, dim, { ...reviews, from: 'day', ...(nth === 0 ? {} : { nth }) }));
  });
  return { inPeriod: add(...sums.map((sum, nth) => mul(sum.inPeriod, weight(nth)))), whole: sums[0]!.whole, counted: true };
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
      case 'Bracket': return node.others.length === 0 && node.inner.steps.length === 0 && yearly(node.inner.value);
      case 'Conditional': return yearly(node.consequence) && yearly(node.alternative);
      case 'Of': return node.left.$type === 'Reference' && yearly(node.left);
      case 'Reference': {
        const target = node.target.ref;
        if (target?.$type !== 'Table' && target?.$type !== 'Column') return false;
        const cells = cellsFor(target);
        return cells.length > 0 && cells.every((cell) => cell !== undefined && (cell.none || (cell.amount !== undefined && isYearly(cell.amount))));
      }
      default: return isYearlySum(node);
    }
  };
  return yearly(value);
}

/** `band changes from the month after the review`: codes of a person are read as they stood at the last review. */
function standing(cx: Context, node: PersonalBudget, dim: string, grain: GrainId): ((expr: Expr) => Expr) | ByDays | undefined {
  const clause = node.clauses.find((c) => c.$type === 'BandChanges');
  if (!clause) return (expr) => expr;
  const reviews = reviewsOf(cx, node, dim, clause, 'band changes');
  if (!reviews) return undefined;
  const { unit: from } = clause;
  if (from === 'day') return { reviews, at: clause };
  const lengths: readonly string[] = ['month', 'quarter', 'year'];
  if (lengths.indexOf(from) < lengths.indexOf(grain)) return void cx.report('MOD-235', clause, { name: node.name, problem: `it is paid each ${grain}, so a change from the next ${from} would fall inside what is paid as a whole` });
  return (expr) => atReviews(cx, node, clause, expr, dim, { ...reviews, from });
}

/** The expression with the codes of a person as they stood at a review. */
function atReviews(cx: Context, node: PersonalBudget, clause: BandChanges, expr: Expr, dim: string, reviews: Omit<AtReview, 'op' | 'arg'>): Expr {
  let found = false;
  const rewrite = (e: Expr): Expr => {
    const fact = e.op === 'fact' ? cx.facts.get(e.id) : undefined;
    if (e.op === 'fact' && fact?.type === 'code' && fact.each.includes(dim)) {
      found = true;
      return { op: 'atReview', arg: e, ...reviews };
    }
    return mapChildren(e, rewrite);
  };
  const changed = rewrite(expr);
  if (!found) cx.reportOnce('MOD-235', clause, { name: node.name, problem: "its amount reads no band: no fact with codes for each person stands in it" });
  return changed;
}
