import { describe, expect, it } from 'vitest';
import { FACTS_FORMAT, type FactsDocument } from '@remit/program';
import { prepare, run } from '@remit/runtime';
import { compiled, contract } from './support/worked.ts';

const group = 'providers Hospitals each Hospital { keyed by ods   joined and left dates }';

async function result(body: string, facts: Omit<FactsDocument, 'format'>, asOf: string) {
  const outcome = run(prepare(await compiled(contract(body))), { format: FACTS_FORMAT, ...facts }, { asOf });
  if (!outcome.ok) throw new Error(outcome.findings.map((f) => f.message).join('\n'));
  return outcome.result;
}

describe('limits of rules', () => {
  const rules = `${group} fact X for each Hospital each year { money between -£100 and £100 }
    payment Adjustment for each Hospital { from ICB to Hospital   paid yearly, due 5 days after the period   amount X   negative: carry }
    payment Core { from ICB to Trust   paid monthly, due 5 days after the period   amount £1,200 per year }
    subcontract S "Night visits" { by Trust to Small   term 1 April 2026 to 31 March 2031   pays 50% of Core, monthly, within 15 days of the end of the period   recoveries: passed down }
    rules {
      total of Adjustment across Hospitals between -£1 per Hospital and £1 per Hospital
      payments to Trust at most £1,000 each year
      payments to any one provider at most £1,100 each year
      subcontracting at most 40% of contract value
      subcontracting at most £600 each year
      any one subcontract without consent at most £500 each year
      payments to Hospital at most £4 each year
      subcontracting at most 2 tiers
      loss of Trust at most its reserves and guarantees
    }`;
  const observe = (key: string, value: string) => ({ fact: 'X', period: '2026/27', dims: { Hospitals: key }, value });

  it('are reported with the result where a run can work them out', async () => {
    const { checks } = await result(rules, { observations: [observe('A', '5'), observe('B', '-4')] }, '2027-05-01');
    expect(checks.map((c) => [c.id, c.title, c.dims?.['Hospitals'] ?? '', c.holds])).toEqual([
      ['rules.1', 'Total of Adjustment across Hospitals between -£1 per Hospital and £1 per Hospital', '', true],
      ['rules.2', 'Payments to Trust at most £1,000 each year', '', false],
      ['rules.3', 'Payments to any one provider at most £1,100 each year (Trust)', '', false],
      ['rules.3.2', 'Payments to any one provider at most £1,100 each year (Small)', '', true],
      ['rules.5', 'Subcontracting at most £600 each year', '', true],
      ['rules.6', 'Any one subcontract without consent at most £500 each year (Night visits)', '', false],
      ['rules.7', 'Payments to Hospital at most £4 each year', 'A', false],
      ['rules.7', 'Payments to Hospital at most £4 each year', 'B', true],
    ]);
  });

  it('stop no payment', async () => {
    const { holds, entitlements } = await result(rules, { observations: [observe('A', '5'), observe('B', '-4')] }, '2027-05-01');
    expect(holds.flatMap((h) => h.reasons).filter((r) => r.reason !== 'missing')).toEqual([]);
    expect(entitlements.filter((e) => e.line === 'Core' && e.period === '2026-04')).toMatchObject([{ amount: '100.00' }]);
  });
});

describe('an advance that looks back to last year', () => {
  it('is that of the first year for a member who was not there then', async () => {
    const body = `${group} fact Earned for each Hospital each year { money between £0 and £1m } fact Forecast for each Hospital each year { money between £0 and £1m }
      payment A for each Hospital { from ICB to Hospital   paid yearly, due 30 June after the period   amount Earned
        advance 70% of A in the previous year, in 12 monthly instalments due on the last day of the month, no previous year: 70% of Forecast, reconciled with the payment, excess: set off, if held: keep until 30 September }`;
    const observe = (fact: string, key: string, period: string, value: string) => ({ fact, period, dims: { Hospitals: key }, value });
    const { entitlements } = await result(body, {
      members: { Hospitals: [{ key: 'Old' }, { key: 'New', joined: '2027-04-01' }] },
      observations: [observe('Earned', 'Old', '2026/27', '1200'), observe('Forecast', 'Old', '2026/27', '600'), observe('Forecast', 'Old', '2027/28', '600'), observe('Forecast', 'New', '2027/28', '240')],
    }, '2027-06-01');
    const advance = (key: string, period: string) => entitlements.find((e) => e.line === 'A.advance' && e.period === period && e.dims?.['Hospitals'] === key)?.amount;
    // 70% of 600 / 12; 70% of 1,200 / 12; 70% of 240 / 12
    expect([advance('Old', '2026-04'), advance('Old', '2027-04'), advance('New', '2027-04')]).toEqual(['35.00', '70.00', '14.00']);
  });
});
