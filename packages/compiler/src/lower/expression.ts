/** Expressions: which function lowers which phrase. No logic here. */
import type { Expr } from '@remit/program';
import type { Expression } from '@remit/language/ast';
import type { Context } from './context.ts';
import type { Scope } from './scope.ts';
import { lowerAggregate } from './expression/aggregate.ts';
import { lowerArithmetic, lowerMinus } from './expression/arithmetic.ts';
import { lowerBracket } from './expression/bracket.ts';
import { lowerComparison } from './expression/comparison.ts';
import { lowerConditional } from './expression/conditional.ts';
import { lowerContractValue } from './expression/contract-value.ts';
import { lowerEarned } from './expression/earned.ts';
import { lowerLevelValue } from './expression/level-value.ts';
import { lowerLogic, lowerNot } from './expression/logic.ts';
import { lowerMostPossible } from './expression/most-possible.ts';
import { lowerOf } from './expression/of.ts';
import { lowerQuantity } from './expression/quantity.ts';
import { lowerReference } from './expression/reference.ts';
import { lowerRounded, lowerSquareRoot } from './expression/rounded.ts';
import { lowerBestOf, lowerTotalOf } from './expression/routes.ts';
import { lowerScored } from './expression/scored.ts';
import { lowerDateValue, lowerYesNo } from './expression/values.ts';
import { lowerYearEntry, lowerYearTable } from './expression/year-table.ts';

/** Lowers one kind of node. */
export type Lowerer<T> = (cx: Context, node: T, scope: Scope) => Expr;

const LOWERERS: { [K in Expression['$type']]: Lowerer<Extract<Expression, { $type: K }>> } = {
  Aggregate: lowerAggregate,
  Arithmetic: lowerArithmetic,
  BestOf: lowerBestOf,
  Bracket: lowerBracket,
  Comparison: lowerComparison,
  Conditional: lowerConditional,
  ContractValue: lowerContractValue,
  DateValue: lowerDateValue,
  Earned: lowerEarned,
  LevelValue: lowerLevelValue,
  Logic: lowerLogic,
  Minus: lowerMinus,
  MostPossible: lowerMostPossible,
  Not: lowerNot,
  Of: lowerOf,
  Quantity: lowerQuantity,
  Reference: lowerReference,
  Rounded: lowerRounded,
  Scored: lowerScored,
  SquareRoot: lowerSquareRoot,
  TotalOf: lowerTotalOf,
  YearEntry: lowerYearEntry,
  YearTable: lowerYearTable,
  YesNo: lowerYesNo,
};

/** The expression of the program for an expression of the text, read where `scope` says. */
export function lowerExpression(cx: Context, node: Expression, scope: Scope): Expr {
  const lower = LOWERERS[node.$type] as Lowerer<Expression>;
  return cx.at(lower(cx, node, scope), node);
}
