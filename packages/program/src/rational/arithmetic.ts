/** An exact rational number: reduced, with a positive denominator, never changed once made. */
export interface Rational { readonly n: bigint; readonly d: bigint }

export const ZERO: Rational = Object.freeze({ n: 0n, d: 1n });
export const ONE: Rational = Object.freeze({ n: 1n, d: 1n });

/** n / d, reduced. Throws a RangeError when d is zero. */
export function rational(n: bigint, d: bigint = 1n): Rational {
  if (d === 1n) return { n, d };
  if (d === 0n) throw new RangeError('A rational number cannot have the denominator zero.');
  const divisor = gcd(n, d);
  const signed = d < 0n ? -divisor : divisor;
  return { n: n / signed, d: d / signed };
}

/** A whole number from a small structural count (an index, a number of days). Throws a RangeError unless it is a safe integer. */
export function fromInteger(count: number | bigint): Rational {
  return { n: BigInt(count), d: 1n };
}

export function add(a: Rational, b: Rational): Rational {
  return a.d === b.d ? rational(a.n + b.n, a.d) : rational(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function sub(a: Rational, b: Rational): Rational {
  return a.d === b.d ? rational(a.n - b.n, a.d) : rational(a.n * b.d - b.n * a.d, a.d * b.d);
}

export function mul(a: Rational, b: Rational): Rational {
  return rational(a.n * b.n, a.d * b.d);
}

/** a / b. Throws a RangeError when b is zero: callers say what a zero divisor means to them first. */
export function div(a: Rational, b: Rational): Rational {
  return rational(a.n * b.d, a.d * b.n);
}

export function neg(a: Rational): Rational {
  return { n: -a.n, d: a.d };
}

export function abs(a: Rational): Rational {
  return a.n < 0n ? neg(a) : a;
}

/** -1, 0 or 1: whether a is below, equal to or above b. */
export function cmp(a: Rational, b: Rational): -1 | 0 | 1 {
  const left = a.n * b.d;
  const right = b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** -1, 0 or 1: the sign of a. */
export function sign(a: Rational): -1 | 0 | 1 {
  return a.n < 0n ? -1 : a.n > 0n ? 1 : 0;
}

export function eq(a: Rational, b: Rational): boolean {
  return a.n === b.n && a.d === b.d;
}

export function isZero(a: Rational): boolean {
  return a.n === 0n;
}

export function isInteger(a: Rational): boolean {
  return a.d === 1n;
}

/** The smaller; the first when they are equal. */
export function min(a: Rational, b: Rational): Rational {
  return cmp(a, b) <= 0 ? a : b;
}

/** The larger; the first when they are equal. */
export function max(a: Rational, b: Rational): Rational {
  return cmp(a, b) >= 0 ? a : b;
}

/** The sum of all; zero for none. */
export function sum(all: Iterable<Rational>): Rational {
  let total = ZERO;
  for (const each of all) total = add(total, each);
  return total;
}

/** Greatest common divisor, positive unless both are zero. */
function gcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
