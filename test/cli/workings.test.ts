import type { Expr } from '@remit/program';
import { working, type Inner } from '@remit/story/workings';
import { describe, expect, it } from 'vitest';

const num = (v: string): Expr => ({ op: 'number', v });
const inner = (...all: [at: string, value: string, words?: string][]): Inner[] =>
  all.map(([at, value, words = value]) => ({ at, words, node: { pointer: at, op: 'number', value, children: [] } }));
const told = (expr: Expr, ...all: [at: string, value: string, words?: string][]): string => working(expr, inner(...all), (number) => `£${number}`);

describe('the working of a step', () => {
  it('writes arithmetic as one types it', () => {
    const args = [num('1'), num('1')];
    expect(told({ op: 'add', args }, ['/args/0', '2'], ['/args/1', '-1'])).toBe('2 − 1');
    expect(told({ op: 'sub', args }, ['/args/0', '5'], ['/args/1', '3'])).toBe('5 − 3');
    expect(told({ op: 'mul', args }, ['/args/0', '4.5', '£4.50'], ['/args/1', '12000', '12,000'])).toBe('£4.50 × 12,000');
    expect(told({ op: 'div', args }, ['/args/0', '1'], ['/args/1', '3'])).toBe('1 ÷ 3');
  });

  it('says how it rounds', () => {
    expect(told({ op: 'round', arg: num('1'), unit: '0.01', mode: 'halfExpand' }, ['/arg', '1.005'])).toBe('1.005 rounded to £0.01, half up');
    expect(told({ op: 'round', arg: num('1'), unit: '1', mode: 'trunc', root: 2 }, ['/arg', '5'])).toBe('square root of 5 rounded to £1, down');
  });

  describe('on a straight line', () => {
    const line = (y0: string, y1: string) => (x: string): string =>
      told({ op: 'interpolate', x: num('0'), points: [[num('0.5'), num(y0)], [num('1'), num(y1)]] },
        ['/x', x], ['/points/0/0', '0.5'], ['/points/0/1', y0], ['/points/1/0', '1'], ['/points/1/1', y1]);
    it.each([
      ['0', '1', '0.75', '(0.75 − 0.5) ÷ (1 − 0.5)'], ['1', '0', '0.75', '(1 − 0.75) ÷ (1 − 0.5)'], ['0.6', '1', '0.75', '0.6 + (0.75 − 0.5) ÷ (1 − 0.5) × (1 − 0.6)'],
      ['0', '20', '0.75', '(0.75 − 0.5) ÷ (1 − 0.5) × 20'], ['0', '1', '0.4', '0.4 is below 0.5, which gives 0'], ['0', '1', '1.5', '1.5 is above 1, which gives 1'],
      ['0', '1', '0.5', '0.5 gives 0'], ['0', '1', '1', '1 gives 1'],
    ])('from %s to %s, at %s: %s', (y0, y1, x, words) => {
      expect(line(y0, y1)(x)).toBe(words);
    });
  });

  it('names the band, with its edges', () => {
    const bands = [{ to: num('0.5'), v: num('0') }, { to: num('0.65'), includesTo: true, v: num('0.4') }, { v: num('1') }];
    const band: Expr = { op: 'band', x: num('0'), mode: 'whole', bands };
    expect(told(band, ['/x', '0.2'], ['/bands/0/to', '0.5'], ['/bands/0/v', '0'])).toBe('0.2 is below 0.5: 0');
    expect(told(band, ['/x', '0.65'], ['/bands/0/to', '0.5'], ['/bands/1/to', '0.65'], ['/bands/1/v', '0.4'])).toBe('0.65 is at least 0.5 and at most 0.65: 0.4');
    expect(told(band, ['/x', '0.7'], ['/bands/0/to', '0.5'], ['/bands/1/to', '0.65'], ['/bands/2/v', '1'])).toBe('0.7 is above 0.65: 1');
  });

  it('adds up what falls in each part', () => {
    const parts: Expr = { op: 'band', x: num('0'), mode: 'graduated', bands: [{ to: num('690'), v: num('0') }, { v: num('0.5') }] };
    const at = (x: string): string => told(parts, ['/x', x, `£${x}`], ['/bands/0/to', '690'], ['/bands/0/v', '0'], ['/bands/1/v', '0.5']);
    expect([at('1300'), at('690'), at('0')]).toEqual(['£690 × 0 + £610 × 0.5', '£690 × 0', '£0 is not above 0']);
  });

  it('counts what is too much to list', () => {
    const many = Array.from({ length: 9 }, (_, index): [string, string] => ['/arg', String(index + 1)]);
    expect(told({ op: 'agg', fn: 'sum', in: { dim: 'G' }, arg: num('1') }, ...many)).toBe('the total of 9 values');
    expect(told({ op: 'agg', fn: 'max', in: { dim: 'G' }, arg: num('1') }, ...many.slice(0, 2))).toBe('the highest of 1, 2');
    expect(told({ op: 'over', fn: 'sum', grain: 'month', window: 'in', arg: num('1') }, ['/arg', '4', '£4'], ['/arg', '4', '£4'], ['/arg', '4', '£4'])).toBe('3 × £4');
  });
});
