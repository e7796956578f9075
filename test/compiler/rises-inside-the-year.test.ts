import { describe, expect, it } from 'vitest';
import { contract, refused, worked } from './support/worked.ts';

const monthly = 'from ICB to Trust   paid monthly, due 15 days after the period';

describe('a price that rises several times a year', () => {
  it('may rise each month', () => worked(`payment A { ${monthly} amount £1,200,000 per year   uplift 1% each month from 1 May 2026, exact }`, `
    expect A in April 2026 is £100,000.00
    expect A in May 2026 is £101,000.00
    expect A in June 2026 is £102,010.00
    expect A in July 2026 is £103,030.10
    expect A in August 2026 is £104,060.40`));

  it('may rise each quarter, at a price rounded each time', () => worked(`fact People { count of people between 0 and 900, each month }
    payment A { ${monthly} amount £10 per person in People   uplift 1.25% each quarter from 1 July 2026, price rounded to £0.01 }`, `
    in June 2026 { People = 100 people } in July 2026 { People = 100 people } in September 2026 { People = 100 people } in October 2026 { People = 100 people }
    expect A in June 2026 is £1,000.00
    expect A in July 2026 is £1,013.00
    expect A in September 2026 is £1,013.00
    expect A in October 2026 is £1,026.00`));

  it('has the rate of the year in which it rises', () => worked(`payment A { ${monthly} amount £1,200,000 per year   uplift 1% in 2026/27, 2% from 2027/28 each quarter from 1 January 2027, exact }`, `
    expect A in December 2026 is £100,000.00
    expect A in January 2027 is £101,000.00
    expect A in April 2027 is £103,020.00
    expect A in July 2027 is £105,080.40`));

  it('conserves the pence of the year', () => worked(`payment A { ${monthly} amount £100,000 per year   uplift 3% each quarter from 1 October 2026, exact }`, `
    expect A in April 2026 is £8,333.33
    expect A in October 2026 is £8,583.33
    expect A in 2026/27 is £102,272.50`));

  it('follows an index only year by year, and never rises inside a period that is paid', async () => {
    expect(await refused(contract(`fact Cpih { percentage between 0% and 20%, each year } payment A { ${monthly} amount £5 per year   uplift by Cpih each month from 1 April 2027, exact }`))).toEqual(['MOD-129:10']);
    expect(await refused(contract('payment A { from ICB to Trust   paid yearly, due 15 days after the period   amount £5 per year   uplift 1% each month from 1 April 2027, exact }'))).toEqual(['MOD-170:10']);
  });
});
