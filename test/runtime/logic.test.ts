import { describe, expect, it } from 'vitest';
import type { Expr } from '@remit/program';
import { evaluate } from '../helpers/evaluate.ts';
import { and, code, compare, div, fact, factsOf, notApplicable, num, or, seen, truth } from '../helpers/program-builder.ts';

const given = { facts: [{ id: 'a' }, { id: 'flag', type: 'bool' as const }] };
const missing = { missing: [{ reason: 'missing', fact: 'flag', period: '2026/27' }] };
const flag = fact('flag');
const na = notApplicable('none');
const x = (expr: Expr) => evaluate(expr, { given });

describe('comparisons', () => {
  it('compare numbers exactly', () => {
    expect(x(compare('lt', div(num('1'), num('3')), num('0.3333')))).toBe(false);
    expect(x(compare('ge', div(num('2'), num('3')), div(num('4'), num('6'))))).toBe(true);
    expect(x(compare('eq', num('0.5'), div(num('1'), num('2'))))).toBe(true);
    expect(x(compare('ne', num('1'), num('1')))).toBe(false);
    expect(x(compare('le', num('1'), num('1')))).toBe(true);
    expect(x(compare('gt', num('1'), num('1')))).toBe(false);
  });

  it('compare dates and tell codes and truth values apart', () => {
    expect(x(compare('lt', { op: 'date', v: '2026-12-31' }, { op: 'date', v: '2027-01-01' }))).toBe(true);
    expect(x(compare('eq', code('A'), code('A')))).toBe(true);
    expect(x(compare('ne', code('A'), code('B')))).toBe(true);
    expect(x(compare('eq', truth(true), truth(false)))).toBe(false);
  });

  it('are missing or not applicable when a side is', () => {
    expect(x(compare('eq', flag, truth(true)))).toEqual(missing);
    expect(x(compare('lt', na, num('1')))).toEqual({ notApplicable: 'none' });
  });
});

describe('and, or, not', () => {
  it('are decided by one operand whatever the others', () => {
    expect(x(and(flag, truth(false)))).toBe(false);
    expect(x(or(flag, truth(true)))).toBe(true);
    expect(x(and(na, flag, truth(false)))).toBe(false);
    expect(x(or(na, truth(false), truth(true)))).toBe(true);
  });

  it('are missing, then not applicable, where no operand decides', () => {
    expect(x(and(truth(true), na, flag))).toEqual(missing);
    expect(x(and(truth(true), na))).toEqual({ notApplicable: 'none' });
    expect(x(or(truth(false), na))).toEqual({ notApplicable: 'none' });
    expect(x(and(truth(true), truth(true)))).toBe(true);
    expect(x(or(truth(false), truth(false)))).toBe(false);
    expect(x({ op: 'not', arg: truth(false) })).toBe(true);
    expect(x({ op: 'not', arg: flag })).toEqual(missing);
  });

  it('stop at the deciding operand', () => {
    const zero = compare('eq', div(num('1'), num('0')), num('1'));
    expect(x(or(truth(true), zero))).toBe(true);
    expect(x(and(flag, zero))).toEqual({ missing: [...missing.missing, { reason: 'division-by-zero', detail: 'x' }] });
  });
});

describe('case', () => {
  const choose = (condition: Expr, otherwise: Expr = num('2')): Expr => ({ op: 'case', when: [{ if: condition, then: num('1') }], else: otherwise });

  it('takes the first condition that is true', () => {
    expect(x(choose(truth(true)))).toBe('1');
    expect(x(choose(truth(false)))).toBe('2');
    expect(x({ op: 'case', when: [{ if: truth(false), then: num('1') }, { if: truth(true), then: num('5') }, { if: flag, then: num('6') }], else: num('2') })).toBe('5');
  });

  it('cannot be told when a condition on the way cannot', () => {
    expect(x(choose(flag))).toEqual(missing);
    expect(x(choose(na))).toEqual({ notApplicable: 'none' });
    expect(x({ op: 'case', when: [{ if: flag, then: num('1') }, { if: truth(true), then: num('5') }], else: num('2') })).toEqual(missing);
  });

  it('evaluates only what it needs', () => {
    expect(x(choose(truth(true), fact('a')))).toBe('1');
  });
});

describe('missing and not applicable', () => {
  it('are told apart', () => {
    expect(x({ op: 'isMissing', arg: flag })).toBe(true);
    expect(x({ op: 'isMissing', arg: na })).toBe(false);
    expect(x({ op: 'isNotApplicable', arg: na })).toBe(true);
    expect(x({ op: 'isNotApplicable', arg: num('1') })).toBe(false);
    expect(x({ op: 'isNotApplicable', arg: flag })).toEqual(missing);
  });

  it('orElse takes the first that is not missing, also when it is not applicable', () => {
    expect(x({ op: 'orElse', args: [fact('a'), num('7')] })).toBe('7');
    expect(x({ op: 'orElse', args: [fact('a'), na, num('7')] })).toEqual({ notApplicable: 'none' });
    expect(x({ op: 'orElse', args: [fact('a'), flag] })).toEqual({ missing: [{ reason: 'missing', fact: 'a', period: '2026/27' }, ...missing.missing] });
  });

  it('deadline keeps its default for good once the date has passed', () => {
    const late: Expr = { op: 'deadline', arg: fact('a'), by: { '2026/27': '2027-05-31' }, else: num('0') };
    const recorded = (on: string, value = '5') => factsOf([{ fact: 'a', period: '2026/27', value, recordedAt: on }]);
    const asOf = (day: string, facts = factsOf()) => evaluate(late, { given, facts, asOf: day });
    expect(asOf('2027-05-30')).toEqual({ missing: [{ reason: 'missing', fact: 'a', period: '2026/27' }] });
    expect(asOf('2027-05-31')).toBe('0');
    expect(asOf('2028-01-01', recorded('2027-06-01'))).toBe('0');
    expect(asOf('2028-01-01', recorded('2027-05-31'))).toBe('5');
    const corrected = factsOf([
      { fact: 'a', period: '2026/27', value: '5', recordedAt: '2027-05-01', id: 'first' },
      { fact: 'a', period: '2026/27', value: '6', recordedAt: '2027-09-01', supersedes: 'first' },
    ]);
    expect(asOf('2027-08-31', corrected)).toBe('5');
    expect(asOf('2028-01-01', corrected)).toBe('6');
  });

  it('deadline finds its date by the containing period', () => {
    const late: Expr = { op: 'deadline', arg: fact('a'), by: { '2026/27': '2027-05-31' }, else: num('3') };
    expect(evaluate(late, { given, grain: 'month', period: '2026-07', asOf: '2027-06-01' })).toBe('3');
  });

  it('reads a known value of a truth', () => {
    expect(evaluate(flag, { given, facts: factsOf([seen('flag', true)]) })).toBe(true);
  });
});
