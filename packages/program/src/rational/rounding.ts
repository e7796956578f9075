import type { RoundingMode } from '../expression.ts';
import type { Rational } from './arithmetic.ts';
import { div, mul, rational } from './arithmetic.ts';

/** The nine modes of ECMA-402 (`Intl.NumberFormat`, `roundingMode`). */
export const ROUNDING_MODES: readonly RoundingMode[] = [
  'ceil', 'floor', 'expand', 'trunc', 'halfCeil', 'halfFloor', 'halfExpand', 'halfTrunc', 'halfEven',
];

/** The multiple of `unit` that `value` rounds to. Throws a RangeError unless the unit is above zero. */
export function roundTo(value: Rational, unit: Rational, mode: RoundingMode): Rational {
  requireUnit(unit);
  const { n, d } = div(value, unit);
  const rest = modulo(n, d);
  const below = (n - rest) / d;
  const up = roundsUp(mode, n < 0n, rest === 0n, compare(2n * rest, d), below);
  return mul(rational(up ? below + 1n : below), unit);
}

/**
 * The multiple of `unit` that the exact square root of `value` rounds to; the
 * root itself is never approximated. Throws a RangeError for a negative value or
 * a unit not above zero.
 */
export function roundRoot(value: Rational, unit: Rational, mode: RoundingMode): Rational {
  requireUnit(unit);
  if (value.n < 0n) throw new RangeError('A negative number has no square root.');
  const { n, d } = div(value, mul(unit, unit));
  const below = integerRoot(n / d);
  const twiceMiddle = 2n * below + 1n;
  const up = roundsUp(mode, false, below * below * d === n, compare(4n * n, twiceMiddle * twiceMiddle * d), below);
  return mul(rational(up ? below + 1n : below), unit);
}

/** Whether value is a whole multiple of unit. */
export function isMultipleOf(value: Rational, unit: Rational): boolean {
  return div(value, unit).d === 1n;
}

/** Whether a number between `below` and `below + 1` goes up; `half` tells on which side of the middle it is. */
function roundsUp(mode: RoundingMode, negative: boolean, exact: boolean, half: -1 | 0 | 1, below: bigint): boolean {
  if (exact) return false;
  switch (mode) {
    case 'ceil': return true;
    case 'floor': return false;
    case 'expand': return !negative;
    case 'trunc': return negative;
    case 'halfCeil': return half >= 0;
    case 'halfFloor': return half > 0;
    case 'halfExpand': return half > 0 || (half === 0 && !negative);
    case 'halfTrunc': return half > 0 || (half === 0 && negative);
    case 'halfEven': return half > 0 || (half === 0 && modulo(below, 2n) === 1n);
    default: throw new RangeError(`'${String(mode)}' is not a rounding mode.`);
  }
}

function requireUnit(unit: Rational): void {
  if (unit.n <= 0n) throw new RangeError('A rounding unit must be above zero.');
}

function compare(a: bigint, b: bigint): -1 | 0 | 1 {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Remainder with the sign of the (positive) divisor. */
function modulo(n: bigint, d: bigint): bigint {
  const rest = n % d;
  return rest < 0n ? rest + d : rest;
}

/** The largest integer whose square is not above n, by Newton's method from above. */
function integerRoot(n: bigint): bigint {
  if (n < 2n) return n;
  let root = 1n << BigInt(n.toString(16).length * 2);
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
