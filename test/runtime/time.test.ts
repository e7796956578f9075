import { describe, expect, it } from 'vitest';
import type { Expr } from '@remit/program';
import { evaluate } from '../helpers/evaluate.ts';
import { fact, factsOf, notApplicable, num, PERIODS, seen } from '../helpers/program-builder.ts';

const given = { facts: [{ id: 'yearly' }, { id: 'monthly', grain: 'month' }, { id: 'quarterly', grain: 'quarter' }] };
const facts = factsOf([
  seen('yearly', '10', undefined, '2025/26'), seen('yearly', '20'), seen('yearly', '30', undefined, '2027/28'),
  ...PERIODS.filter(period => period.grain === 'month').map((period, index) => seen('monthly', String(index + 1), undefined, period.id)),
]);
const earlier = { missing: [{ reason: 'no-earlier-period', detail: 'x' }] };
const at = (expr: Expr, grain: string, period: string) => evaluate(expr, { given, facts, grain, period });

describe('a reference', () => {
  it('reads the containing period of its own grain, unchanged', () => {
    expect(at(fact('yearly'), 'month', '2026-04')).toBe('20');
    expect(at(fact('yearly'), 'quarter', '2027/28-Q4')).toBe('30');
    expect(at(fact('monthly'), 'month', '2026-04')).toBe('13');
  });

  it('of a finer grain has no meaning', () => {
    expect(() => at(fact('monthly'), 'year', '2026/27')).toThrow("'monthly' has a value for each month, and '2026/27' lies in no month of the program.");
  });
});

describe('at', () => {
  it('goes back in the list of its grain, history included', () => {
    expect(at({ op: 'at', arg: fact('yearly'), back: 1 }, 'year', '2027/28')).toBe('20');
    expect(at({ op: 'at', arg: fact('yearly'), back: 1 }, 'year', '2026/27')).toBe('10');
    expect(at({ op: 'at', arg: fact('monthly'), back: 12 }, 'month', '2026-04')).toBe('1');
    expect(at({ op: 'at', arg: fact('yearly'), back: 1, grain: 'year' }, 'month', '2027-12')).toBe('20');
    expect(at({ op: 'at', arg: fact('yearly'), back: 0, grain: 'year' }, 'month', '2026-12')).toBe('20');
  });

  it('reads a named period from anywhere', () => {
    expect(at({ op: 'at', arg: fact('yearly'), period: '2027/28' }, 'month', '2026-04')).toBe('30');
    expect(at({ op: 'at', arg: fact('monthly'), period: '2026-04' }, 'year', '2026/27')).toBe('13');
  });

  it('is its else, or missing, where there is no such period', () => {
    expect(at({ op: 'at', arg: fact('yearly'), back: 2 }, 'year', '2026/27')).toEqual(earlier);
    expect(at({ op: 'at', arg: fact('yearly'), back: 2, else: num('7') }, 'year', '2026/27')).toBe('7');
  });
});

describe('over', () => {
  const over = (window: Extract<Expr, { op: 'over' }>['window'], fn: 'sum' | 'average' | 'count' | 'max' | 'min' | 'median' = 'sum', grain = 'month', arg = fact('monthly')): Expr => (
    { op: 'over', fn, arg, grain, window });

  it('in: the periods that start within the current one', () => {
    expect(at(over('in'), 'year', '2026/27')).toBe(String((13 + 24) * 6));
    expect(at(over('in'), 'quarter', '2026/27-Q1')).toBe(String(13 + 14 + 15));
    expect(at(over('in', 'count'), 'term', 'term')).toBe('24');
    expect(at(over('in'), 'year', '2025/26')).toBe(String(13 * 6));
  });

  it('term and toDate leave history out', () => {
    expect(at(over('term', 'count'), 'month', '2026-04')).toBe('24');
    expect(at(over('toDate'), 'month', '2026-06')).toBe(String(13 + 14 + 15));
    expect(at(over('toDate', 'count'), 'quarter', '2026/27-Q2')).toBe('6');
    expect(at(over('toDate', 'count'), 'year', '2025/26')).toBe('0');
  });

  it('last n reaches into history, and is missing where there are fewer', () => {
    expect(at(over({ last: 3 }), 'month', '2026-05')).toBe(String(12 + 13 + 14));
    expect(at(over({ last: 2 }, 'average'), 'quarter', '2026/27-Q1')).toBe('14.5');
    expect(at(over({ last: 3 }, 'max', 'year', fact('yearly')), 'year', '2027/28')).toBe('30');
    expect(at(over({ last: 4 }, 'max', 'year', fact('yearly')), 'year', '2027/28')).toEqual(earlier);
  });

  it('leaves not applicable periods out, and is missing when one is missing', () => {
    const some: Expr = { op: 'byPeriod', grain: 'month', cases: [{ periods: ['2026-04', '2026-05'], v: fact('monthly') }], else: notApplicable('none') };
    expect(at(over('in', 'average', 'month', some), 'year', '2026/27')).toBe('13.5');
    expect(at(over('in', 'count', 'month', some), 'year', '2026/27')).toBe('2');
    expect(at(over('in', 'median', 'month', some), 'year', '2027/28')).toEqual({ missing: [{ reason: 'empty', detail: 'x' }] });
    expect(at(over('in', 'sum', 'quarter', fact('quarterly')), 'year', '2027/28')).toEqual({
      missing: ['Q1', 'Q2', 'Q3', 'Q4'].map(quarter => ({ reason: 'missing', fact: 'quarterly', period: `2027/28-${quarter}` })),
    });
  });
});

describe('byPeriod and ordinal', () => {
  const steps: Expr = { op: 'byPeriod', grain: 'year', cases: [{ periods: ['2026/27'], v: num('2') }, { periods: ['2027/28'], v: num('4') }] };

  it('byPeriod takes the case of the containing period', () => {
    expect(at(steps, 'month', '2027-03')).toBe('2');
    expect(at(steps, 'month', '2027-04')).toBe('4');
    expect(at(steps, 'year', '2025/26')).toEqual(earlier);
    expect(at({ ...steps, else: num('0') } as Expr, 'year', '2025/26')).toBe('0');
  });

  it('ordinal counts from 1', () => {
    expect(at({ op: 'ordinal', in: 'year' }, 'month', '2026-04')).toBe('1');
    expect(at({ op: 'ordinal', in: 'year' }, 'month', '2027-03')).toBe('12');
    expect(at({ op: 'ordinal', in: 'quarter' }, 'month', '2027-02')).toBe('2');
    expect(at({ op: 'ordinal', in: 'term' }, 'quarter', '2027/28-Q1')).toBe('5');
    expect(at({ op: 'ordinal', in: 'year', count: true }, 'month', '2026-04')).toBe('12');
    expect(at({ op: 'ordinal', in: 'term', count: true }, 'year', '2026/27')).toBe('2');
  });
});

describe('partOf', () => {
  const group = { groups: [{ id: 'practices', member: 'Practice', keyedBy: 'ods' }] };
  const members = factsOf([], { members: { practices: [
    { key: 'all' }, { key: 'late', joined: '2026-07-15' }, { key: 'gone', left: '2026-06-01' }, { key: 'both', joined: '2026-05-01', left: '2026-08-01' },
    { key: 'before', left: '2026-04-01' }, { key: 'after', joined: '2027-04-01' },
  ] } });
  const part = (key: string, by: 'days' | 'months') => evaluate({ op: 'partOf', dim: 'practices', by }, { given: group, facts: members, keys: { practices: key } });

  it('by days', () => {
    expect(['all', 'late', 'gone', 'both', 'before', 'after'].map(key => part(key, 'days'))).toEqual(['1', '52/73', '61/365', '92/365', '0', '0']);
  });

  it('by months: a month counts if the member belongs on its first day', () => {
    expect(['all', 'late', 'gone', 'both', 'before', 'after'].map(key => part(key, 'months'))).toEqual(['1', '2/3', '1/6', '0.25', '0', '0']);
  });
});
