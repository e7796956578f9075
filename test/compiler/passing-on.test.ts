import { describe, expect, it } from 'vitest';
import { compileTexts } from './support/compile.ts';
import { compiled, contract, refused, worked } from './support/worked.ts';

const facts = 'fact X { money between £0 and £900,000, each year }';
const payments = `${facts} payment Core { from ICB to Trust   paid monthly, due 15 days after the period   amount £1,200,000 per year }
  payment A { from ICB to Trust   paid yearly, due 90 days after the period   amount X }`;
const sub = (clauses: string): string => `${payments} subcontract S { by Trust to Small   term 1 April 2026 to 31 March 2031   ${clauses}   recoveries: passed down   VAT exempt }`;

describe('a share of a yearly payment in a subcontract that is paid monthly', () => {
  it('is passed on once for each payment, in its own rhythm', async () => {
    await worked(sub('pays 12% of Core, monthly, within 15 days of the end of the period   passes on 50% of A, within 15 days of the due date of A'), `
      in 2026/27 { X = £80,000.01 }
      expect S in April 2026 is £12,000.00
      expect S in 2026/27 is £184,000.01
      expect payment from Trust to Small due on 14 July 2027 is £40,000.01
      expect payment from Trust to Small due on 15 July 2027 is £12,000.00`);
  });

  it('falls with the payment of the head', () => worked(sub('pays 12% of Core, monthly, within 15 days of the end of the period   passes on 50% of A, within 15 days of the due date of A'), `
    in 2026/27 { X = £80,000 }
    known on 20 July 2027 { X in 2026/27 = £60,000 }
    expect S in 2026/27 is £174,000.00
    expect payment from Trust to Small due on 14 July 2027 is £40,000.00
    expect payment from Trust to Small due on 15 August 2027 is £2,000.00`));

  it('has a line for the year beside the lines for the months', async () => {
    const { lines } = await compiled(contract(sub('pays 12% of Core, monthly, within 15 days of the end of the period   passes on 50% of A, within 15 days of the due date of A')));
    expect(lines.filter(({ of }) => of === 'S').map(({ id, grain, schedule }) => [id, grain, schedule.length])).toEqual([['S.pays', 'month', 60], ['S.passes-on', 'year', 5]]);
  });

  it('has one rhythm', async () => {
    expect(await refused(contract(sub('passes on 50% of A + 1% of Core, within 15 days of the end of the period')))).toEqual(['TYP-111:11']);
  });
});

describe('several prices of a subcontract', () => {
  it('are each worked out in their own rhythm', async () => {
    await worked(sub('pays 1% of Core, monthly, within 15 days of the end of the period   pays 10% of A, yearly, within 15 days of the due date of A'), `
      in 2026/27 { X = £80,000 }
      expect S in 2026/27 is £20,000.00`);
    const { errors } = await compileTexts({ 'file:///t.remit': contract(sub('pays 10% of A, yearly, within 15 days of the due date of A   pays 1% of A, monthly, within 15 days of the end of the period')) });
    expect(errors).toEqual([expect.stringMatching(/TYP-010 'A' is worked out each year, and this each month/)]);
  });
});
