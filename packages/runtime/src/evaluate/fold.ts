import type { Aggregate } from '@remit/program';
import type { Rational } from '@remit/program/rational';
import { add, cmp, div, fromInteger, max, min, sum } from '@remit/program/rational';
import type { Outcome } from './outcome.ts';
import { isValue, Missing, missing, missingAll } from './outcome.ts';
import { asNumber } from './numbers.ts';

/** The aggregate of outcomes, those that are not applicable left out; any that is missing makes it missing. */
export function fold(fn: Aggregate, outcomes: readonly Outcome[], owner: string): Outcome {
  const causes = outcomes.filter(outcome => outcome instanceof Missing);
  if (causes.length > 0) return missingAll(causes);
  const values = outcomes.filter(isValue);
  if (fn === 'count') return fromInteger(values.length);
  return ofNumbers(fn, values.map(asNumber)) ?? missing({ reason: 'empty', detail: owner });
}

function ofNumbers(fn: Exclude<Aggregate, 'count'>, values: readonly Rational[]): Rational | undefined {
  if (fn === 'sum') return sum(values);
  if (values.length === 0) return undefined;
  switch (fn) {
    case 'average': return div(sum(values), fromInteger(values.length));
    case 'median': return median(values);
    case 'min': return values.reduce(min);
    case 'max': return values.reduce(max);
    default: throw new TypeError(`'${String(fn)}' is not an aggregate.`);
  }
}

function median(values: readonly Rational[]): Rational {
  const sorted = [...values].sort(cmp);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : div(add(sorted[middle - 1]!, sorted[middle]!), fromInteger(2));
}
