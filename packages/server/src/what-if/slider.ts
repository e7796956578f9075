import type { Fact } from '@remit/program';
import { add, cmp, div, formatNumber, fromInteger, isInteger, max, min, mul, parseNumber, rational, sign, sub, ZERO, type Rational } from '@remit/program/rational';
import type { FactScale } from './fact-scale.ts';
import type { WhatIfSlider } from './protocol.ts';

/** A slider has about so many steps, so that a key moves it a little and a finger far. */
const STEPS = fromInteger(500);
const HUNDRED = fromInteger(100);

/**
 * Between which values a number is slid, in the unit in which it is shown: 0 to 100% for a proportion; for a rate around the values that mean
 * something, since the contract allows far more than there will ever be; else the bounds of the fact where it has some, or from nothing to twice
 * the greatest of those values. Steps are of 1, 2 or 5 at some decimal.
 *
 * @param values the value at the start and the marks, as shown
 */
export function sliderOf(fact: Fact, scale: FactScale, values: readonly Rational[]): WhatIfSlider | undefined {
  const bounds = [fact.min, fact.max].map((bound) => (bound?.op === 'number' ? parseNumber(bound.v) : undefined)).map((bound) => bound && mul(bound, scale.factor));
  const greatest = values.reduce(max, ZERO);
  const least = values.reduce(min, ZERO);
  const isRate = scale.bare !== undefined && scale.bare !== 'hundredths';
  const around = isRate ? aroundValues(values, bounds) : undefined;
  const from = scale.bare === 'hundredths' ? min(ZERO, least) : around?.from ?? (!isRate && bounds[0] ? bounds[0] : least);
  const to = scale.bare === 'hundredths' ? max(bounds[1] ?? HUNDRED, greatest) : around?.to ?? (!isRate && bounds[1] ? bounds[1] : sign(greatest) > 0 ? niceAbove(mul(greatest, fromInteger(2))) : HUNDRED);
  const span = sub(to, from);
  if (sign(span) <= 0 || [from, to].some((end) => formatNumber(end).includes('/'))) return undefined;
  const step = fact.type === 'count' ? max(fromInteger(1), niceStep(div(span, STEPS))) : niceStep(div(span, STEPS));
  const steps = div(span, step);
  const count = steps.n / steps.d + (isInteger(steps) ? 0n : 1n);
  return { from: formatNumber(from), to: formatNumber(to), step: formatNumber(step), count: Number.parseInt(String(count), 10) };
}

/** Rates are moved around the values that mean something, three times as far apart on either side, and not beyond what the contract allows. */
function aroundValues(values: readonly Rational[], [low, high]: readonly (Rational | undefined)[]): { from: Rational; to: Rational } | undefined {
  const [least, greatest] = [values.reduce(min, values[0] ?? ZERO), values.reduce(max, values[0] ?? ZERO)];
  const wide = mul(sub(greatest, least), fromInteger(3));
  if (sign(wide) <= 0) return undefined;
  const [from, to] = [max(low ?? ZERO, sub(least, wide)), add(greatest, wide)];
  return { from: min(from, least), to: high ? max(min(to, high), greatest) : to };
}

/** The least of 1, 2 and 5 at some decimal that is not below a number. */
function niceStep(least: Rational): Rational {
  let power = rational(1n);
  while (cmp(power, least) > 0) power = div(power, fromInteger(10));
  for (;;) {
    for (const digit of [1, 2, 5]) {
      const step = mul(power, fromInteger(digit));
      if (cmp(step, least) >= 0) return step;
    }
    power = mul(power, fromInteger(10));
  }
}

/** A round number at or above another. */
function niceAbove(least: Rational): Rational {
  const step = niceStep(div(least, fromInteger(10)));
  const times = div(least, step);
  const whole = isInteger(times) ? times : add(rational(times.n / times.d), fromInteger(1));
  return mul(whole, step);
}
