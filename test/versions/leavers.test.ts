import { describe, expect, it } from 'vitest';
import { refused, contract, worked } from '../compiler/support/worked.ts';

/** An alliance that one of four parties leaves on 1 October 2027; what it says of the year in which one does. */
const body = (leaver: string, rule = '') => `
  provider Community
  provider Heart
  fact Spend { money between £1m and £90m, each year }
  share Pool {
    between Trust 40%, Community 25%, Heart 15% and ICB 20%, remainder to ICB
    paymaster ICB
    paid yearly, due 90 days after the period
    compare Spend with £60,000,000 per year
    saving at least 1%, from the first £: shared
    overspend at least 1%, from the first £: shared
    rest borne by ICB
    ${leaver}
  }
  variation 2 "Heart Care leaves" effective on 1 October 2027 {
    Pool { between Trust 50%, Community 30% and ICB 20%, remainder to ICB }
    removes Heart
    ${rule}
    agreed by ICB, Trust, Community, Heart on 2 July 2027
  }`;

const saved = 'in 2027/28 { Spend = £58,800,000 } in 2028/29 { Spend = £58,800,000 }';

describe('a party that leaves a share within a year', () => {
  it('stays in it to the end of the year', async () => {
    await worked(body('a party that leaves: stays to the end of the year'), `${saved}
      expect Pool to Heart in 2027/28 is £180,000.00
      expect Pool to Trust in 2027/28 is £480,000.00
      expect Pool to Trust in 2028/29 is £600,000.00`);
  });

  it('has its share for the part of the year it was there; the others have the new one for the rest', async () => {
    await worked(body('a party that leaves: leaves on that day'), `${saved}
      expect Pool to Heart in 2027/28 is £90,000.00
      expect Pool to Trust in 2027/28 is £540,000.00
      expect Pool to Community in 2027/28 is £330,000.00
      expect Pool for ICB in 2027/28 is £240,000.00
      expect Pool to Trust in 2028/29 is £600,000.00`);
  });

  it('bears what was overspent in the same way', async () => {
    await worked(body('a party that leaves: leaves'), `in 2027/28 { Spend = £61,200,000 }
      expect Pool from Heart in 2027/28 is £90,000.00
      expect Pool from Trust in 2027/28 is £540,000.00`);
  });

  it('goes by the variation where that says otherwise', async () => {
    await worked(body('a party that leaves: stays to the end of the year', 'splits the year for Pool, measured over the whole year'), `${saved}
      expect Pool to Heart in 2027/28 is £90,000.00`);
  });

  it('must be said one way or the other', async () => {
    expect(await refused(contract(body('')))).toEqual(['MOD-203:24']);
  });

  it('says nothing of a year in which only the shares change', async () => {
    const shares = body('a party that leaves: leaves').replace('between Trust 50%, Community 30% and ICB 20%, remainder', 'between Trust 42%, Community 23%, Heart 15% and ICB 20%, remainder').replace('removes Heart', '');
    expect(await refused(contract(shares))).toEqual(['MOD-203:24']);
  });
});
