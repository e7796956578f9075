import type { Rational } from '@remit/program/rational';
import { div, isZero, mul, ONE, rational, formatNumber } from '@remit/program/rational';

/**
 * The rational factor of a value that is the same for every row: known when code
 * is generated, or worked out from the parameters of a run before its first row.
 * Factors are multiplied and reduced here, so that the code for a row works with
 * the smallest integers there are.
 */
export interface Coefficient {
  /** Tells coefficients apart. */
  readonly key: string;
  /** The value, where it is known when code is generated. */
  readonly literal?: Rational;
  /** It is above zero in every run that gets as far as the code of a row. */
  readonly isPositive: boolean;
  /** The value for the parameters of a run. Division by a parameter that is zero gives zero; the code for a row does not get that far. */
  of(parameters: readonly Rational[]): Rational;
}

/** A factor known when code is generated. */
export function literal(value: Rational): Coefficient {
  return { key: formatNumber(value), literal: value, isPositive: value.n > 0n, of: () => value };
}

export const UNITY = literal(ONE);

/** A parameter as a factor. */
export function parameter(index: number, isPositive: boolean): Coefficient {
  return { key: `p${index}`, isPositive, of: parameters => parameters[index]! };
}

/** a × b. */
export function times(a: Coefficient, b: Coefficient): Coefficient {
  return combined('*', a, b, a.isPositive && b.isPositive, mul);
}

/** a / b. */
export function over(a: Coefficient, b: Coefficient): Coefficient {
  if (a.key === b.key && b.isPositive) return UNITY;
  return combined('/', a, b, a.isPositive && b.isPositive, (x, y) => (isZero(y) ? y : div(x, y)));
}

/** The largest factor above zero of which both are whole multiples. */
export function common(a: Coefficient, b: Coefficient): Coefficient {
  return a.key === b.key && a.isPositive ? a : combined('&', a, b, true, largestCommon);
}


function combined(sign: string, a: Coefficient, b: Coefficient, isPositive: boolean, work: (a: Rational, b: Rational) => Rational): Coefficient {
  if (a.literal && b.literal) return literal(work(a.literal, b.literal));
  return { key: `(${a.key}${sign}${b.key})`, isPositive, of: parameters => work(a.of(parameters), b.of(parameters)) };
}

function largestCommon(a: Rational, b: Rational): Rational {
  const divisor = gcd(a.n * b.d, b.n * a.d);
  return divisor === 0n ? ONE : rational(divisor, a.d * b.d);
}

function gcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
