/** What the steps of an explanation are called, and which of them are not shown. */
import type { Expr } from '@remit/program';

/** What a step does, where it is not a name that is read. */
const words: Readonly<Partial<Record<Expr['op'], string>>> = {
  add: 'sum', sub: 'difference', mul: 'product', div: 'quotient', min: 'the lowest', max: 'the highest', round: 'rounded', cmp: 'condition', and: 'all of these',
  or: 'one of these', not: 'not so', isMissing: 'is it missing?', isNotApplicable: 'is it not applicable?', orElse: 'the first that is there', deadline: 'as known by the deadline', known: 'as known on the day that counts', decided: 'as decided',
  band: 'band', interpolate: 'on the straight line', lookup: 'from the table', byPeriod: 'for the year', over: 'over periods', agg: 'over all', alloc: 'share of the pool',
  split: 'part of the whole', ordinal: 'place in the year', partOf: 'part of the period', reviewed: 'reviewed in the period', atReview: 'as at the last review', column: 'column', notApplicable: 'not applicable',
};

/** What a step is called. The number of periods in a year is not the place of one among them. */
export function stepName(expr: Expr): string {
  if (expr.op === 'ordinal' && expr.count) return 'periods in the year';
  return words[expr.op] ?? expr.op;
}

/** What the question of a branch is about, where its answer says so, or it is one of a measure: too few, or nobody, to measure. */
export function questionWords(branch: { if: Expr; then: Expr } | undefined, ofMeasure: boolean): string | undefined {
  const { if: asked, then } = branch ?? {};
  if (then?.op === 'missing') return `fewer than ${then.least} ${then.noun}?`;
  if (then?.op === 'notApplicable' && then.reason === 'empty') return 'nobody left?';
  if (then?.op === 'notApplicable' && then.reason.startsWith('fewer than ')) return `${then.reason}?`;
  const least = asked?.op === 'cmp' && asked.rel === 'lt' ? asked.args[1] : undefined;
  return ofMeasure && least?.op === 'number' ? `fewer than ${least.v}?` : undefined;
}

/** Said of what is explained elsewhere. */
export const OWN = 'explained on its own';
/** Steps that say nothing beyond the one inside them. */
export const passing = new Set<Expr['op']>(['outer', 'pick', 'at', 'heldPart', 'orElse', 'deadline', 'known', 'case']);
/** Questions that are worth a row only where the answer is yes. */
export const absences = new Set<Expr['op']>(['isMissing', 'isNotApplicable']);
/** Values that stand in the working of the step around them. */
export const constant = new Set<Expr['op']>(['number', 'bool', 'code', 'date', 'key']);
