import type { Split } from '@remit/program';
import type { Rational } from '@remit/program/rational';
import { div, isZero, mul, parseNumber, rational, sum as total } from '@remit/program/rational';
import { literal } from './coefficient.ts';
import type { Place } from './constants.ts';
import { isPositive } from './interval.ts';
import { never } from './nodes.ts';
import { inUnits, round } from './rounding.ts';
import { absolute, bySign, signed } from './sign.ts';
import type { Term } from './term.ts';
import { difference, ensure, floored, integer, named, product, sum } from './term.ts';
import type { Translator } from './translator.ts';
import { unsupported } from './unsupported.ts';
import type { Value } from './value.ts';
import { constantOf, NEVER } from './value.ts';

/** One part of an amount that is split by weights known beforehand. All parts are worked out together, once. */
export function splitPart(translator: Translator, expr: Split, place: Place): Value {
  const { writer } = translator;
  const unit = parseNumber(expr.unit) ?? unsupported('A unit that is no number.');
  const { op: _, index, ...what } = expr;
  const parts = translator.once(`split ${JSON.stringify(what)} ${place.period.index} ${place.keys.join(' ')}`, (): readonly Term[] | undefined => {
    const arg = translator.number(expr.arg, place);
    const weights = translator.numbers(expr.weights, place);
    if (!arg || !weights) return undefined;
    const known = weights.map(weight => constantOf(weight) ?? unsupported('A split by weights that differ.'));
    if (known.some(weight => weight.n < 0n)) unsupported('A split by weights below zero.');
    if (isZero(total(known))) { never(translator); return undefined; }
    const { n, d } = inUnits(writer, round(writer, arg, unit, 'trunc'), unit);
    if (d.literal !== 1n) unsupported('A sum that is not whole.');
    return expr.remainderTo === undefined ? byRemainders(translator, n, known) : withRemainder(translator, n, known, expr.remainderTo);
  });
  if (!parts) return NEVER;
  return { kind: 'number', k: literal(unit), n: parts[index]!, d: integer(writer, 1n), range: {} };
}

/** Every part but one rounded toward zero; that one is the rest. */
function withRemainder(translator: Translator, whole: Term, weights: readonly Rational[], remainderTo: number): Term[] {
  const { writer } = translator;
  const all = total(weights);
  const parts = weights.map((weight, index) => (index === remainderTo ? integer(writer, 0n) : towardZero(translator, whole, div(weight, all))));
  parts[remainderTo] = parts.reduce((rest, part) => difference(writer, rest, part), ensure(writer, whole));
  return parts.map(part => ensure(writer, part));
}

function towardZero(translator: Translator, whole: Term, share: Rational): Term {
  const { writer } = translator;
  return bySign(writer, product(writer, whole, integer(writer, share.n)), size => floored(writer, size, integer(writer, share.d)));
}

/** Largest remainder: part i gets one unit more if fewer remainders go before its own than there are units over. */
function byRemainders(translator: Translator, whole: Term, weights: readonly Rational[]): Term[] {
  const { writer } = translator;
  const scale = weights.reduce((common, weight) => mul(common, { n: mul(common, weight).d, d: 1n }), rational(1n));
  const integers = weights.map(weight => mul(weight, scale).n);
  const all = integers.reduce((a, b) => a + b, 0n);
  const { below, size } = isPositive(whole) ? { below: undefined, size: ensure(writer, whole) } : absolute(writer, whole);
  const divisor = integer(writer, all);
  const products = integers.map(weight => ensure(writer, product(writer, size, integer(writer, weight))));
  const quotients = products.map(each => floored(writer, each, divisor));
  const remainders = products.map((each, index) => named(writer, writer.define(`${each.code}-${quotients[index]!.code}*${divisor.code}`), { lo: 0n, hi: all - 1n }, true));
  const over = difference(writer, size, quotients.reduce((a, b) => sum(writer, a, b)));
  return quotients.map((quotient, index) => {
    const before = remainders.flatMap((other, place) => (place === index ? [] : [`(${other.code}${place < index ? '>=' : '>'}${remainders[index]!.code}?1:0)`]));
    const rank = before.length === 0 ? '0' : before.join('+');
    const more = writer.define(`${writer.exact ? `BigInt(${rank})` : rank}<${over.code}?${quotient.code}+${writer.integer(1n)}:${quotient.code}`);
    const part = named(writer, more, { lo: 0n, hi: quotient.hi === undefined ? undefined : quotient.hi + 1n }, true);
    return below === undefined ? part : signed(writer, below, part);
  });
}
