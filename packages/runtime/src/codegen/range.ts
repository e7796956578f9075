import type { Rational } from '@remit/program/rational';
import { add, cmp, max, min, mul, neg } from '@remit/program/rational';

/** Bounds of a value, both included; an absent bound is not known. They bound a rounded value far better than those of its numerator and denominator. */
export interface Range { readonly lo?: Rational; readonly hi?: Rational }

/** Of a constant. */
export const exactly = (value: Rational): Range => ({ lo: value, hi: value });

/** Of x + y. */
export function sumRange(x: Range, y: Range): Range {
  return { lo: x.lo && y.lo && add(x.lo, y.lo), hi: x.hi && y.hi && add(x.hi, y.hi) };
}

/** Of -x. */
export function oppositeRange(x: Range): Range {
  return { lo: x.hi && neg(x.hi), hi: x.lo && neg(x.lo) };
}

/** Of x × y. */
export function productRange(x: Range, y: Range): Range {
  if (x.lo && x.hi && y.lo && y.hi) {
    const corners = [mul(x.lo, y.lo), mul(x.lo, y.hi), mul(x.hi, y.lo), mul(x.hi, y.hi)];
    return { lo: corners.reduce(min), hi: corners.reduce(max) };
  }
  return x.lo && x.lo.n >= 0n && y.lo && y.lo.n >= 0n ? { lo: mul(x.lo, y.lo) } : {};
}

/** Of either. */
export function eitherRange(x: Range, y: Range): Range {
  return { lo: x.lo && y.lo && min(x.lo, y.lo), hi: x.hi && y.hi && max(x.hi, y.hi) };
}

/** Of the smaller. */
export function minRange(x: Range, y: Range): Range {
  return { lo: x.lo && y.lo && min(x.lo, y.lo), hi: x.hi && y.hi ? min(x.hi, y.hi) : x.hi ?? y.hi };
}

/** Of the larger. */
export function maxRange(x: Range, y: Range): Range {
  return { lo: x.lo && y.lo ? max(x.lo, y.lo) : x.lo ?? y.lo, hi: x.hi && y.hi && max(x.hi, y.hi) };
}

/** Of what is in both. */
export function sharedRange(x: Range, y: Range): Range {
  return { lo: x.lo && y.lo ? max(x.lo, y.lo) : x.lo ?? y.lo, hi: x.hi && y.hi ? min(x.hi, y.hi) : x.hi ?? y.hi };
}

/** What is known of x compared with y by their ranges alone. */
export function known(x: Range, y: Range): { below: boolean; above: boolean; notBelow: boolean; notAbove: boolean } {
  return {
    below: !!x.hi && !!y.lo && cmp(x.hi, y.lo) < 0,
    above: !!x.lo && !!y.hi && cmp(x.lo, y.hi) > 0,
    notBelow: !!x.lo && !!y.hi && cmp(x.lo, y.hi) >= 0,
    notAbove: !!x.hi && !!y.lo && cmp(x.hi, y.lo) <= 0,
  };
}
