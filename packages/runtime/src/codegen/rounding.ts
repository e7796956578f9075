import type { RoundingMode } from '@remit/program';
import type { Rational } from '@remit/program/rational';
import { roundTo } from '@remit/program/rational';
import { literal, over } from './coefficient.ts';
import { isPositive } from './interval.ts';
import { bySign } from './sign.ts';
import type { Term } from './term.ts';
import { difference, doubled, ensure, floored, integer, named, negated, part, product, sum } from './term.ts';
import type { Num } from './value.ts';
import { constantNumber, constantOf, within } from './value.ts';
import type { Writer } from './writer.ts';

/** The multiple of `unit` that a number rounds to. */
export function round(writer: Writer, value: Num, unit: Rational, mode: RoundingMode): Num {
  const constant = constantOf(value);
  if (constant) return constantNumber(writer, roundTo(constant, unit, mode));
  const { n, d } = inUnits(writer, value, unit);
  if (d.literal === 1n && value.k.literal) return value;
  const { lo, hi } = value.range;
  return within(writer, { kind: 'number', k: literal(unit), n: rounded(writer, n, d, mode), d: integer(writer, 1n), range: {} }, {
    lo: lo && roundTo(lo, unit, 'floor'), hi: hi && roundTo(hi, unit, 'ceil'),
  });
}

/** A number divided by a unit, as a numerator and a denominator above zero. */
export function inUnits(writer: Writer, value: Num, unit: Rational): { n: Term; d: Term } {
  const k = over(value.k, literal(unit));
  return { n: product(writer, part(writer, k, 'n'), value.n), d: product(writer, part(writer, k, 'd'), value.d) };
}

/** The whole number that n / d rounds to. */
function rounded(writer: Writer, n: Term, d: Term, mode: RoundingMode): Term {
  if (d.literal === 1n) return ensure(writer, n);
  switch (mode) {
    case 'floor': return floored(writer, n, d);
    case 'ceil': return negated(writer, floored(writer, negated(writer, n), d));
    case 'trunc': return bySign(writer, n, top => rounded(writer, top, d, 'floor'));
    case 'expand': return bySign(writer, n, top => rounded(writer, top, d, 'ceil'));
    case 'halfCeil': return halfUp(writer, n, d);
    case 'halfFloor': return negated(writer, floored(writer, difference(writer, d, doubled(writer, n)), doubled(writer, d)));
    case 'halfExpand': return bySign(writer, n, top => rounded(writer, top, d, 'halfCeil'));
    case 'halfTrunc': return bySign(writer, n, top => rounded(writer, top, d, 'halfFloor'));
    case 'halfEven': return toEven(writer, n, d);
    default: throw new RangeError(`'${String(mode)}' is not a rounding mode.`);
  }
}

/** A tie goes up: the whole part of (2n + d) / 2d. */
function halfUp(writer: Writer, n: Term, d: Term): Term {
  const top = ensure(writer, sum(writer, doubled(writer, n), d));
  const bottom = doubled(writer, d);
  // Above zero, d is no larger than the sum that was found exact, and doubling is exact.
  return floored(writer, top, isPositive(n) ? { ...bottom, safe: true } : bottom);
}

/** A tie goes to the even neighbour. */
function toEven(writer: Writer, n: Term, d: Term): Term {
  const top = ensure(writer, sum(writer, doubled(writer, n), d));
  const bottom = doubled(writer, d);
  const up = floored(writer, top, bottom);
  const [zero, two, one] = [0n, 2n, 1n].map(value => writer.integer(value));
  const code = writer.define(`${up.code}*${bottom.code}===${top.code}&&${up.code}%${two}!==${zero}?${up.code}-${one}:${up.code}`);
  return named(writer, code, { lo: up.lo === undefined ? undefined : up.lo - 1n, hi: up.hi }, true);
}
