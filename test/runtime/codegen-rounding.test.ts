import type { Expr, RoundingMode } from '@remit/program';
import { formatNumber, largestRemainder, parseNumber, ROUNDING_MODES, roundTo, splitWithRemainder } from '@remit/program/rational';
import { describe, expect, it } from 'vitest';
import { add, div, fact, mul, num } from '../helpers/program-builder.ts';
import { batchOf, columnsFor, siteProgram } from './codegen-support.ts';

const RATE = { n: 1n, d: 400n };
const UNIT = { n: 1n, d: 100n };
/** Whole numbers of which every eighth part of a unit is a tie, an exact value or in between; and large ones of either sign. */
const NUMBERS = [...Array.from({ length: 401 }, (_, index) => index - 200), 9_999_999, -9_999_999, 4_503_599_627, -4_503_599_627];

const round = (arg: Expr, mode: RoundingMode): Expr => ({ op: 'round', arg, unit: '0.01', mode });

describe.each(ROUNDING_MODES)('rounding %s', mode => {
  const model = siteProgram(
    { constant: round(mul(fact('X'), num('0.0025')), mode), varied: round(div(fact('X'), fact('D')), mode) },
    { facts: [{ id: 'X', type: 'number', each: ['Site'] }, { id: 'D', type: 'count', each: ['Site'] }] },
  );
  const batch = batchOf(model);
  const cases = NUMBERS.flatMap(x => [1, 8, 7, 400, 3000].map(d => ({ x, d })));
  const columns = columnsFor(batch, { X: cases.map(({ x }) => x * 1_000_000), D: cases.map(({ d }) => d) });
  const expected = cases.map(({ x, d }) => [{ n: BigInt(x) * RATE.n, d: RATE.d }, { n: BigInt(x), d: BigInt(d) }].map(value => formatNumber(roundTo(value, UNIT, mode))));

  it.each([false, true])('gives what exact arithmetic gives (only BigInts: %s)', onlyBig => {
    const result = batch.run(columns, cases.length, [], onlyBig);
    const found = cases.map((_, row) => [0, 1].map(output => formatNumber(result.read(output, row) as { n: bigint; d: bigint })));
    expect(found).toEqual(expected);
    expect([...new Set(result.status)].sort()).toEqual(onlyBig ? [1] : [0, 1]);
  });
});

describe('splits', () => {
  const weights = ['0.7', '0.2', '0.1'];
  const values = weights.map(weight => parseNumber(weight)!);
  const split = (index: number, remainderTo?: number): Expr => ({
    op: 'split', arg: add(fact('X'), num('0.005')), weights: weights.map(num), index, unit: '0.01', ...(remainderTo === undefined ? {} : { remainderTo }),
  });
  const model = siteProgram(
    Object.fromEntries(weights.flatMap((_, index) => [[`rest${index}`, split(index, 0)], [`largest${index}`, split(index)]])),
    { facts: [{ id: 'X', type: 'money', each: ['Site'] }] },
  );
  const batch = batchOf(model);
  const pence = NUMBERS.filter(x => Math.abs(x) < 1e9);

  it.each([false, true])('conserve and agree for sums of either sign (only BigInts: %s)', onlyBig => {
    const result = batch.run(columnsFor(batch, { X: pence }), pence.length, [], onlyBig);
    pence.forEach((x, row) => {
      const total = roundTo({ n: 2n * BigInt(x) + 1n, d: 200n }, UNIT, 'trunc');
      const rest = splitWithRemainder(total, values, UNIT, 0);
      const largest = largestRemainder(total, values, UNIT);
      expect(batch.outputs.map((_, output) => formatNumber(result.read(output, row) as typeof total)))
        .toEqual(weights.flatMap((_, index) => [formatNumber(rest[index]!), formatNumber(largest[index]!)]));
    });
    expect([...new Set(result.status)]).toEqual([onlyBig ? 1 : 0]);
  });
});
