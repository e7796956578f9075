/** Sums of money in a contract year that is cut short: scaled or in full, as the contract says. */
import type { AstNode } from 'langium';
import type { Expr, GrainId, Period } from '@remit/program';
import { cmp, ONE } from '@remit/program/rational';
import type { Expression, SharedOut } from '@remit/language/ast';
import { mul } from '../emit/fold.ts';
import { partOfYear } from '../time/part-year.ts';
import type { Context, PartYearRule } from './context.ts';
import { literalKind } from './literal.ts';
import { byEndedPeriod, endsInside } from './pilot/part-period.ts';
import type { Scope } from './scope.ts';

/** What the contract scales, or does not, in a short year. */
export type ScaledThing = 'amounts' | 'limits' | 'comparators';

/**
 * A written sum that belongs to a whole year (`grain`; by default the rule's), scaled or in full
 * in a short year. The contract must say which where it has a short year. A sum that is computed
 * (a share of a benchmark) follows what it is computed from; a rate per year has its own part.
 */
export function scaledInYear(cx: Context, sum: Expr, node: Expression | SharedOut, what: ScaledThing, scope: Scope, grain: GrainId | undefined = scope.grain): Expr {
  return grain === 'year' && isWrittenSum(node) ? scaled(cx, sum, node, what, scope.partYears) : sum;
}

/** A sum of money in figures, alone or by year, that is for no unit of time or of anything else. */
function isWrittenSum(node: Expression | SharedOut): boolean {
  switch (node.$type) {
    case 'Quantity': return literalKind(node.lexeme) === 'money' && node.rates.length === 0;
    case 'YearEntry': return isWrittenSum(node.value);
    case 'YearTable': return node.entries.every(isWrittenSum);
    default: return false;
  }
}

/** A yearly sum of one kind in the contract's years. */
export function scaled(cx: Context, sum: Expr, node: AstNode, what: ScaledThing, own?: PartYearRule): Expr {
  const { frame } = cx.terms;
  const partYears = own ?? cx.terms.partYears;
  if (!frame.years) return sum;
  const part = (period: Period) => partOfYear(period, frame.years!, partYears.unit);
  const short = cx.periodsOf('year', 'in the term').filter((p) => cmp(part(p), ONE) !== 0);
  const regular = short.length > 0;
  if (!regular && (partYears.whole || !endsInside(cx, 'year'))) return sum;
  const says = partYears[what] ?? (regular ? undefined : true);
  if (says === undefined) return cx.refuse('MOD-108', node, { what, year: short[0]!.id });
  return says ? mul(sum, byEndedPeriod(cx, 'year', partYears, part, what === 'limits')) : sum;
}
