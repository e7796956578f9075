import { describe, expect, it } from 'vitest';
import type { Expectation, Scenario } from '@remit/program';
import { prepare, runScenario } from '@remit/runtime';
import { buildProgram, fact, lineRef, mul, num, pence, seen } from '../helpers/program-builder.ts';

const program = buildProgram({
  facts: [{ id: 'size', type: 'count', min: num('10') }, { id: 'glucose', type: 'ratio' }],
  vars: [{ id: 'doubled', expr: mul(num('2'), fact('size')) }, { id: 'none', expr: { op: 'notApplicable', reason: 'nobody' } }],
  lines: [
    { id: 'core', grain: 'month', amount: pence(mul(fact('size'), num('10'))) },
    { id: 'core.advance', kind: 'advance', of: 'core', grain: 'year', amount: num('3') },
    { id: 'quality', grain: 'year', amount: pence(mul(num('1000'), fact('glucose'))), parts: [{ id: 'feet', expr: num('1') }, { id: 'eyes', expr: num('3') }] },
    { id: 'nursing', grain: 'month', from: { party: 'provider' }, to: { party: 'third' }, amount: pence(mul(num('0.12'), lineRef('core'))) },
  ],
});
const model = prepare(program);

function verdicts(scenario: Partial<Scenario>, ...expect_: (Expectation | Omit<Expectation, 'text'>)[]): string[] {
  const outcome = runScenario(model, { title: 't', observations: [], ...scenario, expect: expect_.map(each => ({ text: '', ...each }) as Expectation) });
  if (outcome.findings.length > 0) return outcome.findings.map(each => `${each.code} ${each.message}`);
  return outcome.expectations.map(each => `${each.passed ? 'passed' : 'failed'} ${each.got}`);
}
const first = { observations: [seen('size', '100'), seen('glucose', '0.7')] };
const period = '2026/27';

describe('scenarios', () => {
  it('entitlements, of a period or added up over a coarser one', () => {
    expect(verdicts(first,
      { kind: 'entitlement', of: 'core', lines: ['core'], period: '2026-04', rel: 'is', amount: '1000.00' },
      { kind: 'entitlement', of: 'core', lines: ['core'], period, rel: 'is', amount: '12000' },
      { kind: 'entitlement', of: 'core', lines: ['core'], period: '2026/27-Q1', rel: 'is', amount: '2999.99' },
      { kind: 'entitlement', of: 'core', lines: ['core'], period: '2026/27-Q1', rel: 'is', amount: '2999.5', within: '1' },
      { kind: 'entitlement', of: 'quality', lines: ['quality'], period, rel: 'atLeast', amount: '700' },
      { kind: 'entitlement', of: 'quality', lines: ['quality'], period, rel: 'moreThan', amount: '700' },
      { kind: 'entitlement', of: 'quality', lines: ['quality'], period, rel: 'atMost', amount: '700' },
      { kind: 'entitlement', of: 'quality', lines: ['quality'], period, rel: 'lessThan', amount: '700' },
      { kind: 'part', of: 'quality', line: 'quality', part: 'feet', period, rel: 'is', amount: '175' },
    )).toEqual([
      'passed £1,000.00', 'passed £12,000.00', 'failed £3,000.00', 'passed £3,000.00', 'passed £700.00', 'failed £700.00', 'passed £700.00', 'failed £700.00', 'passed £175.00']);
  });

  it('holds, with what they are for', () => {
    const held = (reason: string) => ({ kind: 'held' as const, of: 'quality', lines: ['quality'], period, for: reason });
    expect(verdicts({ observations: [seen('size', '100')] }, held('glucose'), held('size'), held(''),
      { kind: 'entitlement', of: 'quality', lines: ['quality'], period, rel: 'is', amount: '700' })).toEqual([
      "passed held: 'glucose' in 2026/27 is missing", "failed held: 'glucose' in 2026/27 is missing", "passed held: 'glucose' in 2026/27 is missing", "failed held: 'glucose' in 2026/27 is missing"]);
    expect(verdicts(first, held('glucose'))).toEqual(['failed £700.00, not held']);
  });

  it('earnings leave advances out; payments are those of runs on every day something opens', () => {
    expect(verdicts(first,
      { kind: 'earnings', party: 'provider', period, rel: 'is', amount: '12700' },
      { kind: 'earnings', party: 'third', period, rel: 'is', amount: '1440' },
      { kind: 'payment', from: 'buyer', to: 'provider', due: '2026-05-15', rel: 'is', amount: '1000' },
      { kind: 'payment', from: 'buyer', to: 'provider', due: '2027-04-15', rel: 'is', amount: '1703' },
      { kind: 'payment', from: 'provider', to: 'third', rel: 'is', amount: '1440' },
      { kind: 'paid', to: 'provider', period, rel: 'is', amount: '11000' },
    )).toEqual(['passed £12,700.00', 'passed £1,440.00', 'passed £1,000.00', 'passed £1,703.00', 'passed £1,440.00', 'passed £11,000.00']);
  });

  it('values, published or not', () => {
    expect(verdicts(first,
      { kind: 'value', id: 'doubled', period, rel: 'is', value: '200' }, { kind: 'value', id: 'doubled', period, rel: 'atMost', value: '199' },
      { kind: 'value', id: 'none', period, rel: 'is', value: null }, { kind: 'value', id: 'doubled', period: '2027/28', rel: 'is', value: '200' }, { kind: 'value', id: 'nothing', period, rel: 'is', value: '1' },
    )).toEqual(['passed 200', 'failed 200', 'passed not applicable: nobody', "failed missing: 'size' in 2027/28 is missing", "failed the contract has no value 'nothing'"]);
  });

  it('as of a day, with what was known then', () => {
    const corrected = { observations: [{ ...seen('size', '100'), id: 'a' }, { ...seen('size', '200'), supersedes: 'a', recordedAt: '2026-07-01' }, seen('glucose', '0.7')] };
    expect(verdicts(corrected,
      { kind: 'entitlement', of: 'core', lines: ['core'], period: '2026-04', rel: 'is', amount: '1000', asOf: '2026-06-30' },
      { kind: 'entitlement', of: 'core', lines: ['core'], period: '2026-04', rel: 'is', amount: '2000' },
      { kind: 'payment', from: 'buyer', to: 'provider', due: '2026-07-11', rel: 'is', amount: '2000' },
    )).toEqual(['passed £1,000.00', 'passed £2,000.00', 'passed £2,000.00']);
  });

  it('facts not given: at their least, or at the level the contract gives them', () => {
    expect(verdicts({ otherwise: 'atLeast' }, { kind: 'value', id: 'doubled', period, rel: 'is', value: '20' })).toEqual([
      "SCN-101 The scenario takes facts it does not give at their least, and for 'glucose' the contract does not say what that is."]);
    const levels = [{ fact: 'glucose', value: '0.5' }, { fact: 'glucose', period: '2027/28', value: '0.6' }];
    const quality = (year: string, amount: string) => ({ kind: 'entitlement' as const, of: 'quality', lines: ['quality'], period: year, rel: 'is' as const, amount });
    expect(verdicts({ otherwise: 'atLeast', levels }, quality(period, '500'), quality('2027/28', '600'), { kind: 'value', id: 'doubled', period, rel: 'is', value: '20' })).toEqual(['passed £500.00', 'passed £600.00', 'passed 20']);
    expect(verdicts({ otherwise: 'atTarget', levels: [...levels, { fact: 'size', value: '50' }], observations: [seen('size', '100')] }, { kind: 'value', id: 'doubled', period, rel: 'is', value: '200' })).toEqual(['passed 200']);
  });

  it('facts that do not fit are findings of the scenario', () => {
    expect(verdicts({ observations: [seen('sise', '100')] })).toEqual(["FCT-101 This contract has no fact 'sise'. Did you mean 'size'?"]);
  });
});
