/** Where an expression stands: what period and keys it is read for, and what its short words mean. */
import type { DimensionId, Expr, GrainId } from '@remit/program';
import type { Outcome, Window } from '@remit/language/ast';
import type { Rational } from '@remit/program/rational';
import type { AstNode } from 'langium';
import type { PartYearRule } from './context.ts';

export interface Scope {
  /** Grain of the rule; absent in a `let` that does not say one. */
  readonly grain?: GrainId;
  /** The dimensions are not declared but follow from what is read (a `let` without `for each`). */
  readonly open?: boolean;
  /** Dimensions that are bound. */
  readonly each: readonly DimensionId[];
  /** What `baseline`, `target`, `floor` and `stretch` belong to. */
  readonly outcome?: Outcome;
  /** What facts and measures are read over (`measured over` of a payment); absent: the period. */
  readonly window?: Window;
  /** How a year cut short is treated, where the rule says it for itself. */
  readonly partYears?: PartYearRule;
  /** `per year` means the whole contract year that the period lies in: a yearly sum, paid in instalments. */
  readonly yearlySum?: boolean;
  /** How a price in the text becomes the price of the period (uplift); absent: as written. */
  readonly price?: (price: Rational, node: AstNode) => Expr;
  /** What `the most it can be` stands for. */
  readonly most?: () => Expr | undefined;
  /** What an unweighted percentage of a share is a percentage of. */
  readonly comparator?: Expr;
}

/** The scope inside an aggregation over `dimensions`. */
export function within(scope: Scope, dimensions: readonly DimensionId[]): Scope {
  return { ...scope, each: [...scope.each, ...dimensions.filter((d) => !scope.each.includes(d))] };
}
