import { describe, expect, it } from 'vitest';
import type { Expr, HoldReason } from '@remit/program';
import type { Where } from '../helpers/evaluate.ts';
import { evaluate } from '../helpers/evaluate.ts';
import { add, code, compare, div, fact, factsOf, mul, num, ref, seen, sub, totalOver } from '../helpers/program-builder.ts';

const given: Where['given'] = {
  groups: [{ id: 'hospitals', member: 'Hospital', keyedBy: 'ods' }],
  sets: [
    { id: 'areas', elements: [{ key: 'Foot' }, { key: 'Eye' }] },
    { id: 'indicators', parent: 'areas', elements: [{ key: 'F1', in: 'Foot' }, { key: 'F2', in: 'Foot' }, { key: 'E1', in: 'Eye' }] },
  ],
  facts: [
    { id: 'score', each: ['hospitals'], mayBeNotApplicable: true }, { id: 'peer', type: 'code', codes: ['big', 'small'], each: ['hospitals'] },
    { id: 'points', each: ['indicators'] }, { id: 'area', each: ['areas'] },
  ],
  rows: [{ id: 'people', grain: 'year', each: ['hospitals'], key: ['person'], columns: [{ id: 'person', type: 'number' }, { id: 'cost', type: 'money' }, { id: 'met', type: 'bool' }] }],
};
const scores = (values: Record<string, string | undefined>) => Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [seen('score', value, { hospitals: key })]));
const facts = factsOf([
  ...scores({ b: '3', a: '1', c: '2', d: '8' }),
  ...Object.entries({ a: 'big', b: 'big', c: 'small', d: 'small' }).map(([key, value]) => seen('peer', value, { hospitals: key })),
  ...Object.entries({ F1: '10', F2: '20', E1: '5' }).map(([key, value]) => seen('points', value, { indicators: key })),
  seen('area', '100', { areas: 'Foot' }), seen('area', '7', { areas: 'Eye' }),
]);
const agg = (fn: Extract<Expr, { op: 'agg' }>['fn'], arg: Expr, more: Partial<Extract<Expr, { op: 'agg' }>> = {}): Expr => ({ op: 'agg', fn, in: { dim: 'hospitals' }, arg, ...more });
const at = (expr: Expr, more: Partial<Where> = {}) => evaluate(expr, { given, facts, ...more });

describe('aggregates over a group', () => {
  it('every function', () => {
    expect(['sum', 'average', 'median', 'min', 'max', 'count'].map(fn => at(agg(fn as 'sum', fact('score'))))).toEqual(['14', '3.5', '2.5', '1', '8', '4']);
    expect(at(agg('median', fact('score'), { where: compare('lt', fact('score'), num('8')) }))).toBe('2');
  });

  it('count only those where the condition is true', () => {
    expect(at(agg('count', num('1'), { where: compare('ge', fact('score'), num('2')) }))).toBe('3');
    expect(at(agg('sum', fact('score'), { where: compare('ge', fact('score'), num('100')) }))).toBe('0');
    expect(at(agg('count', num('1'), { where: compare('ge', fact('score'), num('100')) }))).toBe('0');
    expect(at(agg('average', fact('score'), { where: compare('ge', fact('score'), num('100')) }))).toEqual({ missing: [{ reason: 'empty', detail: 'x' }] });
  });

  it('leave out who is not applicable, and are missing when one is missing', () => {
    const some = factsOf([...scores({ a: '1', b: '3' }), seen('score', { notApplicable: true }, { hospitals: 'c' })]);
    expect(at(agg('average', fact('score')), { facts: some })).toBe('2');
    expect(at(agg('count', fact('score')), { facts: some })).toBe('2');
    const absent = factsOf(scores({ a: '1', b: '3' }), { members: { hospitals: [{ key: 'z' }, { key: 'y' }] } });
    const missing = (key: string): HoldReason => ({ reason: 'missing', fact: 'score', period: '2026/27', dims: { hospitals: key } });
    expect(at(agg('sum', fact('score')), { facts: absent })).toEqual({ missing: [missing('y'), missing('z')] });
  });

  it('only the members that belong to the period', () => {
    const joined = factsOf(scores({ a: '1', b: '3', c: '5' }), { members: { hospitals: [{ key: 'a' }, { key: 'b', joined: '2027-04-01' }, { key: 'c', left: '2026-04-02' }] } });
    expect(at(agg('sum', fact('score')), { facts: joined })).toBe('6');
  });

  it('compare with the own peer group through outer', () => {
    const peers: Expr = agg('median', fact('score'), { where: compare('eq', fact('peer'), { op: 'outer', dim: 'hospitals', arg: fact('peer') }) });
    expect(['a', 'b', 'c', 'd'].map(key => at(peers, { keys: { hospitals: key } }))).toEqual(['2', '2', '5', '5']);
  });

  it('key and pick', () => {
    expect(at({ op: 'key', dim: 'hospitals' }, { keys: { hospitals: 'c' } })).toBe('c');
    expect(at(agg('count', num('1'), { where: compare('ne', { op: 'key', dim: 'hospitals' }, code('a')) }))).toBe('3');
    expect(at({ op: 'pick', dim: 'hospitals', key: 'd', arg: fact('score') })).toBe('8');
    expect(at({ op: 'pick', dim: 'indicators', key: 'E1', arg: fact('area') })).toBe('7');
    expect(at({ op: 'pick', dim: 'hospitals', key: 'nobody', arg: fact('score') })).toEqual({ missing: [{ reason: 'missing', fact: 'score', period: '2026/27', dims: { hospitals: 'nobody' } }] });
  });
});

describe('aggregates over a set', () => {
  it('bind the parent with the element', () => {
    expect(at(totalOver('indicators', mul(fact('points'), fact('area'))))).toBe(String(10 * 100 + 20 * 100 + 5 * 7));
  });

  it('within: only the elements below the key bound for the parent', () => {
    const points: Expr = { op: 'agg', fn: 'sum', in: { dim: 'indicators' }, within: 'areas', arg: fact('points') };
    expect(['Foot', 'Eye'].map(key => at(points, { keys: { areas: key } }))).toEqual(['30', '5']);
  });

  it('a var of an area read for an indicator is that of its area', () => {
    const more = { ...given, vars: [{ id: 'weight', each: ['areas'], expr: mul(num('2'), fact('area')) }] };
    expect(evaluate(totalOver('indicators', ref('weight')), { given: more, facts })).toBe(String(200 + 200 + 14));
  });

  it('outer looks out of an aggregation over elements to the parent bound outside', () => {
    const others: Expr = { op: 'agg', fn: 'sum', in: { dim: 'areas' }, where: compare('ne', { op: 'key', dim: 'areas' }, { op: 'outer', dim: 'areas', arg: { op: 'key', dim: 'areas' } }), arg: fact('area') };
    expect(['Foot', 'Eye'].map(key => at(others, { keys: { areas: key } }))).toEqual(['7', '100']);
  });
});

describe('aggregates over rows', () => {
  const rows = factsOf([...scores({ a: '1', b: '1' })], { rows: { people: [
    { period: '2026/27', dims: { hospitals: 'a' }, values: { person: '1', cost: '100', met: true } },
    { period: '2026/27', dims: { hospitals: 'a' }, values: { person: '2', cost: '50', met: false } },
    { period: '2026/27', dims: { hospitals: 'b' }, values: { person: '3', cost: '7', met: true } },
    { period: '2027/28', dims: { hospitals: 'a' }, values: { person: '4', cost: '1000', met: true } },
    { period: '2026/27', dims: { hospitals: 'a' }, values: { person: '5', cost: '3', met: true }, recordedAt: '2030-01-01' },
  ] } });
  const people = (fn: 'sum' | 'count', arg: Expr, where?: Expr): Expr => ({ op: 'agg', fn, in: { rows: 'people' }, arg, ...(where ? { where } : {}) });

  it('take those of the period and member, as known', () => {
    expect(at(people('sum', { op: 'column', id: 'cost' }), { facts: rows, keys: { hospitals: 'a' } })).toBe('150');
    expect(at(people('sum', { op: 'column', id: 'cost' }), { facts: rows })).toBe('157');
    expect(at(people('sum', { op: 'min', args: [{ op: 'column', id: 'cost' }, num('60')] }, { op: 'column', id: 'met' }), { facts: rows, keys: { hospitals: 'a' } })).toBe('60');
    expect(at(people('count', num('1')), { facts: rows, keys: { hospitals: 'b' }, period: '2027/28' })).toBe('0');
  });

  it('a column left empty is missing', () => {
    const empty = factsOf([], { rows: { people: [{ period: '2026/27', dims: { hospitals: 'a' }, values: { person: '1', met: true } }] } });
    expect(at(people('sum', { op: 'column', id: 'cost' }), { facts: empty })).toEqual({ missing: [{ reason: 'missing', fact: 'people.cost', period: '2026/27', dims: { hospitals: 'a' } }] });
  });
});

describe('published schemes', () => {
  it('QOF point value: list size against the mean, prevalence against the ratio of totals', () => {
    const practices: Where['given'] = {
      groups: [{ id: 'practices', member: 'Practice', keyedBy: 'ods' }],
      facts: [{ id: 'list', each: ['practices'] }, { id: 'register', each: ['practices'] }],
    };
    const reported = factsOf(Object.entries({ a: '30', b: '70' }).flatMap(([key, register]) => [seen('list', '10000', { practices: key }), seen('register', register, { practices: key })]));
    const prevalence = div(div(fact('register'), fact('list')), div(totalOver('practices', fact('register')), totalOver('practices', fact('list'))));
    const value: Expr = { op: 'round', unit: '0.01', mode: 'halfExpand', arg: mul(num('227.02'), div(fact('list'), { op: 'agg', fn: 'average', in: { dim: 'practices' }, arg: fact('list') }), prevalence) };
    expect(evaluate(mul(num('26'), value), { given: practices, facts: reported, keys: { practices: 'a' } })).toBe('3541.46');
    expect(evaluate({ op: 'round', unit: '0.01', mode: 'halfExpand', arg: mul(num('26'), (value as Extract<Expr, { op: 'round' }>).arg) }, { given: practices, facts: reported, keys: { practices: 'a' } })).toBe('3541.51');
  });

  it('hospital value-based purchasing: the slope makes payments come to what was held back', () => {
    const withHeld: Where['given'] = { groups: given.groups, facts: [{ id: 'base', each: ['hospitals'] }, { id: 'tps', each: ['hospitals'] }], vars: [{ id: 'held', each: ['hospitals'], expr: mul(num('0.02'), fact('base')) },
      { id: 'slope', expr: div(totalOver('hospitals', ref('held')), totalOver('hospitals', mul(ref('held'), fact('tps')))) }] };
    const reported = factsOf(Object.entries({ a: ['1000000', '0.4'], b: ['3000000', '0.25'], c: ['500000', '0.9'] }).flatMap(([key, [base, tps]]) => [seen('base', base!, { hospitals: key }), seen('tps', tps!, { hospitals: key })]));
    const change = mul(fact('base'), sub(mul(num('0.02'), fact('tps'), ref('slope')), num('0.02')));
    expect(evaluate(totalOver('hospitals', change), { given: withHeld, facts: reported })).toBe('0');
  });

  it('shared savings: share, then deduct, then cap, then whole dollars', () => {
    const amount = (saving: string, cap: string): Expr => ({ op: 'round', unit: '1', mode: 'halfExpand', arg: { op: 'min', args: [mul(num('0.98'), num('0.5'), num(saving)), num(cap)] } });
    expect(evaluate(amount('24441429', '99999999'))).toBe('11976300');
    expect(evaluate(amount('24441429', '10000000'))).toBe('10000000');
  });

  it('is missing for all where one member is missing, and names it once', () => {
    const absent = factsOf(scores({ a: '1' }), { members: { hospitals: [{ key: 'b' }] } });
    expect(at(add(totalOver('hospitals', fact('score')), totalOver('hospitals', fact('score'))), { facts: absent })).toEqual({ missing: [{ reason: 'missing', fact: 'score', period: '2026/27', dims: { hospitals: 'b' } }] });
  });
});
