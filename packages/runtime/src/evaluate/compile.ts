import type { Expr } from '@remit/program';
import { childrenOf } from '@remit/program/walk';
import { programFault } from '../fault.ts';
import type { Dimensions } from '../prepare/dimensions.ts';
import type { PreparedExpr, PreparedFact, PreparedJudgement, PreparedLine, PreparedTable, PreparedVar } from '../prepare/model.ts';
import type { Time } from '../prepare/time.ts';
import * as aggregates from './aggregate.ts';
import * as allocation from './allocate.ts';
import * as arithmetic from './arithmetic.ts';
import * as constants from './constants.ts';
import type { Evaluate } from './context.ts';
import * as decisions from './decisions.ts';
import * as keys from './keys.ts';
import * as logic from './logic.ts';
import * as absence from './absence.ts';
import * as references from './references.ts';
import * as reviews from './reviews.ts';
import * as rounding from './rounding.ts';
import * as scales from './scales.ts';
import * as splits from './split.ts';
import * as tables from './tables.ts';
import * as timing from './timing.ts';
import * as windows from './windows.ts';

/** Expressions nested deeper than this are refused; the validator of programs refuses them first. */
export const DEEPEST_EXPRESSION = 1000;

/** What the names in an expression stand for. */
export interface Names {
  readonly time: Time;
  readonly dimensions: Dimensions;
  readonly facts: ReadonlyMap<string, PreparedFact>;
  readonly judgements: ReadonlyMap<string, PreparedJudgement>;
  readonly tables: ReadonlyMap<string, PreparedTable>;
  readonly vars: ReadonlyMap<string, PreparedVar>;
  readonly lines: ReadonlyMap<string, PreparedLine>;
}

/** Watches an expression being evaluated: given its place and function, gives the function to use instead. */
export type Observe = (expr: Expr, at: string, evaluate: Evaluate) => Evaluate;

/** What a family of nodes needs to make its functions. */
export interface Compiler {
  readonly names: Names;
  /** Id of the fact, var, line, fund or check that the expression belongs to; named in reasons. */
  readonly owner: string;
  /** JSON Pointer of the node. */
  readonly at: string;
  /** The function of an expression inside this one; `step` is its pointer from here ("/args/0"). */
  child(expr: Expr, step: string): Evaluate;
}

type Family = { [Op in Expr['op']]: (node: Extract<Expr, { op: Op }>, compiler: Compiler) => Evaluate };

const FAMILY: Family = {
  ...constants, fact: references.fact, var: references.variable, line: references.line, column: references.column, earned: references.earned,
  key: keys.key, outer: keys.outer, pick: keys.pick,
  add: arithmetic.add, sub: arithmetic.sub, mul: arithmetic.mul, div: arithmetic.div, min: arithmetic.least, max: arithmetic.greatest,
  round: rounding.round,
  cmp: logic.compare, and: logic.and, or: logic.or, not: logic.not, case: logic.choice,
  isMissing: absence.isMissing, isNotApplicable: absence.isNotApplicable, notApplicable: absence.notApplicable, missing: absence.tooFew,
  orElse: absence.orElse, heldPart: absence.heldPart, deadline: absence.deadline,
  decided: decisions.decided, known: decisions.known,
  band: scales.band, interpolate: scales.interpolate,
  lookup: tables.lookup, byPeriod: tables.byPeriod,
  ordinal: timing.ordinal, at: timing.at, partOf: timing.partOf, reviewed: reviews.reviewed, atReview: reviews.atReview,
  over: windows.over,
  agg: aggregates.aggregate,
  alloc: allocation.allocate,
  split: splits.split,
};

/** Makes an expression ready to be evaluated. `at` is its JSON Pointer in the program. */
export function compileExpression(expr: Expr, names: Names, owner: string, at: string, observe?: Observe): PreparedExpr {
  const height = heightOf(expr, at);
  const make = (node: Expr, here: string): Evaluate => {
    const family = FAMILY[node.op] as (node: Expr, compiler: Compiler) => Evaluate;
    const evaluate = family(node, { names, owner, at: here, child: (inner, step) => make(inner, here + step) });
    return observe ? observe(node, here, evaluate) : evaluate;
  };
  return { expr, evaluate: make(expr, at), height };
}

/** Levels of nesting of known nodes; worked out without recursion, so that no expression can be too deep to be refused. */
function heightOf(expr: Expr, at: string): number {
  let level: Expr[] = [expr];
  let height = 0;
  while (level.length > 0) {
    for (const { op } of level) if (!Object.hasOwn(FAMILY, op)) programFault(`'${String(op)}' is not a node that this version of Remit knows.`, at);
    if (++height > DEEPEST_EXPRESSION) programFault(`The expression is nested more than ${DEEPEST_EXPRESSION} levels deep. Name parts of it.`, at);
    level = level.flatMap(each => childrenOf(each).map(child => child.expr));
  }
  return height;
}
