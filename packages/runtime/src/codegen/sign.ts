import { isNegative, isPositive } from './interval.ts';
import type { Term } from './term.ts';
import { ensure, named, negated } from './term.ts';
import type { Writer } from './writer.ts';

/** What `work` gives for an absolute value, with the sign of the value given back. */
export function bySign(writer: Writer, value: Term, work: (size: Term) => Term): Term {
  if (isPositive(value)) return work(value);
  if (isNegative(value)) return negated(writer, work(negated(writer, value)));
  const { below, size } = absolute(writer, value);
  return signed(writer, below, work(size));
}

/** The absolute value of an integer of either sign, and the code for whether it is below zero. */
export function absolute(writer: Writer, value: Term): { below: string; size: Term } {
  const exact = ensure(writer, value);
  const below = writer.define(`${exact.code}<${writer.integer(0n)}`);
  const hi = exact.lo === undefined || exact.hi === undefined ? undefined : exact.hi > -exact.lo ? exact.hi : -exact.lo;
  return { below, size: named(writer, writer.define(`${below}?-${exact.code}:${exact.code}`), { lo: 0n, hi }, true) };
}

/** A size with its sign. */
export function signed(writer: Writer, below: string, size: Term): Term {
  const code = writer.define(`${below}?${writer.exact ? '-' : '0-'}${size.code}:${size.code}`);
  return named(writer, code, { lo: size.hi === undefined ? undefined : -size.hi, hi: size.hi }, size.safe);
}
