import type { Coefficient } from './coefficient.ts';
import type { Interval } from './interval.ts';
import { floorOf, intersection, isNegative, isPositive, isSafe, maxOf, minOf, opposite, productOf, SAFE, sumOf } from './interval.ts';
import type { Writer } from './writer.ts';

/**
 * A whole number in the code of a row: a literal, or the name of a constant.
 *
 * In doubles a term is either exact or, unless `safe`, so large that its absolute
 * value came out as 2^53 or more: multiplying by whole numbers and adding numbers
 * of the same sign keep that so, and one comparison at the end finds it out.
 * Whatever else reads a term reads it through `ensure`.
 */
export interface Term extends Interval {
  readonly code: string;
  readonly literal?: bigint;
  /** It is exact. */
  readonly safe: boolean;
}

/** A known integer. */
export function integer(writer: Writer, value: bigint): Term {
  const interval = { lo: value, hi: value };
  const safe = writer.exact || isSafe(interval);
  const text = writer.integer(value);
  return { code: !safe ? 'NaN' : value < 0n ? `(${text})` : text, literal: value, safe, ...interval };
}

/** A named integer that is known to lie in an interval. */
export function named(writer: Writer, code: string, interval: Interval, safe = writer.exact || isSafe(interval)): Term {
  return { code, safe, lo: interval.lo, hi: interval.hi };
}

/** A named integer that is exact if its operands are and it cannot be too large. */
function derived(writer: Writer, expression: string, interval: Interval, ...operands: readonly Term[]): Term {
  return named(writer, writer.define(expression), interval, writer.exact || (operands.every(each => each.safe) && isSafe(interval)));
}

/** The numerator or denominator of a coefficient. */
export function part(writer: Writer, coefficient: Coefficient, which: 'n' | 'd'): Term {
  if (coefficient.literal) return integer(writer, coefficient.literal[which]);
  const limits: Interval = writer.exact ? {} : { lo: -SAFE, hi: SAFE };
  return named(writer, writer.register(coefficient, which), which === 'd' || coefficient.isPositive ? intersection(limits, { lo: 1n }) : limits, true);
}

/** The term, found out to be exact; the row is left to BigInts where it is not. */
export function ensure(writer: Writer, term: Term): Term {
  if (term.safe) return term;
  const tests = [isNegative(term) ? '' : `${term.code}<=${SAFE}`, isPositive(term) ? '' : `${term.code}>=-${SAFE}`].filter(test => test !== '');
  writer.failIf(`!(${tests.join('&&') || `${term.code}===0`})`, 1);
  return { ...term, safe: true, ...intersection(term, { lo: -SAFE, hi: SAFE }) };
}

/** x × y. */
export function product(writer: Writer, x: Term, y: Term): Term {
  if (x.literal !== undefined && y.literal !== undefined) return integer(writer, x.literal * y.literal);
  if (x.literal === 1n || y.literal === 0n) return y;
  if (y.literal === 1n || x.literal === 0n) return x;
  return derived(writer, `${x.code}*${y.code}`, productOf(x, y), x, y);
}

/** x + y. */
export function sum(writer: Writer, x: Term, y: Term): Term {
  if (x.literal !== undefined && y.literal !== undefined) return integer(writer, x.literal + y.literal);
  if (x.literal === 0n) return y;
  if (y.literal === 0n) return x;
  const [a, b] = sameSign(x, y) ? [x, y] : [ensure(writer, x), ensure(writer, y)];
  return derived(writer, y.literal !== undefined && y.literal < 0n ? `${a.code}-${writer.integer(-y.literal)}` : `${a.code}+${b.code}`, sumOf(a, b), a, b);
}

/** x - y. */
export function difference(writer: Writer, x: Term, y: Term): Term {
  if (y.literal !== undefined) return sum(writer, x, integer(writer, -y.literal));
  if (x.literal === 0n) return negated(writer, y);
  const [a, b] = sameSign(x, opposite(y)) ? [x, y] : [ensure(writer, x), ensure(writer, y)];
  return derived(writer, `${a.code}-${b.code}`, sumOf(a, opposite(b)), a, b);
}

/** -x. */
export function negated(writer: Writer, x: Term): Term {
  if (x.literal !== undefined) return integer(writer, -x.literal);
  return named(writer, writer.define(writer.exact ? `-${x.code}` : `0-${x.code}`), opposite(x), x.safe);
}

/** The largest whole number not above x / y, for y above zero. In doubles the quotient of integers below 2^53, rounded to a double, never reaches the next integer. */
export function floored(writer: Writer, x: Term, y: Term): Term {
  const top = ensure(writer, x);
  const bottom = y.literal === undefined ? ensure(writer, y) : y;
  if (bottom.literal === 1n) return top;
  const interval = quotient(top, bottom);
  return named(writer, writer.define(writer.exact ? `floor(${top.code},${bottom.code})` : `Math.floor(${top.code}/${bottom.code})`), interval);
}

/** x × 2, exact in doubles however large. */
export function doubled(writer: Writer, x: Term): Term {
  if (x.literal !== undefined) return integer(writer, 2n * x.literal);
  return derived(writer, `${writer.integer(2n)}*${x.code}`, productOf(x, { lo: 2n, hi: 2n }), x);
}

/** The smaller or the larger of the two. */
export function extreme(writer: Writer, which: 'min' | 'max', x: Term, y: Term): Term {
  const smaller = which === 'min';
  if (x.literal !== undefined && y.literal !== undefined) return (x.literal <= y.literal) === smaller ? x : y;
  const a = ensure(writer, x);
  const b = ensure(writer, y);
  return named(writer, writer.define(`${a.code}${smaller ? '<' : '>'}${b.code}?${a.code}:${b.code}`), smaller ? minOf(a, b) : maxOf(a, b));
}

function quotient(x: Interval, y: Interval): Interval {
  const least = y.lo === undefined || y.lo < 1n ? 1n : y.lo;
  return {
    lo: x.lo === undefined ? undefined : x.lo >= 0n ? 0n : floorOf(x.lo, least),
    hi: x.hi === undefined ? undefined : x.hi < 0n ? -1n : floorOf(x.hi, least),
  };
}

function sameSign(x: Interval, y: Interval): boolean {
  return (isPositive(x) && isPositive(y)) || (isNegative(x) && isNegative(y));
}
