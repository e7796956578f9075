import { describe, expect, it } from 'vitest';
import type { Expr } from '@remit/program';
import type { Where } from '../helpers/evaluate.ts';
import { evaluate } from '../helpers/evaluate.ts';
import { compare, fact, factsOf, mul, num, seen, sub, totalOver } from '../helpers/program-builder.ts';

const given: Where['given'] = {
  groups: [{ id: 'g', member: 'Member', keyedBy: 'id' }],
  facts: [{ id: 'w', each: ['g'], mayBeNotApplicable: true }, { id: 'cap', each: ['g'] }],
};
const weights = (values: Record<string, string>, caps: Record<string, string> = {}) => factsOf([
  ...Object.entries(values).map(([key, value]) => (value === 'NA' ? seen('w', { notApplicable: true }, { g: key }) : seen('w', value, { g: key }))),
  ...Object.entries(caps).map(([key, value]) => seen('cap', value, { g: key })),
]);

function shares(total: string, facts: ReturnType<typeof weights>, keys: string, more: Partial<Extract<Expr, { op: 'alloc' }>> = {}) {
  const expr: Expr = { op: 'alloc', total: num(total), dim: 'g', weight: fact('w'), unit: '0.01', ...more };
  return keys.split('').map(key => evaluate(expr, { given, facts, keys: { g: key } }));
}

describe('allocation', () => {
  it('is in proportion, to the penny, ties to the member first in order', () => {
    expect(shares('100', weights({ a: '1', b: '1', c: '1' }), 'abc')).toEqual(['33.34', '33.33', '33.33']);
    expect(shares('10', weights({ a: '6', b: '6', c: '2' }), 'abc', { unit: '1' })).toEqual(['4', '4', '2']);
    expect(shares('11', weights({ a: '6', b: '6', c: '2' }), 'abc', { unit: '1' })).toEqual(['5', '5', '1']);
    expect(shares('15', weights({ a: '80', b: '8', c: '12' }), 'abc', { unit: '1' })).toEqual(['12', '1', '2']);
  });

  it('fills up to ceilings and shares the rest again', () => {
    expect(shares('90', weights({ a: '1', b: '1', c: '1' }, { a: '10', b: '35', c: '100' }), 'abc', { max: fact('cap') })).toEqual(['10', '35', '45']);
    expect(shares('500', weights({ a: '1', b: '1', c: '1' }, { a: '10', b: '35', c: '100' }), 'abc', { max: fact('cap') })).toEqual(['10', '35', '100']);
  });

  it('shares a withhold again: retained 3.0/1.2/1.8m, earned 2.7/0.6/1.8m, none above 150% of its own', () => {
    const activity: Record<string, string> = { a: '100000000', b: '40000000', c: '60000000' };
    const score: Record<string, string> = { a: '0.9', b: '0.5', c: '1' };
    const both: Where['given'] = { groups: given.groups, facts: [{ id: 'activity', each: ['g'] }, { id: 'score', each: ['g'] }] };
    const facts = factsOf('abc'.split('').flatMap(key => [seen('activity', activity[key]!, { g: key }), seen('score', score[key]!, { g: key })]));
    const retained = mul(num('0.03'), fact('activity'));
    const earned = mul(retained, fact('score'));
    const unearned = totalOver('g', sub(retained, earned));
    const again: Expr = { op: 'alloc', dim: 'g', total: unearned, weight: earned, where: compare('ge', fact('score'), num('0.8')), max: sub(mul(num('1.5'), retained), earned), unit: '0.01' };
    const result = 'abc'.split('').map(key => evaluate({ op: 'add', args: [earned, again] }, { given: both, facts, keys: { g: key } }));
    expect(result).toEqual(['3240000', '600000', '2160000']);
  });

  it('pays floors that come to more than the total, and does not share the shortfall', () => {
    expect(shares('100', weights({ a: '1', b: '3' }), 'ab', { min: num('64') })).toEqual(['64', '64']);
    expect(shares('200', weights({ a: '1', b: '9' }), 'ab', { min: num('64') })).toEqual(['64', '136']);
  });

  it('pharmacy pool: £128 a point with £11m left over at 500,000 points, £64 with £8.2m short at 1,300,000', () => {
    const perPoint = (points: string) => shares('75000000', weights({ a: points }), 'a', { min: mul(num('64'), fact('w')), max: mul(num('128'), fact('w')) });
    expect(perPoint('500000')).toEqual(['64000000']);
    expect(perPoint('1300000')).toEqual(['83200000']);
    expect(perPoint('1000000')).toEqual(['75000000']);
  });

  it('gives nothing where nobody has a weight, and the floor to those without one', () => {
    expect(shares('100', weights({ a: '0', b: '0' }), 'ab')).toEqual(['0', '0']);
    expect(shares('100', weights({ a: '0', b: '1' }), 'ab', { min: num('10') })).toEqual(['10', '90']);
  });

  it('leaves out who does not meet the condition and who is not applicable', () => {
    expect(shares('90', weights({ a: '1', b: '2', c: '3' }), 'abc', { where: compare('ge', fact('w'), num('2')) })).toEqual(['0', '36', '54']);
    expect(shares('90', weights({ a: 'NA', b: '1', c: '2' }), 'abc')).toEqual([{ notApplicable: 'not applicable' }, '30', '60']);
  });

  it('is missing for all where one weight is missing', () => {
    const facts = factsOf([seen('w', '1', { g: 'a' })], { members: { g: [{ key: 'b' }] } });
    expect(shares('90', facts, 'a')).toEqual([{ missing: [{ reason: 'missing', fact: 'w', period: '2026/27', dims: { g: 'b' } }] }]);
  });

  it('has no shares for a weight below zero or a floor above the ceiling', () => {
    const degenerate = [{ missing: [{ reason: 'degenerate-scale', detail: 'x' }] }];
    expect(shares('90', weights({ a: '-1', b: '2' }), 'b')).toEqual(degenerate);
    expect(shares('90', weights({ a: '1', b: '2' }), 'b', { min: num('5'), max: num('4') })).toEqual(degenerate);
  });
});

describe('split', () => {
  const parts = (amount: string, weights_: string[], remainderTo?: number) => weights_.map((_, index) => evaluate(
    { op: 'split', arg: num(amount), weights: weights_.map(num), index, unit: '0.01', ...(remainderTo === undefined ? {} : { remainderTo }) }));

  it('goes by largest remainder: an integrated provider\'s month between three funders', () => {
    expect(parts('17803333.33', ['148', '61', '9'])).toEqual(['12086666.66', '4981666.67', '735000']);
  });

  it('or the rest to one part', () => {
    expect(parts('100', ['1', '1', '1'], 0)).toEqual(['33.34', '33.33', '33.33']);
    expect(parts('100', ['1', '1', '1'], 2)).toEqual(['33.33', '33.33', '33.34']);
  });

  it('splits negative amounts alike', () => {
    expect(parts('-0.1', ['1', '1', '1'])).toEqual(['-0.04', '-0.03', '-0.03']);
    expect(parts('-0.1', ['1', '1', '1'], 2)).toEqual(['-0.03', '-0.03', '-0.04']);
  });

  it('is missing where the weights come to nothing', () => {
    expect(parts('100', ['0', '0'])[0]).toEqual({ missing: [{ reason: 'division-by-zero', detail: 'x' }] });
  });
});

describe('instalments', () => {
  it('the k-th of n is the rounded sum so far less the one before: £100 in 12', () => {
    const upTo = (k: Expr): Expr => ({ op: 'round', unit: '0.01', mode: 'halfExpand', arg: { op: 'div', args: [mul(num('100'), k), { op: 'ordinal', in: 'year', count: true }] } });
    const k: Expr = { op: 'ordinal', in: 'year' };
    const instalment = sub(upTo(k), upTo(sub(k, num('1'))));
    const months = ['2026-04', '2026-05', '2026-06', '2027-03'];
    expect(months.map(period => evaluate(instalment, { grain: 'month', period }))).toEqual(['8.33', '8.34', '8.33', '8.33']);
    expect(evaluate({ op: 'over', fn: 'sum', arg: instalment, grain: 'month', window: 'in' })).toBe('100');
  });

  it('risk corridor claims scaled to what issuers pay: 15,530.30 and 25,469.70 of 41,000', () => {
    const facts = weights({ a: '25000', b: '41000' });
    expect(shares('41000', facts, 'ab')).toEqual(['15530.3', '25469.7']);
  });
});
