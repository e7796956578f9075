import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { Rational } from '@remit/program/rational';
import {
  abs, add, cmp, div, eq, formatMoney, formatNumber, fromInteger, isInteger, isMultipleOf, isZero, max, MAX_DIGITS, min, mul, neg,
  ONE, parseDecimal, parseMoney, parseNumber, rational, sign, sub, sum, unitOfScale, ZERO,
} from '@remit/program/rational';

const number = (text: string): Rational => {
  const value = parseNumber(text);
  if (!value) throw new Error(`not a number: ${text}`);
  return value;
};
const anyRational = fc.tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.bigInt({ min: 1n, max: 10n ** 12n })).map(([n, d]) => rational(n, d));

describe('canonical numbers', () => {
  it.each(['0', '1', '-3', '1250.5', '0.01', '-0.05', '1/3', '-22/7', '9007199254740993.1', '100'])('%s is read and written as it stands', text => {
    expect(formatNumber(number(text))).toBe(text);
  });

  it.each([
    '', '-', '-0', '-0/3', '+1', '01', '1.', '.5', '1.50', '1.0', '1e3', '1E3', ' 1', '1 ', '1\n', '1,000', '1/0', '0/3', '2/4', '3/1', '1/2', '1/-3', '1/03', '1.5/3',
    'NaN', 'Infinity', '0x10', '١', '1_000', '--1', '0.10',
  ])('%j is not a canonical number', text => {
    expect(parseNumber(text)).toBeUndefined();
  });

  it('every rational number has one spelling that reads back', () => {
    fc.assert(fc.property(anyRational, value => {
      expect(parseNumber(formatNumber(value))).toEqual(value);
    }));
  });

  it('refuses numbers beyond the limit of digits', () => {
    expect(parseNumber('9'.repeat(MAX_DIGITS))?.d).toBe(1n);
    expect(parseNumber('9'.repeat(MAX_DIGITS + 1))).toBeUndefined();
    expect(parseDecimal('9'.repeat(MAX_DIGITS + 1))).toBeUndefined();
    expect(parseMoney('9'.repeat(MAX_DIGITS + 1), 0)).toBeUndefined();
  });
});

describe('decimals as people write them', () => {
  it.each([
    ['24300', '24300'], ['0.7', '0.7'], ['70%', '0.7'], ['070.0%', '0.7'], ['.5', '0.5'], ['+3', '3'], ['-0', '0'], ['-0.00', '0'], [' 12.50 ', '12.5'], ['0.5%', '0.005'], ['-12.5%', '-0.125'],
  ])('%j is %s', (text, canonical) => {
    expect(formatNumber(parseDecimal(text)!)).toBe(canonical);
  });

  it.each(['', ' ', '%', '.', '5.', '1,250', '1e3', '1/3', '£5', '70 %', '1 000', 'NA', '--1', '70%%', 'Infinity'])('%j is refused', text => {
    expect(parseDecimal(text)).toBeUndefined();
  });
});

describe('money', () => {
  it.each([['1333.30', 2], ['-0.05', 2], ['0.00', 2], ['12', 0], ['1.234', 3]] as const)('%s at scale %i is read and written as it stands', (text, scale) => {
    expect(formatMoney(parseMoney(text, scale)!, scale)).toBe(text);
  });

  it.each([['1333.3', 2], ['1333', 2], ['1333.300', 2], ['-0.00', 2], ['01.00', 2], ['.50', 2], ['+1.00', 2], ['1.0', 0], ['1/3', 2]] as const)('%s is not money at scale %i', (text, scale) => {
    expect(parseMoney(text, scale)).toBeUndefined();
  });

  it('refuses to write what is not a whole number of units', () => {
    expect(() => formatMoney(number('1/3'), 2)).toThrow(RangeError);
    expect(() => formatMoney(number('0.005'), 2)).toThrow("0.005 is not a whole multiple of the currency's unit (scale 2).");
  });

  it('knows the unit of a scale', () => {
    expect([0, 2, 3].map(scale => formatNumber(unitOfScale(scale)))).toEqual(['1', '0.01', '0.001']);
  });
});

describe('arithmetic', () => {
  it('is exact where floating point is not', () => {
    expect(formatNumber(add(number('0.1'), number('0.2')))).toBe('0.3');
    expect(formatNumber(mul(number('1.005'), fromInteger(100)))).toBe('100.5');
    expect(formatNumber(mul(div(ONE, fromInteger(3)), fromInteger(3)))).toBe('1');
    expect(formatNumber(add(number('90071992547409931'), ONE))).toBe('90071992547409932');
  });

  it('keeps numbers reduced with a positive denominator', () => {
    expect(rational(6n, -4n)).toEqual({ n: -3n, d: 2n });
    expect(rational(0n, -5n)).toEqual({ n: 0n, d: 1n });
    expect(div(ONE, number('-1/3'))).toEqual({ n: -3n, d: 1n });
  });

  it('has no quotient by zero', () => {
    expect(() => rational(1n, 0n)).toThrow(RangeError);
    expect(() => div(ONE, ZERO)).toThrow(RangeError);
    expect(() => fromInteger(0.5)).toThrow(RangeError);
  });

  it('satisfies the laws of a field and an order', () => {
    fc.assert(fc.property(anyRational, anyRational, anyRational, (a, b, c) => {
      expect(add(a, b)).toEqual(add(b, a));
      expect(add(add(a, b), c)).toEqual(add(a, add(b, c)));
      expect(mul(a, add(b, c))).toEqual(add(mul(a, b), mul(a, c)));
      expect(sub(add(a, b), b)).toEqual(a);
      if (!isZero(b)) expect(mul(div(a, b), b)).toEqual(a);
      expect(cmp(a, b)).toBe(sign(sub(a, b)));
      expect(eq(a, b)).toBe(cmp(a, b) === 0);
      expect(add(min(a, b), max(a, b))).toEqual(add(a, b));
      expect(abs(neg(a))).toEqual(abs(a));
      expect(sum([a, b, c])).toEqual(add(a, add(b, c)));
    }));
  });

  it('tells whole numbers and multiples', () => {
    expect([isInteger(number('3')), isInteger(number('3.5'))]).toEqual([true, false]);
    expect([isMultipleOf(number('1.25'), number('0.05')), isMultipleOf(number('1.25'), number('0.1')), isMultipleOf(number('-2/3'), number('1/3'))]).toEqual([true, false, true]);
    expect(sum([])).toEqual(ZERO);
  });
});
