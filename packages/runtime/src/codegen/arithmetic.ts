import type { Rational } from '@remit/program/rational';
import { div, isZero, ONE, rational, ZERO } from '@remit/program/rational';
import type { Coefficient } from './coefficient.ts';
import { common, over, times, UNITY } from './coefficient.ts';
import { isNegative, isPositive } from './interval.ts';
import type { Range } from './range.ts';
import { known, maxRange, minRange, oppositeRange, productRange, sumRange } from './range.ts';
import type { Term } from './term.ts';
import { difference, ensure, extreme, integer, named, negated, part, product, sum } from './term.ts';
import type { Bool, Never, Num } from './value.ts';
import { constantBool, constantNumber, constantOf, NEVER, within } from './value.ts';
import type { Writer } from './writer.ts';

/** a × b. */
export function multiply(writer: Writer, a: Num, b: Num): Num {
  const [first, second] = cancelled(writer, a, b);
  const [third, fourth] = cancelled(writer, second, first);
  const n = product(writer, fourth.n, third.n);
  const d = product(writer, fourth.d, third.d);
  return within(writer, { kind: 'number', k: times(a.k, b.k), n, d, range: {} }, productRange(a.range, b.range));
}

/** Where the numerator of one is the denominator of the other, both are left out. */
function cancelled(writer: Writer, a: Num, b: Num): [Num, Num] {
  if (a.n.literal !== undefined || a.n.code !== b.d.code) return [a, b];
  const one = integer(writer, 1n);
  return [{ ...a, n: one }, { ...b, d: one }];
}

/** a / b; a row in which b is zero goes to the reference. */
export function divide(writer: Writer, a: Num, b: Num): Num | Never {
  const value = constantOf(b);
  if (value && isZero(value)) { writer.fail(2); return NEVER; }
  if (!b.k.literal && !b.k.isPositive) writer.failIf(`!${writer.flag(`nonzero ${b.k.key}`, parameters => !isZero(b.k.of(parameters)))}`, 2);
  let { n } = b;
  let { d } = b;
  if (!isPositive(n) || n.lo === 0n) {
    if (!isNegative(n) || n.hi === 0n) {
      n = ensure(writer, n);
      writer.failIf(`${n.code}===${writer.integer(0n)}`, 2);
    }
    if (isNegative(n)) {
      n = negated(writer, n);
      d = negated(writer, d);
    } else if (!isPositive(n)) {
      const sign = writer.define(`${n.code}<0`);
      d = named(writer, writer.define(`${sign}?-${d.code}:${d.code}`), { lo: d.hi === undefined ? undefined : -d.hi, hi: d.hi }, d.safe);
      n = named(writer, writer.define(`${sign}?-${n.code}:${n.code}`), { lo: 1n, hi: extent(n) }, true);
    }
    n = { ...n, lo: 1n };
  }
  return multiply(writer, a, { kind: 'number', k: over(UNITY, b.k), n: d, d: n, range: inverse(b.range) });
}

function inverse({ lo, hi }: Range): Range {
  if (!lo || lo.n < 0n) return {};
  return { lo: hi && hi.n > 0n ? div(ONE, hi) : ZERO, hi: isZero(lo) ? undefined : div(ONE, lo) };
}

function extent({ lo, hi }: Term): bigint | undefined {
  return lo === undefined || hi === undefined ? undefined : hi > -lo ? hi : -lo;
}

/** Two numbers with one coefficient above zero: k · x / d and k · y / e. */
function aligned(writer: Writer, a: Num, b: Num): { k: Coefficient; x: Term; y: Term } {
  const k = a.n.literal === 0n ? common(b.k, b.k) : b.n.literal === 0n ? common(a.k, a.k) : common(a.k, b.k);
  return { k, x: scaledTo(writer, k, a), y: scaledTo(writer, k, b) };
}

/** A number as a multiple of a coefficient that divides its own. */
export function scaledTo(writer: Writer, k: Coefficient, { k: own, n }: Num): Term {
  return n.literal === 0n ? n : product(writer, part(writer, over(own, k), 'n'), n);
}

/** a + b. */
export function plus(writer: Writer, a: Num, b: Num): Num {
  return combined(writer, a, b, sum, sumRange(a.range, b.range));
}

/** a - b. */
export function minus(writer: Writer, a: Num, b: Num): Num {
  return combined(writer, a, b, difference, sumRange(a.range, oppositeRange(b.range)));
}

function combined(writer: Writer, a: Num, b: Num, work: typeof sum, range: Num['range']): Num {
  const [x, y] = [constantOf(a), constantOf(b)];
  if (x && y) return constantNumber(writer, work === sum ? added(x, y, 1n) : added(x, y, -1n));
  if (y && isZero(y)) return a;
  const { k, x: left, y: right } = aligned(writer, a, b);
  const same = a.d.code === b.d.code;
  const n = same ? work(writer, left, right) : work(writer, product(writer, left, b.d), product(writer, right, a.d));
  return within(writer, { kind: 'number', k, n, d: same ? a.d : product(writer, a.d, b.d), range: {} }, range);
}

function added(x: Rational, y: Rational, sign: bigint): Rational {
  return rational(x.n * y.d + sign * y.n * x.d, x.d * y.d);
}

/** Two integers that compare as the numbers do. */
function comparable(writer: Writer, a: Num, b: Num): [Term, Term] {
  const { x, y } = aligned(writer, a, b);
  const [left, right] = a.d.code === b.d.code ? [x, y] : [product(writer, x, b.d), product(writer, y, a.d)];
  return [ensure(writer, left), ensure(writer, right)];
}

const SIGNS = { lt: '<', le: '<=', gt: '>', ge: '>=', eq: '===', ne: '!==' } as const;

/** Whether a relation holds between two numbers. */
export function compare(writer: Writer, relation: keyof typeof SIGNS, a: Num, b: Num): Bool {
  const decided = decide(relation, a, b);
  if (decided !== undefined) return constantBool(decided);
  const [left, right] = comparable(writer, a, b);
  return { kind: 'bool', code: `(${left.code}${SIGNS[relation]}${right.code})` };
}

/** What the ranges of two numbers tell of a relation between them. */
function decide(relation: keyof typeof SIGNS, a: Num, b: Num): boolean | undefined {
  const order = known(a.range, b.range);
  switch (relation) {
    case 'lt': return order.below ? true : order.notBelow ? false : undefined;
    case 'le': return order.notAbove ? true : order.above ? false : undefined;
    case 'gt': return order.above ? true : order.notAbove ? false : undefined;
    case 'ge': return order.notBelow ? true : order.below ? false : undefined;
    case 'eq': return order.below || order.above ? false : order.notBelow && order.notAbove ? true : undefined;
    default: return order.below || order.above ? true : order.notBelow && order.notAbove ? false : undefined;
  }
}

/** The smaller or the larger of two numbers. */
export function extremum(writer: Writer, which: 'min' | 'max', a: Num, b: Num): Num {
  const range = which === 'min' ? minRange(a.range, b.range) : maxRange(a.range, b.range);
  const first = decide(which === 'min' ? 'le' : 'ge', a, b);
  if (first !== undefined) return first ? a : b;
  const { k, x, y } = aligned(writer, a, b);
  if (a.d.code === b.d.code) return within(writer, { kind: 'number', k, n: extreme(writer, which, x, y), d: a.d, range }, range);
  const test = compare(writer, which === 'min' ? 'le' : 'ge', a, b);
  const choose = writer.define(test.code);
  const pick = (s: Term, t: Term): Term => {
    if (s.code === t.code) return s;
    const [p, q] = [ensure(writer, s), ensure(writer, t)];
    return named(writer, writer.define(`${choose}?${p.code}:${q.code}`), {
      lo: p.lo === undefined || q.lo === undefined ? undefined : p.lo < q.lo ? p.lo : q.lo,
      hi: p.hi === undefined || q.hi === undefined ? undefined : p.hi > q.hi ? p.hi : q.hi,
    }, true);
  };
  return within(writer, { kind: 'number', k, n: pick(x, y), d: pick(a.d, b.d), range }, range);
}
