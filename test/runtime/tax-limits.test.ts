import { describe, expect, it } from 'vitest';
import type { Result } from '@remit/program';
import { buildProgram, factsOf, num, pence } from '../helpers/program-builder.ts';
import { resultOf } from '../helpers/run.ts';

/** One payment of £100, taxed at 20%, from a fund whose limit includes the tax; what of it is funded. */
function funded(limit: string, unit: string): string | undefined {
  const result: Result = resultOf(buildProgram({
    tax: { rounding: { unit, mode: 'halfExpand' }, rates: [{ treatment: 'standard', from: '2020-01-01', rate: '0.2' }] },
    funds: [{ id: 'f', limits: [{ window: 'term', max: num(limit), includesTax: true }], whenExceeded: { rule: 'inOrder' } }],
    lines: [{ id: 'p', grain: 'term', from: { fund: 'f' }, tax: { treatment: 'standard', recoverable: false }, amount: pence(num('100')), schedule: [{ period: 'term', opens: '2026-04-01', due: '2026-05-01' }] }],
  }), factsOf(), '2026-05-01');
  return result.entitlements[0]!.legs[0]?.amount;
}

describe('a limit that includes tax', () => {
  it('leaves room for the tax of what is paid', () => {
    expect(['120', '119.99', '60', '0.02', '0.01'].map((limit) => funded(limit, '0.01'))).toEqual(['100.00', '99.99', '50.00', '0.01', undefined]);
  });

  it('admits as much as fits where tax is rounded to whole pounds, and never less than nothing', () => {
    expect(['6.05', '10.5', '7.01', '6', '1.01', '1', '0.5', '0'].map((limit) => funded(limit, '1'))).toEqual(['5.00', '8.50', '5.01', '5.00', '0.01', undefined, undefined, undefined]);
  });
});
