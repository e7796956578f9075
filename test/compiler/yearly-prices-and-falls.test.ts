import { describe, expect, it } from 'vitest';
import { FACTS_FORMAT, type FactsDocument, type Program } from '@remit/program';
import { prepare, run } from '@remit/runtime';
import { compiled, contract } from './support/worked.ts';

function entitled(program: Program, line: string, facts: Omit<FactsDocument, 'format'> = { observations: [] }): string[] {
  const outcome = run(prepare(program), { format: FACTS_FORMAT, ...facts }, { asOf: '2027-04-01' });
  if (!outcome.ok) throw new Error(outcome.findings.map((f) => f.message).join('\n'));
  return outcome.result.entitlements.filter((e) => e.line === line && e.period < '2027-04').map((e) => e.amount);
}

describe('a subcontract with a price for the year', () => {
  it('is paid in instalments that come to the price, as a payment is', async () => {
    const program = await compiled(contract(`subcontract Images { by Trust to Small   term 1 April 2026 to 31 March 2031
      pays £160,000 per year, monthly, within 30 days of the end of the period   recoveries: passed down, at most 25% of each month }`));
    const paid = entitled(program, 'Images.pays');
    expect(paid.slice(0, 3)).toEqual(['13333.33', '13333.34', '13333.33']);
    expect(paid).toHaveLength(12);
    expect(paid.reduce((pence, amount) => pence + BigInt(amount.replace('.', '')), 0n)).toBe(16_000_000n);
    expect(program.lines.find((l) => l.id === 'Images.pays')).not.toHaveProperty('negative');
  });
});

describe('an amount that may be below zero', () => {
  const text = (clause: string) => contract(`fact X { money between -£100 and £100, each year }
    payment Adjustment { from ICB to Trust   paid yearly, due 5 days after the period   amount X   ${clause} }`);

  it.each([
    ['recoveries: invoice, due 30 days', { invoiceDays: 30 }],
    ['recoveries: carry', 'carry'],
    ['', 'carry'],
    ['recoveries: invoice, due 30 days   negative: carry', 'carry'],
    ['recoveries: carry   negative: invoice, due 10 days', { invoiceDays: 10 }],
  ])('goes by its own rule, and without one by that for a fall: %s', async (clause, rule) => {
    const { lines } = await compiled(text(clause));
    expect(lines.map((l) => l.negative)).toEqual([rule]);
  });
});

describe('an outcome among some of a set', () => {
  it('is one value where the measure has one for each', async () => {
    const program = await compiled(contract(`bands Need = Low, High
      measure Control for each Need each year { proportion InRange / Tested   better when higher }
      outcome HighControl { measured by Control among High   baseline 40%   target 50%   accountable Trust   attribution none, accepted by ICB   verified by ICB }
      payment Results { from ICB to Trust   paid yearly, due 5 days after the period   amount up to £1,000 { 100% for HighControl rising from baseline to target } }`));
    const observations = [['Low', '80/100'], ['High', '45/100']].map(([key, value]) => ({ fact: 'Control', period: '2026/27', dims: { Need: key! }, value: { numerator: value!.split('/')[0]!, denominator: value!.split('/')[1]! } }));
    expect(entitled(program, 'Results', { observations })).toEqual(['500.00']);
  });
});
