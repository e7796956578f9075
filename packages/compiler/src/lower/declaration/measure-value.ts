/** The value of a measure from its numbers: exclusions up to their limit, the minimum, rounding as published. */
import type { Expr } from '@remit/program';
import type { Measure } from '@remit/language/ast';
import { add, choose, compare, div, min, mul, num, round, sub } from '../../emit/fold.ts';
import type { Context } from '../context.ts';
import { lowerExpression } from '../expression.ts';
import { yearBefore } from '../flow/previous-year.ts';
import { formatNumber } from '@remit/program/rational';
import { kindOfMeasure } from '../kind.ts';
import { literalValue } from '../literal.ts';
import { fileOf } from '../place.ts';
import { readRounding } from '../rounding.ts';
import type { Scope } from '../scope.ts';
import { shapeOf } from './measure.ts';

/** Gives one of the measure's numbers by its name. */
export type Counts = (part: string) => Expr;

export function measureValue(cx: Context, node: Measure, counts: Counts, scope: Scope): Expr {
  const shape = shapeOf(node);
  switch (shape.shape) {
    case 'plain': return published(cx, node, counts(''));
    case 'effect': {
      const [treated, control] = [counts(shape.treated), counts(shape.control)];
      return published(cx, node, shape.kind === 'reduction' ? sub(num(1), div(treated, control)) : sub(treated, control));
    }
    case 'ratio': {
      const numerator = counts(shape.numerator);
      const eligible = eligibleOf(cx, node, counts, scope);
      return published(cx, node, withMinimum(cx, node, numerator, eligible, scope));
    }
  }
}

/** The denominator less exclusions. Exclusions beyond their limit stay eligible. */
function eligibleOf(cx: Context, node: Measure, counts: Counts, scope: Scope): Expr {
  const shape = shapeOf(node);
  if (shape.shape !== 'ratio') return num(1);
  const denominator = counts(shape.denominator);
  if (shape.excluded === undefined) return denominator;
  const excluded = counts(shape.excluded);
  const limit = node.clauses.find((c) => c.$type === 'ExclusionLimit');
  if (!limit) return sub(denominator, excluded);
  if (!limit.excessStays) cx.report('MOD-116', limit, { measure: node.name });
  const base = limit.base ? counts(limit.base.$refText) : denominator;
  const most = limit.limit.lexeme.endsWith('%') || limit.base ? mul(lowerExpression(cx, limit.limit, scope), base) : lowerExpression(cx, limit.limit, scope);
  return sub(denominator, min(excluded, most));
}

function withMinimum(cx: Context, node: Measure, numerator: Expr, eligible: Expr, scope: Scope): Expr {
  const nobody = node.clauses.find((c) => c.$type === 'NobodyLeft');
  const none: Branch[] = nobody?.action === 'not' ? [{ if: compare('eq', eligible, num(0)), then: { op: 'notApplicable', reason: 'empty' } }] : [];
  const ratio = div(numerator, eligible);
  const minimum = node.clauses.find((c) => c.$type === 'MinimumEligible');
  if (!minimum) return choose(none, ratio);
  const least = literalValue(minimum.count);
  if (!least) return cx.refuse('TYP-101', minimum, { text: minimum.count });
  const few = compare('lt', eligible, num(least));
  const noun = minimum.noun ?? 'eligible';
  switch (minimum.action) {
    case 'not applicable': return choose([...none, { if: few, then: { op: 'notApplicable', reason: `fewer than ${minimum.count} ${noun}` } }], ratio);
    case 'hold': return choose([...none, { if: few, then: { op: 'missing', reason: 'too-few', of: cx.id(node, fileOf(node)), noun, least: formatNumber(least), count: eligible } }], ratio);
    default: {
      const before = (arg: Expr): Expr => yearBefore(arg, scope.grain) ?? cx.refuse('MOD-171', minimum, {
        clause: 'pool with the previous year', measure: node.name, because: 'it has no value in the year before',
      });
      const both = add(eligible, before(eligible));
      const pooled = div(add(numerator, before(numerator)), both);
      return choose([{ if: few, then: choose(none.map((n) => ({ ...n, if: compare('eq', both, num(0)) })), pooled) }], ratio);
    }
  }
}

type Branch = Parameters<typeof choose>[0][number];

/** Rounded as published where the text pays on the published figure. */
function published(cx: Context, node: Measure, value: Expr): Expr {
  const clause = node.clauses.find((c) => c.$type === 'PublishedTo');
  if (!clause?.paid) return value;
  const rate = node.clauses.find((c) => c.$type === 'RateMeasure');
  const scale = rate ? literalValue(rate.size)?.n ?? 1n : kindOfMeasure(node) === 'percentage' ? 100n : 1n;
  const { unit, mode } = readRounding(cx, clause.rounding, scale);
  return round(value, unit, mode);
}
