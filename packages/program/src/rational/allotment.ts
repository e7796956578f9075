import type { Rational } from './arithmetic.ts';
import { add, cmp, div, isZero, mul, neg, sign, sub, sum, ZERO } from './arithmetic.ts';
import { isMultipleOf, roundTo } from './rounding.ts';

/**
 * Splits `total` by `weights` into multiples of `unit` that come to `total`
 * exactly: each part rounded toward zero, then one unit at a time to the parts
 * with the largest remainders, ties to the part named first.
 *
 * Throws a RangeError when the weights come to zero or `total` is not a multiple
 * of `unit`. Weights may have either sign (a deduction among the parts of a
 * line); the rest then goes to parts whose remainder has the sign of the rest.
 */
export function largestRemainder(total: Rational, weights: readonly Rational[], unit: Rational): Rational[] {
  return roundParts(exactParts(total, weights, unit), unit);
}

/**
 * Rounds exact parts to multiples of `unit` whose sum is the sum of the parts
 * rounded toward zero; the rest goes by largest remainder as above.
 */
export function roundParts(parts: readonly Rational[], unit: Rational): Rational[] {
  const rounded = parts.map(part => roundTo(part, unit, 'trunc'));
  const rest = sub(roundTo(sum(parts), unit, 'trunc'), sum(rounded));
  if (isZero(rest)) return rounded;
  const step = sign(rest) < 0 ? neg(unit) : unit;
  const remainders = parts.map((part, index) => {
    const remainder = sub(part, rounded[index]!);
    return sign(rest) < 0 ? neg(remainder) : remainder;
  });
  const order = parts.map((_, index) => index).sort((a, b) => cmp(remainders[b]!, remainders[a]!) || a - b);
  const steps = div(rest, step).n;
  for (let given = 0; BigInt(given) < steps; given++) {
    const index = order[given]!;
    rounded[index] = add(rounded[index]!, step);
  }
  return rounded;
}

/**
 * Splits `total` by `weights`: every part but the one at index `remainderTo` is
 * rounded toward zero to `unit`, and that one is the total less the others.
 *
 * Throws a RangeError when the weights come to zero, `total` is not a multiple of
 * `unit`, or there is no such part.
 */
export function splitWithRemainder(total: Rational, weights: readonly Rational[], unit: Rational, remainderTo: number): Rational[] {
  if (weights[remainderTo] === undefined) throw new RangeError(`There is no part ${remainderTo} to take the remainder.`);
  const parts = exactParts(total, weights, unit).map((part, index) => index === remainderTo ? ZERO : roundTo(part, unit, 'trunc'));
  parts[remainderTo] = sub(total, sum(parts));
  return parts;
}

function exactParts(total: Rational, weights: readonly Rational[], unit: Rational): Rational[] {
  const whole = sum(weights);
  if (isZero(whole)) throw new RangeError('A sum cannot be split by weights that come to zero.');
  if (!isMultipleOf(total, unit)) throw new RangeError('A sum to be split must be a whole multiple of the unit.');
  return weights.map(weight => div(mul(total, weight), whole));
}
