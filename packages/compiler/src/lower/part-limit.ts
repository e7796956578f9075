/** Caps and floors in a contract year that is cut short. */
import type { AstNode } from 'langium';
import type { Expr, Period } from '@remit/program';
import { cmp, ONE } from '@remit/program/rational';
import type { Expression } from '@remit/language/ast';
import { mul } from '../emit/fold.ts';
import { partOfYear } from '../time/part-year.ts';
import type { Context, PartYearRule } from './context.ts';
import { byOwnPeriod } from './part-of-period.ts';
import type { Scope } from './scope.ts';

/**
 * A sum of money that limits a yearly rule, in a short year scaled or in full as the contract
 * says; the contract must say it where it has a short year. A limit that is computed (a share
 * of a benchmark) follows what it is computed from.
 */
export function scaledLimit(cx: Context, limit: Expr, node: Expression, scope: Scope): Expr {
  if (scope.grain !== 'year' || node.$type !== 'Quantity' || node.rates.length > 0 || !/^[^0-9]/.test(node.lexeme)) return limit;
  return scaled(cx, limit, node, 'limits', scope.partYears);
}

/** A yearly sum of one kind (limits, comparators) in the contract's years. */
export function scaled(cx: Context, sum: Expr, node: AstNode, what: 'limits' | 'comparators', own?: PartYearRule): Expr {
  const { frame } = cx.terms;
  const partYears = own ?? cx.terms.partYears;
  if (!frame.years) return sum;
  const part = (period: Period) => partOfYear(period, frame.years!, partYears.unit);
  const short = cx.periodsOf('year', 'in the term').filter((p) => cmp(part(p), ONE) !== 0);
  if (short.length === 0) return sum;
  const says = partYears[what];
  if (says === undefined) return cx.refuse('MOD-108', node, { what, year: short[0]!.id });
  return says ? mul(sum, byOwnPeriod(cx, 'year', part)) : sum;
}
