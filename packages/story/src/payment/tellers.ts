import type { Expr } from '@remit/program';
import type { TraceNode } from '@remit/runtime';
import type { QuantityKind } from '../quantity-kinds.ts';
import { asKnown, atDeadline, notApplicable, passedOn, tooFew, waitingPart } from './absences.ts';
import { calculation, highest, lowest, rounding } from './arithmetic.ts';
import { asAtReview, partOfPeriod, placeInYear, review } from './calendar.ts';
import { absence, comparison, denial, together } from './conditions.ts';
import { aggregate } from './groups.ts';
import { bands, straightLine, tableRow } from './scales.ts';
import { partOfSplit, poolShare } from './sharing.ts';
import type { Story } from './story.ts';

/** Tells in a sentence without its full stop how a step came to its value, and the value; what it needs is told in steps before. */
export type Teller = (node: TraceNode, expr: Expr, kind: QuantityKind, story: Story) => string;

/** The names that are read and the constants stand in the sentences of other steps. */
type Told = Exclude<Expr['op'], 'number' | 'bool' | 'code' | 'date' | 'fact' | 'var' | 'line' | 'earned' | 'decided' | 'column' | 'key'>;

const all: Readonly<Record<Told, Teller>> = {
  add: calculation, sub: calculation, mul: calculation, div: calculation, min: lowest, max: highest, round: rounding,
  cmp: comparison, and: together, or: together, not: denial, isMissing: absence, isNotApplicable: absence,
  band: bands, interpolate: straightLine, lookup: tableRow,
  over: aggregate, agg: aggregate, alloc: poolShare, split: partOfSplit,
  ordinal: placeInYear, partOf: partOfPeriod, reviewed: review, atReview: asAtReview,
  notApplicable, missing: tooFew, heldPart: waitingPart, deadline: atDeadline, known: asKnown,
  case: passedOn, orElse: passedOn, byPeriod: passedOn, at: passedOn, outer: passedOn, pick: passedOn,
};

/** Who tells which step. */
export const tellers: Readonly<Partial<Record<Expr['op'], Teller>>> = all;
