import { describe, expect, it } from 'vitest';
import type { RoundingMode } from '@remit/program';
import { evaluate } from '../helpers/evaluate.ts';
import { add, div, fact, factsOf, greatest, least, mul, notApplicable, num, seen, sub } from '../helpers/program-builder.ts';

const given = { facts: [{ id: 'a' }, { id: 'b' }] };
const missingFact = (id: string) => ({ reason: 'missing', fact: id, period: '2026/27' });

describe('arithmetic', () => {
  it('is exact', () => {
    expect(evaluate(add(num('0.1'), num('0.2')))).toBe('0.3');
    expect(evaluate(mul(num('1.005'), num('100')))).toBe('100.5');
    expect(evaluate(sub(num('10'), num('3'), num('4')))).toBe('3');
    expect(evaluate(div(num('1'), num('3')))).toBe('1/3');
    expect(evaluate(div(num('120'), num('2'), num('3')))).toBe('20');
    expect(evaluate(least(num('2'), num('-1'), num('5')))).toBe('-1');
    expect(evaluate(greatest(num('2'), num('-1'), num('5')))).toBe('5');
    expect(evaluate(mul(num('9007199254740993'), num('9007199254740993')))).toBe('81129638414606699710187514626049');
  });

  it('is missing with the reasons of every operand that is', () => {
    expect(evaluate(add(fact('a'), num('1'), fact('b')), { given })).toEqual({ missing: [missingFact('a'), missingFact('b')] });
    expect(evaluate(add(fact('a'), fact('a')), { given })).toEqual({ missing: [missingFact('a')] });
    expect(evaluate(mul(num('0'), fact('a')), { given })).toEqual({ missing: [missingFact('a')] });
  });

  it('is not applicable with the reason of the first operand that is, unless one is missing', () => {
    expect(evaluate(add(num('1'), notApplicable('first'), notApplicable('second')))).toEqual({ notApplicable: 'first' });
    expect(evaluate(add(notApplicable('first'), fact('a')), { given })).toEqual({ missing: [missingFact('a')] });
  });

  it('gives missing for a zero divisor, whichever it is', () => {
    expect(evaluate(div(num('1'), num('0')))).toEqual({ missing: [{ reason: 'division-by-zero', detail: 'x' }] });
    expect(evaluate(div(num('0'), num('2'), sub(num('1'), num('1'))))).toEqual({ missing: [{ reason: 'division-by-zero', detail: 'x' }] });
    expect(evaluate(div(fact('a'), num('0')), { given, facts: factsOf([seen('a', '0')]) })).toEqual({ missing: [{ reason: 'division-by-zero', detail: 'x' }] });
  });
});

describe('rounding', () => {
  const round = (v: string, mode: RoundingMode, unit = '1') => evaluate({ op: 'round', arg: num(v), unit, mode });

  it.each([
    ['halfExpand', '3', '-3'], ['halfTrunc', '2', '-2'], ['halfEven', '2', '-2'], ['halfCeil', '3', '-2'], ['halfFloor', '2', '-3'],
    ['ceil', '3', '-2'], ['floor', '2', '-3'], ['expand', '3', '-3'], ['trunc', '2', '-2'],
  ] as const)('%s takes 2.5 to %s and -2.5 to %s', (mode, up, down) => {
    expect([round('2.5', mode), round('-2.5', mode)]).toEqual([up, down]);
  });

  it('rounds to any unit', () => {
    expect(round('1250.125', 'halfExpand', '0.01')).toBe('1250.13');
    expect(round('1249', 'halfExpand', '50')).toBe('1250');
    expect(evaluate({ op: 'round', arg: num('31/48'), unit: '0.001', mode: 'halfEven' })).toBe('0.646');
  });

  it('rounds the exact square root', () => {
    const root = (v: string) => evaluate({ op: 'round', arg: num(v), unit: '0.01', mode: 'halfExpand', root: 2 });
    expect(root('0.5566')).toBe('0.75');
    expect(root('1.25')).toBe('1.12');
    expect(root('2')).toBe('1.41');
    expect(root('-1')).toEqual({ missing: [{ reason: 'division-by-zero', detail: 'root' }] });
  });
});
