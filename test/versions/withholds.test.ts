import { describe, expect, it } from 'vitest';
import { contract, refused, worked } from '../compiler/support/worked.ts';

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

  it('cannot split it: half of what it would keep in the year is not what it keeps in half of it', async () => {
    expect([...new Set(await refused(contract(body('splits the year for W, V, measured over the whole year'))))]).toEqual(['MOD-272:13']);
  });
});
