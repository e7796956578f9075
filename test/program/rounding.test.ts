import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { RoundingMode } from '@remit/program';
import type { Rational } from '@remit/program/rational';
import { abs, add, cmp, formatNumber, isMultipleOf, mul, ONE, parseNumber, rational, roundRoot, ROUNDING_MODES, roundTo, sub, ZERO } from '@remit/program/rational';
import vectors from '../fixtures/program/rounding.json' with { type: 'json' };

const number = (text: string): Rational => parseNumber(text)!;
const modes = vectors.modes as RoundingMode[];

describe('rounding', () => {
  it('knows the nine modes of ECMA-402', () => {
    expect(ROUNDING_MODES).toEqual(modes);
  });

  it.each(vectors.vectors)('$value to $unit', ({ value, unit, rounded }) => {
    expect(modes.map(mode => formatNumber(roundTo(number(value), number(unit), mode)))).toEqual(rounded);
  });

  it.each(vectors.roots)('square root of $value to $unit', ({ value, unit, rounded }) => {
    expect(modes.map(mode => formatNumber(roundRoot(number(value), number(unit), mode)))).toEqual(rounded);
  });

  it('refuses units that are not above zero, negative roots and unknown modes', () => {
    expect(() => roundTo(ONE, ZERO, 'floor')).toThrow(RangeError);
    expect(() => roundTo(ONE, rational(-1n), 'floor')).toThrow(RangeError);
    expect(() => roundRoot(rational(-1n), ONE, 'floor')).toThrow(RangeError);
    expect(() => roundTo(rational(1n, 2n), ONE, 'halfUp' as RoundingMode)).toThrow("'halfUp' is not a rounding mode.");
  });

  const anyNumber = fc.tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.bigInt({ min: 1n, max: 10n ** 6n })).map(([n, d]) => rational(n, d));
  const anyUnit = fc.constantFrom('0.01', '0.05', '1', '100', '1/3').map(number);

  it('gives a multiple of the unit less than one unit away, at most half a unit for the half modes', () => {
    fc.assert(fc.property(anyNumber, anyUnit, fc.constantFrom(...modes), (value, unit, mode) => {
      const rounded = roundTo(value, unit, mode);
      expect(isMultipleOf(rounded, unit)).toBe(true);
      const distance = abs(sub(rounded, value));
      expect(cmp(distance, unit)).toBe(-1);
      if (mode.startsWith('half')) expect(cmp(mul(distance, rational(2n)), unit)).not.toBe(1);
      expect(roundTo(rounded, unit, mode)).toEqual(rounded);
    }));
  });

  it('rounds roots so that the squares of the neighbours bracket the value', () => {
    fc.assert(fc.property(anyNumber.map(abs), anyUnit, (value, unit) => {
      const below = roundRoot(value, unit, 'floor');
      expect(cmp(mul(below, below), value)).not.toBe(1);
      const above = add(below, unit);
      expect(cmp(mul(above, above), value)).toBe(1);
    }));
  });
});
