import type { Rational } from '@remit/program/rational';
import { div, isZero, mul, rational } from '@remit/program/rational';
import type { Coefficient } from './coefficient.ts';
import { literal, UNITY } from './coefficient.ts';
import { floorOf, intersection } from './interval.ts';
import type { Range } from './range.ts';
import { exactly } from './range.ts';
import type { Term } from './term.ts';
import { integer, named } from './term.ts';
import type { Writer } from './writer.ts';

/** What an expression comes to in the code of a row. */
export type Value = Num | Bool | Text | Never;

/** The number k · n / d, with d above zero. */
export interface Num { readonly kind: 'number'; readonly k: Coefficient; readonly n: Term; readonly d: Term; readonly range: Range }

/** A condition; `constant` where it is known beforehand. */
export interface Bool { readonly kind: 'bool'; readonly code: string; readonly constant?: boolean }

/** A code, as its place in the dictionary of the batch, or a date, as the number YYYYMMDD. */
export interface Text { readonly kind: 'code' | 'date'; readonly code: string; readonly constant?: number }

/** The row has been left to others: nothing after it is reached. */
export interface Never { readonly kind: 'never' }

export const NEVER: Never = { kind: 'never' };

/** A number known beforehand. */
export function constantNumber(writer: Writer, value: Rational): Num {
  const one = integer(writer, 1n);
  if (isZero(value)) return { kind: 'number', k: UNITY, n: integer(writer, 0n), d: one, range: exactly(value) };
  return { kind: 'number', k: literal(value), n: one, d: one, range: exactly(value) };
}

/** The number where it is known beforehand. */
export function constantOf({ k, n, d }: Num): Rational | undefined {
  if (!k.literal || n.literal === undefined || d.literal === undefined) return undefined;
  return mul(k.literal, rational(n.literal, d.literal));
}

/** A condition known beforehand. */
export function constantBool(value: boolean): Bool {
  return { kind: 'bool', code: String(value), constant: value };
}

/** The same number with what is known of its range put to use for its numerator. */
export function within(writer: Writer, value: Num, range: Range): Num {
  const { k, n, d } = value;
  const factor = k.literal;
  if (!factor || isZero(factor) || n.literal !== undefined) return { ...value, range };
  const [lo, hi] = factor.n > 0n ? [range.lo, range.hi] : [range.hi, range.lo];
  const interval = intersection(n, { lo: lo && lowest(div(lo, factor), d), hi: hi && highest(div(hi, factor), d) });
  return { ...value, n: n.safe ? { ...n, ...interval } : named(writer, n.code, interval, false), range };
}

/** Lower bound of bound × d. */
function lowest(bound: Rational, d: Term): bigint | undefined {
  const factor = bound.n < 0n ? d.hi : d.lo ?? 1n;
  return factor === undefined ? undefined : floorOf(bound.n * factor, bound.d);
}

/** Upper bound of bound × d. */
function highest(bound: Rational, d: Term): bigint | undefined {
  const factor = bound.n < 0n ? d.lo ?? 1n : d.hi;
  return factor === undefined ? undefined : -floorOf(-bound.n * factor, bound.d);
}
