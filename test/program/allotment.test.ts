import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { Rational } from '@remit/program/rational';
import { abs, cmp, div, formatNumber, isMultipleOf, largestRemainder, mul, neg, ONE, parseNumber, rational, roundParts, sign, splitWithRemainder, sub, sum, ZERO } from '@remit/program/rational';
import splits from '../fixtures/program/splits.json' with { type: 'json' };

const number = (text: string): Rational => parseNumber(text)!;
const penny = rational(1n, 100n);
const pounds = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }).map(pence => rational(pence, 100n));
const weight = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 9n }), fc.bigInt({ min: 1n, max: 1000n })).map(([n, d]) => rational(n, d));
const weights = fc.array(weight, { minLength: 1, maxLength: 12 }).filter(all => sign(sum(all)) > 0);

describe('splitting', () => {
  it.each(splits as { why: string; total: string; weights: string[]; unit: string; remainderTo?: number; parts: string[] }[])('$why', ({ total, weights, unit, remainderTo, parts }) => {
    const by = weights.map(number);
    const split = remainderTo === undefined ? largestRemainder(number(total), by, number(unit)) : splitWithRemainder(number(total), by, number(unit), remainderTo);
    expect(split.map(formatNumber)).toEqual(parts);
  });

  it('conserves the total, stays within a unit of the exact part and mirrors for negative totals', () => {
    fc.assert(fc.property(pounds, weights, (total, by) => {
      const parts = largestRemainder(total, by, penny);
      expect(sum(parts)).toEqual(total);
      const whole = sum(by);
      parts.forEach((part, index) => {
        expect(isMultipleOf(part, penny)).toBe(true);
        expect(cmp(abs(sub(part, div(mul(total, by[index]!), whole))), penny)).toBe(-1);
      });
      expect(largestRemainder(neg(total), by, penny)).toEqual(parts.map(neg));
    }));
  });

  it('conserves with weights of either sign', () => {
    const either = fc.array(fc.bigInt({ min: -1000n, max: 1000n }).map(n => rational(n)), { minLength: 1, maxLength: 8 }).filter(all => sign(sum(all)) !== 0);
    fc.assert(fc.property(pounds, either, (total, by) => {
      expect(sum(largestRemainder(total, by, penny))).toEqual(total);
    }));
  });

  it('conserves with a named part for the remainder', () => {
    fc.assert(fc.property(pounds, weights, fc.nat(), (total, by, pick) => {
      const remainderTo = pick % by.length;
      const parts = splitWithRemainder(total, by, penny, remainderTo);
      expect(sum(parts)).toEqual(total);
      parts.forEach(part => expect(isMultipleOf(part, penny)).toBe(true));
    }));
  });

  it('rounds exact parts to their own sum, rounded toward zero', () => {
    expect(roundParts(['1/3', '1/3', '1/3'].map(number), penny).map(formatNumber)).toEqual(['0.34', '0.33', '0.33']);
    expect(roundParts(['0.996', '0.998'].map(number), penny).map(formatNumber)).toEqual(['0.99', '1']);
    expect(roundParts([], penny)).toEqual([]);
  });

  it('refuses what cannot be split', () => {
    expect(() => largestRemainder(ONE, [], penny)).toThrow(RangeError);
    expect(() => largestRemainder(ONE, [ZERO, ZERO], penny)).toThrow(RangeError);
    expect(() => largestRemainder(number('0.005'), [ONE], penny)).toThrow(RangeError);
    expect(() => splitWithRemainder(ONE, [ONE], penny, 1)).toThrow(RangeError);
  });
});
