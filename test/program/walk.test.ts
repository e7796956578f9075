import { describe, expect, it } from 'vitest';
import type { Expr } from '@remit/program';
import { appendPointer, CAPABILITIES, childrenOf, isCivilDate, parentPointer, PeriodIndex, pointerKeys, requiredCapabilities, rootExpressions, toPointer, valueAt, visitExpr } from '@remit/program';
import { maximalProgram } from '../fixtures/program/maximal-program.ts';

describe('the walk through expressions', () => {
  it('gives each expression with the pointer at which it stands', () => {
    for (const root of rootExpressions(maximalProgram)) visitExpr(root.expr, root.at, (expr, at) => expect(valueAt(maximalProgram, at)).toBe(expr));
  });

  it('finds every expression of a program', () => {
    const found = new Set<unknown>();
    for (const root of rootExpressions(maximalProgram)) visitExpr(root.expr, root.at, expr => found.add(expr));
    const all = new Set<unknown>();
    const look = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      if (Object.hasOwn(value, 'op')) all.add(value);
      Object.values(value).forEach(look);
    };
    look(maximalProgram);
    expect(found).toEqual(all);
    expect(found.size).toBeGreaterThan(100);
  });

  it('does not know nodes of other formats', () => {
    expect(() => childrenOf({ op: 'sqrt' } as unknown as Expr)).toThrow("'sqrt' is not a node of this format.");
  });

  it('tells what a program requires', () => {
    expect(requiredCapabilities(maximalProgram)).toEqual([
      'agg', 'alloc', 'at', 'atReview', 'band', 'byPeriod', 'column', 'core', 'deadline', 'decided', 'earned', 'heldPart', 'interpolate', 'known', 'lookup', 'ordinal', 'outer', 'over', 'partOf', 'pick', 'reviewed', 'split', 'tax',
    ]);
    expect(requiredCapabilities(maximalProgram)).toEqual([...CAPABILITIES].sort());
    expect(requiredCapabilities({ ...maximalProgram, facts: [], vars: [], funds: [], lines: [], checks: [], tax: undefined })).toEqual(['core']);
  });
});

describe('JSON Pointers', () => {
  it('are written and read with their escapes', () => {
    expect(toPointer(['lines', 0, 'a/b', 'c~d', ''])).toBe('/lines/0/a~1b/c~0d/');
    expect(pointerKeys('/lines/0/a~1b/c~0d/')).toEqual(['lines', '0', 'a/b', 'c~d', '']);
    expect(pointerKeys('')).toEqual([]);
    expect(appendPointer('', '~1')).toBe('/~01');
    expect(pointerKeys('/~01')).toEqual(['~1']);
    expect(parentPointer('/a/b')).toBe('/a');
    expect(parentPointer('/a')).toBe('');
    expect(parentPointer('')).toBeUndefined();
  });

  it('point to own members only', () => {
    expect(valueAt({ a: [1, { b: 2 }] }, '/a/1/b')).toBe(2);
    expect(valueAt({ a: 1 }, '')).toEqual({ a: 1 });
    expect([valueAt({}, '/constructor'), valueAt([1], '/length'), valueAt([1], '/01'), valueAt('text', '/0'), valueAt(null, '/a')]).toEqual([undefined, undefined, undefined, undefined, undefined]);
    expect(() => pointerKeys('a')).toThrow(SyntaxError);
    expect(() => pointerKeys('/~2')).toThrow(SyntaxError);
  });
});

describe('dates', () => {
  it.each(['2026-04-30', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('%s exists', date => expect(isCivilDate(date)).toBe(true));
  it.each(['2026-04-31', '2026-02-29', '1900-02-29', '2026-13-01', '2026-00-10', '2026-01-00', '0000-01-01', '2026-4-1', '26-04-01', '2026-04-01T00:00', ''])('%s does not', date => expect(isCivilDate(date)).toBe(false));
});

describe('the periods of a program', () => {
  const index = new PeriodIndex(maximalProgram.periods);
  const ids = (id: string, grain: string, window: 'in' | 'toDate' | 'term' | { last: number }) => index.window(index.get(id)!, { grain, window })?.map(each => each.id);
  const moved = (id: string, step: { back?: number; grain?: string; period?: string }) => index.moved(index.get(id)!, step)?.id;

  it('are contained in coarser ones', () => {
    expect(index.containing(index.get('2026-04')!, 'year')?.id).toBe('2026/27');
    expect(index.containing(index.get('2026-04')!, 'month')?.id).toBe('2026-04');
    expect(index.containing(index.get('2026/27')!, 'month')).toBeUndefined();
    expect(index.containing(index.get('2026-03')!, 'term')).toBeUndefined();
  });

  it('are reached by going back, by way of the coarser grain, and by name', () => {
    expect([moved('2026-05', { back: 1 }), moved('2026-04', { back: 1 }), moved('2026-03', { back: 1 }), moved('2026-05', { back: 0 })]).toEqual(['2026-04', '2026-03', undefined, '2026-05']);
    expect([moved('2026-05', { back: 1, grain: 'year' }), moved('2026-05', { back: 0, grain: 'quarter' }), moved('2026/27', { back: 1, grain: 'month' }), moved('2026-05', { period: 'First' })]).toEqual(['2025/26', '2026/27-Q1', undefined, 'First']);
  });

  it('are gone through in windows', () => {
    expect(ids('2026/27', 'month', 'in')).toEqual(['2026-04', '2026-05', '2026-06']);
    expect(ids('2025/26', 'month', 'in')).toEqual(['2026-03']);
    expect(ids('2026-05', 'month', 'toDate')).toEqual(['2026-04', '2026-05']);
    expect(ids('2026-05', 'year', 'term')).toEqual(['2026/27', '2027/28']);
    expect(ids('2026-05', 'month', { last: 3 })).toEqual(['2026-03', '2026-04', '2026-05']);
    expect(ids('2026-05', 'month', { last: 4 })).toBeUndefined();
    expect(ids('2026-05', 'year', 'in')).toBeUndefined();
  });
});
