import { describe, expect, it } from 'vitest';
import { compileTexts } from '../compiler/support/compile.ts';
import { contract, worked } from '../compiler/support/worked.ts';

/** A withhold of 10% gives way to one of 5% on 1 October 2027, when the price of a month doubles. */
const body = (rule: string) => `fact Score { percentage between 0% and 100%, each year }
  payment Core { from ICB to Trust   paid monthly, due 15 days after the period   amount £1,200 per year }
  withhold W { paid yearly, due 120 days after the period   keeps 10% of Core, with each payment   earned back by Score   unearned: returns to Council }
  variation 2 effective on 1 October 2027 {
    removes W
    withhold V { paid yearly, due 120 days after the period   keeps 5% of Core, with each payment   earned back by Score   unearned: returns to Council }
    Core { amount £2,400 per year }
    ${rule}
    agreed by ICB, Trust, Council on 2 July 2027
  }`;

describe('a withhold that gives way to another in the middle of its year', () => {
  it('keeps and pays back by the old text until the year is over', async () => {
    // 2027/28: 6 x 10 + 6 x 20 are kept by W, half of which is earned; from April 2028 V keeps 10 of 200.
    await worked(body('from the next period for W, V'), `
      in 2026/27 { Score = 100% } in 2027/28 { Score = 50% } in 2028/29 { Score = 25% }
      expect payment from ICB to Trust due on 15 October 2027 is £90.00
      expect payment from ICB to Trust due on 15 November 2027 is £180.00
      expect payment from ICB to Trust due on 15 April 2028 is £180.00
      expect payment from ICB to Trust due on 15 May 2028 is £190.00
      expect W in 2027/28 is £90.00
      expect V in 2027/28 is £0.00
      expect V in 2028/29 is £30.00
      expect payment from ICB to Council due on 29 July 2028 is £90.00
      expect payment from ICB to Council due on 29 July 2029 is £90.00`);
  });

  it('splits it: each keeps on its own days, and pays back what it kept', async () => {
    // 2027/28: W keeps 6 x 10 until October and V 6 x 10 of 200 from then on; half of both is earned by the year's result.
    await worked(body('splits the year for W, V, measured over the whole year'), `
      in 2026/27 { Score = 100% } in 2027/28 { Score = 50% } in 2028/29 { Score = 25% }
      expect payment from ICB to Trust due on 15 October 2027 is £90.00
      expect payment from ICB to Trust due on 15 November 2027 is £190.00
      expect W in 2027/28 is £30.00
      expect V in 2027/28 is £30.00
      expect payment from ICB to Council due on 29 July 2028 is £60.00
      expect V in 2028/29 is £30.00
      expect payment from ICB to Council due on 29 July 2029 is £90.00`);
  });
});

/** A withhold of 10% of a monthly £100 whose terms a variation changes on 1 October 2027. */
const changed = (change: string, rule = '', unearned = 'returns to Council', effective = '1 October 2027') => `fact Score { percentage between 0% and 100%, each year }
  payment Core { from ICB to Trust   paid monthly, due 15 days after the period   amount £1,200 per year }
  withhold W { paid yearly, due 120 days after the period   keeps 10% of Core, with each payment   earned back by Score   unearned: ${unearned} }
  variation 2 effective on ${effective} {
    ${change}
    ${rule}
    agreed by ICB, Trust, Council on 2 July 2027
  }`;

describe('a withhold that a variation changes in the middle of its year', () => {
  it('keeps another share from the next payment on, and pays back what was kept: nothing to be said', async () => {
    // 6 x 10 + 6 x 5 = 90, of which a third is earned.
    await worked(changed('W { keeps 5% of Core, with each payment }'), `
      in 2026/27 { Score = 100% } in 2027/28 { Score = 33.333333% } in 2028/29 { Score = 50% }
      expect payment from ICB to Trust due on 15 October 2027 is £90.00
      expect payment from ICB to Trust due on 15 November 2027 is £95.00
      expect W in 2026/27 is £120.00
      expect W in 2027/28 is £30.00
      expect payment from ICB to Council due on 29 July 2028 is £60.00
      expect W in 2028/29 is £30.00
      expect payment from ICB to Council due on 29 July 2029 is £30.00`);
  });

  it('keeps another share from the next year on, where the text says so', async () => {
    await worked(changed('W { keeps 5% of Core, with each payment   earned back by Score then up to 40% }', 'from the next period for W'), `
      in 2026/27 { Score = 100% } in 2027/28 { Score = 50% } in 2028/29 { Score = 50% }
      expect payment from ICB to Trust due on 15 November 2027 is £90.00
      expect payment from ICB to Trust due on 15 May 2028 is £95.00
      expect W in 2027/28 is £60.00
      expect W in 2028/29 is £24.00`);
  });

  it('pays back by two texts what was kept by two shares, to the penny', async () => {
    // Kept 6 x 10 + 6 x 5.01 = 90.06. By the old text 50.01%, by the new one 40%: 22.52 + 18.01 = 40.53; the rest is 49.53.
    await worked(changed('W { keeps 5.01% of Core, with each payment   earned back by Score then up to 40% }', 'splits the year for W, measured over the whole year'), `
      in 2026/27 { Score = 100% } in 2027/28 { Score = 50.01% } in 2028/29 { Score = 50% }
      expect payment from ICB to Trust due on 15 November 2027 is £94.99
      expect W in 2027/28 is £40.53
      expect payment from ICB to Council due on 29 July 2028 is £49.53`);
  });

  it('reinvests what was kept by the old text when it is removed, and nothing after', async () => {
    // 2026/27 keeps 120, none earned: 120 more in 2027/28. 2027/28 keeps 60 until October, half earned: 30 more in 2028/29.
    const grant = `fund Innovation { from ICB   limit £100 each year   when exceeded: in order   unfunded: lapses }
      payment Ideas { from Innovation to Small   paid yearly, due 10 days after the period   amount £1,000 }
      `;
    await worked(grant + changed('removes W', 'splits the year for W, measured over the whole year', 'reinvested in Innovation'), `
      in 2026/27 { Score = 0% } in 2027/28 { Score = 50% }
      expect payment from ICB to Small due on 10 April 2027 is £100.00
      expect payment from ICB to Small due on 10 April 2028 is £220.00
      expect payment from ICB to Small due on 10 April 2029 is £130.00
      expect payment from ICB to Small due on 10 April 2030 is £100.00
      expect payment from ICB to Trust due on 15 October 2027 is £90.00
      expect payment from ICB to Trust due on 15 November 2027 is £100.00
      expect W in 2027/28 is £30.00`);
  });

  it('reinvests until it returns to another', async () => {
    const grant = `fund Innovation { from ICB   limit £100 each year   when exceeded: in order   unfunded: lapses }
      payment Ideas { from Innovation to Small   paid yearly, due 10 days after the period   amount £1,000 }
      `;
    await worked(grant + changed('W { unearned: returns to Council }', '', 'reinvested in Innovation', '1 April 2028'), `
      in 2026/27 { Score = 100% } in 2027/28 { Score = 50% } in 2028/29 { Score = 25% }
      expect payment from ICB to Small due on 10 April 2028 is £100.00
      expect payment from ICB to Small due on 10 April 2029 is £160.00
      expect payment from ICB to Small due on 10 April 2030 is £100.00
      expect payment from ICB to Council due on 29 July 2029 is £90.00`);
  });
});

/** A withhold of 10% of a monthly £100 from a fund; a variation brings in another funder. */
const funded = (effective: string, change: string, from = 'Budget') => `fact Score { percentage between 0% and 100%, each year }
  fund Budget { from ICB £600, Council £600   limit £5,000 each year   when exceeded: in order   unfunded: lapses }
  payment Core { from ${from} to Trust   paid monthly, due 15 days after the period   amount £1,200 per year }
  withhold W { paid yearly, due 120 days after the period   keeps 10% of Core, with each payment   earned back by Score   unearned: returns to Small }
  variation 2 effective on ${effective} { ${change}   agreed by ICB, Trust, Council, Small on 2 February 2027 }`;

describe('funders that change while something is kept back', () => {
  const found = async (body: string) => (await compileTexts({ 't.remit': contract(body) })).findings.map((f) => `${f.code} ${f.severity} ${f.message}`);
  const refused = ["MOD-360 error Variation 2 changes who pays 'Core' on 1 October 2027, inside the period '2027/28' of 'W': what one funder has kept back by then would be paid back, or be saved, by others. Let the change of funders take effect on 1 April 2028, with the next period of 'W'."];

  it('are refused inside the year of the withhold, for a fund', async () => {
    expect(await found(funded('1 October 2027', 'Budget { from ICB £300, Council £900 }'))).toEqual(refused);
  });

  it.each(['splits the year for W, measured over the whole year', 'from the next period for W'])('are refused for payers of the payment itself, also where it says "%s"', async (rule) => {
    expect(await found(funded('1 October 2027', `Core { from ICB }   ${rule}`, 'Council'))).toEqual(refused);
  });

  it('may change its limit and its other rules inside the year', async () => {
    expect(await found(funded('1 October 2027', 'Budget { limit £6,000 each year   unfunded: owed by ICB }'))).toEqual([]);
  });

  it('change with the year: each gives back what it kept', async () => {
    // 2026/27 keeps 120, 60 of each, half of it earned; 2027/28 keeps 30 and 90, all of it earned.
    await worked(funded('1 April 2027', 'Budget { from ICB £300, Council £900 }'), `
      in 2026/27 { Score = 50% } in 2027/28 { Score = 100% } in 2028/29 { Score = 0% }
      expect payment from ICB to Trust due on 15 April 2027 is £45.00
      expect payment from Council to Trust due on 15 April 2027 is £45.00
      expect payment from ICB to Trust due on 15 May 2027 is £22.50
      expect payment from Council to Trust due on 15 May 2027 is £67.50
      expect payment from ICB to Trust due on 29 July 2027 is £30.00
      expect payment from Council to Trust due on 29 July 2027 is £30.00
      expect payment from ICB to Small due on 29 July 2027 is £30.00
      expect payment from Council to Small due on 29 July 2027 is £30.00
      expect payment from ICB to Trust due on 29 July 2028 is £30.00
      expect payment from Council to Trust due on 29 July 2028 is £90.00`);
  });
});
