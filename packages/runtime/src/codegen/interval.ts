/** Bounds of a whole number, both included; an absent bound is not known. */
export interface Interval { readonly lo?: bigint; readonly hi?: bigint }

/** The largest whole number up to which doubles hold every whole number. */
export const SAFE = 9007199254740991n;

/** Whether every number within is held exactly by a double. */
export function isSafe({ lo, hi }: Interval): boolean {
  return lo !== undefined && hi !== undefined && lo >= -SAFE && hi <= SAFE;
}

/** Of x + y. */
export function sumOf(x: Interval, y: Interval): Interval {
  return { lo: both(x.lo, y.lo, (a, b) => a + b), hi: both(x.hi, y.hi, (a, b) => a + b) };
}

/** Of -x. */
export function opposite({ lo, hi }: Interval): Interval {
  return { lo: hi === undefined ? undefined : -hi, hi: lo === undefined ? undefined : -lo };
}

/** Of x × y. */
export function productOf(x: Interval, y: Interval): Interval {
  if (x.lo !== undefined && x.hi !== undefined && y.lo !== undefined && y.hi !== undefined) {
    const corners = [x.lo * y.lo, x.lo * y.hi, x.hi * y.lo, x.hi * y.hi];
    return { lo: corners.reduce(least), hi: corners.reduce(greatest) };
  }
  if (isPositive(x) && isPositive(y)) return { lo: x.lo! * y.lo! };
  if (isNegative(x) && isPositive(y)) return opposite(productOf(opposite(x), y));
  if (isPositive(x) && isNegative(y)) return opposite(productOf(x, opposite(y)));
  if (isNegative(x) && isNegative(y)) return productOf(opposite(x), opposite(y));
  return {};
}

/** Of either. */
export function union(x: Interval, y: Interval): Interval {
  return { lo: both(x.lo, y.lo, least), hi: both(x.hi, y.hi, greatest) };
}

/** Of what is in both. */
export function intersection(x: Interval, y: Interval): Interval {
  return { lo: either(x.lo, y.lo, greatest), hi: either(x.hi, y.hi, least) };
}

/** Of the smaller of x and y. */
export function minOf(x: Interval, y: Interval): Interval {
  return { lo: both(x.lo, y.lo, least), hi: either(x.hi, y.hi, least) };
}

/** Of the larger of x and y. */
export function maxOf(x: Interval, y: Interval): Interval {
  return opposite(minOf(opposite(x), opposite(y)));
}

/** The largest whole number not above n / d, for d above zero. */
export function floorOf(n: bigint, d: bigint): bigint {
  const q = n / d;
  return n % d < 0n ? q - 1n : q;
}

/** Not below zero. */
export function isPositive(x: Interval): boolean {
  return x.lo !== undefined && x.lo >= 0n;
}

/** Not above zero. */
export function isNegative(x: Interval): boolean {
  return x.hi !== undefined && x.hi <= 0n;
}

function both(a: bigint | undefined, b: bigint | undefined, combine: (a: bigint, b: bigint) => bigint): bigint | undefined {
  return a === undefined || b === undefined ? undefined : combine(a, b);
}

function either(a: bigint | undefined, b: bigint | undefined, combine: (a: bigint, b: bigint) => bigint): bigint | undefined {
  return a === undefined ? b : b === undefined ? a : combine(a, b);
}

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const greatest = (a: bigint, b: bigint): bigint => (a > b ? a : b);
