import { describe, expect, it } from 'vitest';
import { contract, refused, worked } from './support/worked.ts';

/** A budget whose band changes on the day after a review; `more` replaces what is said of part months. */
const body = (more = 'while a member, by days', paid = 'monthly, in advance, due on day 1 of the period', amount = 'BudgetOf of BandOf') => `
  provider MyCare
  persons Holders each Person { keyed by pseudonym   at most 450   joined and left dates }
  bands Need = Low, Medium, High
  fact BandOf for each Person each month { code of Need }
  table BudgetOf by Need { Low: £7,200 per year   Medium: £11,800 per year   High: £19,400 per year }
  personal budget Care for each Person {
    from ICB   paid ${paid}   amount ${amount}   ${more}
    held by HeldAs { Brokered: MyCare   Direct: Person }
    review 3 months after joining, then yearly
    band changes from the day after the review
  }
  fact HeldAs for each Person each year { one of Brokered, Direct }`;

describe('a band that changes from the day after the review', () => {
  it('pays ten days of August by the old band and twenty-one by the new one', async () => {
    // The review is on 10 August. £600.00 x 10/31 + £983.34 x 21/31 = 193.548… + 666.133… = 859.68 (a fifth month of £11,800 is 4,916.67 less 3,933.33).
    await worked(body(), `
      in 2026/27 { Person "P1" { joined on 10 May 2026   HeldAs = Brokered   BandOf in May 2026 = Low   BandOf in August 2026 = Medium } }
      expect Care of Person "P1" in May 2026 is £425.81
      expect Care of Person "P1" in July 2026 is £600.00
      expect Care of Person "P1" in August 2026 is £859.68
      expect Care of Person "P1" in September 2026 is £983.33`);
  });

  it('counts only the days on which the person was there', async () => {
    // Leaves on 21 August: 10 days of £600 and 10 of £983.34, of 31: 193.548… + 317.206… = 510.75.
    await worked(body(), `
      in 2026/27 { Person "P1" { joined on 10 May 2026   left on 21 August 2026   HeldAs = Brokered   BandOf in May 2026 = Low   BandOf in August 2026 = Medium } }
      expect Care of Person "P1" in August 2026 is £510.75`);
  });

  it('pays a full month by the days of each band where part months are not counted', async () => {
    await worked(body(''), `
      in 2026/27 { Person "P1" { joined on 10 May 2026   HeldAs = Brokered   BandOf in May 2026 = Low   BandOf in August 2026 = High } }
      expect Care of Person "P1" in May 2026 is £600.00
      expect Care of Person "P1" in August 2026 is £1,288.71`);
  });

  it('changes with the next month where the review is on the last day of one', async () => {
    await worked(body(), `
      in 2026/27 { Person "P1" { joined on 31 May 2026   HeldAs = Brokered   BandOf in May 2026 = Low   BandOf in August 2026 = Medium } }
      expect Care of Person "P1" in August 2026 is £600.00
      expect Care of Person "P1" in September 2026 is £983.33`);
  });

  it('divides a quarter at each monthly review in it', async () => {
    // Joined on 1 April: reviews on 1 July, 1 August, 1 September. Low is £1,800 and High £4,850 for a quarter: 1 day of 92 before the first takes effect, 91 after (31, 31 and 29 by three readings of one band).
    const quarterly = body('while a member, by days', 'quarterly, in advance, due on day 1 of the period').replace('then yearly', 'then monthly').replace('fact BandOf for each Person each month', 'fact BandOf for each Person each quarter');
    await worked(quarterly, `
      in 2026/27 { Person "P1" { joined on 1 April 2026   HeldAs = Brokered   BandOf in Q1 2026/27 = Low   BandOf in Q2 2026/27 = High } }
      expect Care of Person "P1" in Q1 2026/27 is £1,800.00
      expect Care of Person "P1" in Q2 2026/27 is £4,816.85`);
  });

  it('needs an amount that has a part for some days', async () => {
    expect(await refused(contract(body('while a member, by days', 'yearly, in 12 monthly instalments, due on day 1 of the period', 'BudgetOf of BandOf').replace('BandOf for each Person each month', 'BandOf for each Person each year')))).toEqual(['MOD-235:20']);
  });
});
