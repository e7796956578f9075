import { describe, expect, it } from 'vitest';
import type { Band, Expr } from '@remit/program';
import { evaluate } from '../helpers/evaluate.ts';
import { code, fact, notApplicable, num } from '../helpers/program-builder.ts';

describe('band', () => {
  const band = (x: string, mode: Band['mode'], includesTo = false): Expr => ({
    op: 'band', x: num(x), mode,
    bands: [{ to: num('0.03'), v: num('0'), ...(includesTo ? { includesTo } : {}) }, { to: num('0.08'), v: num('0.5') }, { v: num('0.8') }],
  });

  it('whole: the value of the band that holds x', () => {
    expect(evaluate(band('0.0299', 'whole'))).toBe('0');
    expect(evaluate(band('0.03', 'whole'))).toBe('0.5');
    expect(evaluate(band('0.03', 'whole', true))).toBe('0');
    expect(evaluate(band('5', 'whole'))).toBe('0.8');
    expect(evaluate(band('-5', 'whole'))).toBe('0');
  });

  it('graduated: each slice at its own rate (risk corridor, 1m: 25,000 at 8%, 41,000 at 10%)', () => {
    const corridor = (x: string) => evaluate({ op: 'mul', args: [num('1000000'), band(x, 'graduated')] });
    expect(['0.08', '0.10', '-0.03', '0', '0.03'].map(x => corridor(x.replace(/0$/, '') || '0'))).toEqual(['25000', '41000', '0', '0', '0']);
  });

  it('graduated: an edge below zero cuts nothing, edges out of order are degenerate', () => {
    const graduated = (...edges: string[]): Expr => ({ op: 'band', x: num('10'), mode: 'graduated', bands: [...edges.map(to => ({ to: num(to), v: num('1') })), { v: num('2') }] });
    expect(evaluate(graduated('-5'))).toBe('20');
    expect(evaluate(graduated('-5', '4'))).toBe('16');
    expect(evaluate(graduated('4', '4'))).toBe('16');
    expect(evaluate(graduated('6', '4'))).toEqual({ missing: [{ reason: 'degenerate-scale', detail: 'x' }] });
  });

  it('whole: evaluates only the edges up to the band found, and its value', () => {
    const given = { facts: [{ id: 'a' }] };
    const expr: Expr = { op: 'band', x: num('1'), mode: 'whole', bands: [{ to: num('2'), v: num('7') }, { to: fact('a'), v: fact('a') }, { v: fact('a') }] };
    expect(evaluate(expr, { given })).toBe('7');
    expect(evaluate({ ...expr, x: num('2') } as Expr, { given })).toEqual({ missing: [{ reason: 'missing', fact: 'a', period: '2026/27' }] });
    expect(evaluate({ ...expr, x: notApplicable('none') } as Expr, { given })).toEqual({ notApplicable: 'none' });
  });
});

describe('interpolate', () => {
  const scale = (x: string, rest: Partial<Extract<Expr, { op: 'interpolate' }>> = {}): Expr => (
    { op: 'interpolate', x: num(x), points: [[num('0.5'), num('0')], [num('0.75'), num('1')]], ...rest });

  it('is on the straight line between the points, and flat outside them', () => {
    expect(evaluate(scale('31/48'))).toBe('7/12');
    expect(evaluate(scale('0.5'))).toBe('0');
    expect(evaluate(scale('0.75'))).toBe('1');
    expect(evaluate(scale('0.1'))).toBe('0');
    expect(evaluate(scale('0.9'))).toBe('1');
  });

  it('uses before and after where they are given, and evaluates them only there', () => {
    const given = { facts: [{ id: 'a' }] };
    expect(evaluate(scale('0.4', { before: num('9') }))).toBe('9');
    expect(evaluate(scale('0.5', { before: num('9') }))).toBe('0');
    expect(evaluate(scale('0.8', { after: num('8') }))).toBe('8');
    expect(evaluate(scale('0.6', { before: fact('a'), after: fact('a') }), { given })).toBe('0.4');
  });

  it('goes through more than two points', () => {
    const points: [Expr, Expr][] = [[num('80'), num('0')], [num('85'), num('50')], [num('90'), num('100')]];
    expect(evaluate({ op: 'interpolate', x: num('86'), points })).toBe('60');
    expect(evaluate({ op: 'interpolate', x: num('82'), points })).toBe('20');
  });

  it('is missing when its points do not ascend', () => {
    expect(evaluate(scale('0.6', { points: [[num('1'), num('0')], [num('1'), num('1')]] }))).toEqual({ missing: [{ reason: 'degenerate-scale', detail: 'x' }] });
  });
});

describe('lookup', () => {
  const table = (by: string, otherwise?: Expr): Expr => (
    { op: 'lookup', by: code(by), rows: [{ codes: ['A', 'B'], v: num('40') }, { codes: ['C'], v: num('50') }], ...(otherwise ? { else: otherwise } : {}) });

  it('takes the row of the code', () => {
    expect(evaluate(table('B'))).toBe('40');
    expect(evaluate(table('C'))).toBe('50');
    expect(evaluate(table('D', num('1')))).toBe('1');
    expect(evaluate(table('constructor'))).toEqual({ missing: [{ reason: 'degenerate-scale', detail: 'x' }] });
  });
});
