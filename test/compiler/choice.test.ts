import { describe, expect, it } from 'vitest';
import { compiled, contract, refused, worked } from './support/worked.ts';

const facts = `fact Elsewhere { count of contacts between 0 and 9,000, each year }
  fact FromElsewhere { count of contacts between 0 and 9,000, each year }
  payment Core { from ICB to Trust   paid yearly, due 30 days after the period   amount £1,000 }`;
const choice = (clauses: string, name = 'Leaving') => `${facts}
  choice ${name} { patients may go elsewhere for Core   paid yearly, due 60 days after the period   ${clauses} }`;
const northshire = 'leakage £45 per contact in Elsewhere, Trust pays ICB then up to £200,000 each year   rest borne by ICB   inflow 80% of that price per contact in FromElsewhere';

describe("patients' choice", () => {
  it('pays leakage one way and inflow the other', () =>
    worked(choice(northshire), `in 2026/27 { Elsewhere = 1,001 contacts   FromElsewhere = 250 contacts }
      expect Leaving from Trust to ICB in 2026/27 is £45,045.00
      expect Leaving from ICB to Trust in 2026/27 is £9,000.00
      expect payment from Trust to ICB due on 30 May 2027 is £45,045.00
      expect payment from ICB to Trust due on 30 May 2027 is £9,000.00`));

  it('caps leakage each year, and the rest is paid by nobody where the payee bears it', () =>
    worked(choice(northshire), `in 2026/27 { Elsewhere = 6,000 contacts   FromElsewhere = 0 contacts }
      expect Leaving from Trust to ICB in 2026/27 is £200,000.00
      expect payments to ICB in 2027/28 is £200,000.00`));

  it('lets a third party bear the rest', () =>
    worked(choice(northshire.replace('borne by ICB', 'borne by Council')), `in 2026/27 { Elsewhere = 6,000 contacts   FromElsewhere = 0 contacts }
      expect Leaving from Trust to ICB in 2026/27 is £200,000.00
      expect Leaving from Council to ICB in 2026/27 is £70,000.00`));

  it('counts a cap for the year over months, and the rest with it', () =>
    worked(`fact Gone { count of contacts between 0 and 9,000, each month }
      choice Leaving { patients may go elsewhere for Core   paid monthly, due 20 days after the period
        leakage £45 per contact in Gone, Trust pays ICB then up to £50,000 each year   rest borne by Council }
      payment Core { from ICB to Trust   paid yearly, due 30 days after the period   amount £1,000 }`,
    `in April 2026 { Gone = 1,000 contacts } in May 2026 { Gone = 1,000 contacts }
      expect Leaving from Trust to ICB in April 2026 is £45,000.00
      expect Leaving from Trust to ICB in May 2026 is £5,000.00
      expect Leaving from Council to ICB in May 2026 is £40,000.00`));

  it('takes an inflow with its own price, parties and cap', () =>
    worked(choice('inflow £36 per contact in FromElsewhere, Council pays Trust then up to £1,000   rest borne by Trust'), `in 2026/27 { FromElsewhere = 20 contacts } in 2027/28 { FromElsewhere = 40 contacts }
      expect Leaving in 2026/27 is £720.00
      expect Leaving in 2027/28 is £1,000.00`));

  it('takes prices per several: £90 per 10 contacts', () =>
    worked(choice('leakage £90 per 10 contacts in Elsewhere, Trust pays ICB   inflow 50% of that price per 10 contacts in FromElsewhere'), `in 2026/27 { Elsewhere = 15 contacts   FromElsewhere = 15 contacts }
      expect Leaving from Trust to ICB in 2026/27 is £135.00
      expect Leaving from ICB to Trust in 2026/27 is £67.50`));

  it('waits for its data, or pays nothing after a day', async () => {
    await worked(choice(northshire), 'in 2026/27 { Elsewhere = 1 contacts } expect Leaving from ICB to Trust in 2026/27 held for FromElsewhere');
    await worked(choice(`${northshire}   missing data: pays nothing after 30 June`), `in 2026/27 { Elsewhere = 1 contacts }
      known on 1 August 2027 { Elsewhere in 2026/27 = 1 contacts }
      expect Leaving from ICB to Trust in 2026/27 is £0.00`);
  });

  it('is for each member of a group', () =>
    worked(`providers Practices each Practice { keyed by ods }
      fact Gone for each Practice { count of contacts between 0 and 9,000, each year }
      payment Core for each Practice { from ICB to Practice   paid yearly, due 30 days after the period   amount £1,000 }
      choice Leaving for each Practice { patients may go elsewhere for Core   paid yearly, due 60 days after the period   leakage £45 per contact in Gone, Practice pays ICB }`,
    `in 2026/27 { Practice "A" { Gone = 2 contacts } Practice "B" { Gone = 3 contacts } }
      expect Leaving of Practice "A" in 2026/27 is £90.00
      expect payment from Practice "B" to ICB due on 30 May 2027 is £135.00`));

  it('has stable ids without a name, and none of its own where nobody else bears the rest', async () => {
    const program = await compiled(contract(`${choice(northshire, '')}
      choice { patients may go elsewhere for Core   paid yearly, due 60 days after the period   leakage £1 per contact in Elsewhere, Trust pays ICB }`));
    expect(program.lines.map(({ id, kind, of }) => `${id} ${kind} ${of}`)).toEqual(['Core payment Core', 'choice.leakage choice choice', 'choice.inflow choice choice', 'choice-2.leakage choice choice']);
  });

  it.each([
    ['a price without a count', 'leakage £45, Trust pays ICB', 'MOD-240'],
    ['an inflow without a count', 'leakage £45 per contact in Elsewhere, Trust pays ICB   inflow 80% of that price', 'MOD-240'],
    ['an inflow that does not say who pays', 'inflow £36 per contact in FromElsewhere', 'MOD-241'],
    ['a cap without who bears the rest', 'leakage £45 per contact in Elsewhere, Trust pays ICB then up to £5 each year', 'RISK-006'],
    ['a cap and its rest on one party', 'leakage £45 per contact in Elsewhere, Trust pays ICB then up to £5 each year   rest borne by Trust', 'MOD-243'],
    ['a price of several', 'leakage £45 per contact in Elsewhere, Trust pays ICB   leakage £46 per contact in Elsewhere, Trust pays ICB   inflow 80% of that price per contact in FromElsewhere', 'MOD-244'],
    ['a price for something else', 'leakage £45 per contact in Elsewhere, Trust pays ICB   inflow 80% of that price per visit in FromElsewhere', 'MOD-245'],
    ['a rest that cannot arise', 'leakage £45 per contact in Elsewhere, Trust pays ICB   rest borne by ICB', 'MOD-168'],
  ])('refuses %s', async (_what, clauses, code) => {
    expect(await refused(contract(choice(clauses)))).toEqual([`${code}:13`]);
  });

  it('refuses a count for a longer period than is paid', async () => {
    expect(await refused(contract(choice('leakage £45 per contact in Elsewhere, Trust pays ICB').replace('paid yearly, due 60', 'paid monthly, due 60')))).toEqual(['MOD-246:13']);
  });
});
