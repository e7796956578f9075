import { describe, expect, it } from 'vitest';
import { compileTexts } from './support/compile.ts';
import { contract, refused, worked } from './support/worked.ts';

const flow = 'from ICB to Trust   paid yearly, due 60 days after the period';
const history = 'term 1 April 2026 to 31 March 2031   years start 1 April   history from 1 April 2024';
const proportion = 'proportion Hit / Seen   better when higher';

/** Codes of what is found in a text that compiles. */
async function warned(text: string): Promise<string[]> {
  const { contracts, errors, findings } = await compileTexts({ 'file:///t.remit': text });
  expect(errors).toEqual([]);
  expect(contracts.length).toBe(1);
  return findings.map((f) => `${f.code} ${f.message}`);
}

describe('a measure over several years', () => {
  it('is that of the sums of its numbers, with the history before the term', () => worked(`measure M { ${proportion}   measured over the 3 years ending with the period }
    payment A { ${flow} amount £1,000 * M }`, `
    in 2024/25 { M = 10 out of 100 } in 2025/26 { M = 80 out of 100 } in 2026/27 { M = 90 out of 200 }
    expect A in 2026/27 is £450.00
    expect A in 2027/28 held for M`, history));

  it('may end on a day before the period, of data by the quarter', () => worked(`measure M each quarter { ${proportion}   measured over the 1 years ending 30 June before the period }
    payment A { ${flow} amount £1,000 * M }`, `
    in Q2 2024/25 { M = 1 out of 10 } in Q3 2024/25 { M = 2 out of 10 } in Q4 2024/25 { M = 3 out of 10 } in Q1 2025/26 { M = 4 out of 20 }
    in Q2 2025/26 { M = 9 out of 10 }
    expect A in 2026/27 is £200.00`, history));

  it('may end on a day in the period, of data by the month, and be asked for by a payment', () => worked(`measure M each month { ${proportion} }
    payment A { ${flow} measured over the 2 months ending 30 September in the year   amount £1,000 * M }`, `
    in July 2026 { M = 9 out of 10 } in August 2026 { M = 1 out of 10 } in September 2026 { M = 2 out of 10 } in October 2026 { M = 9 out of 10 }
    expect A in 2026/27 is £150.00`));

  it('may be by the month where it is paid by the quarter', () => worked(`measure M each month { ${proportion}   measured over the 2 quarters ending with the period }
    payment A { from ICB to Trust   paid quarterly, due 60 days after the period   amount £1,000 * M }`, `
    in January 2026 { M = 1 out of 10 } in February 2026 { M = 1 out of 10 } in March 2026 { M = 1 out of 10 }
    in April 2026 { M = 5 out of 10 } in May 2026 { M = 5 out of 10 } in June 2026 { M = 5 out of 10 }
    expect A in Q1 2026/27 is £300.00`, history));
});

describe('a stretch that the contract does not know all of', () => {
  it('is told', async () => {
    const [found, ...more] = await warned(contract(`measure M { ${proportion}   measured over the 3 years ending with the period } payment A { ${flow} amount £1,000 * M }`));
    expect(found).toMatch(/^TYP-130 For 2026\/27 and 1 more period this window begins before anything the contract knows of/);
    expect(more).toEqual([]);
  });

  it('has no payments in it from before the term', async () => {
    const text = `payment C { ${flow} amount £100 } payment A { ${flow} amount total of C over the 2 years ending with the period }`;
    expect(await warned(contract(text, history))).toEqual([expect.stringMatching(/^TYP-130 For 2026\/27 this window/)]);
  });
});

describe('values that no stretch brings together', () => {
  it('are refused', async () => {
    expect(await refused(contract(`measure M { score from 0 to 10   better when higher   measured over the 3 years ending with the period } payment A { ${flow} amount £1,000 * M }`, history))).toEqual(['TYP-124:10']);
    expect(await refused(contract(`fact X { money between £0 and £9m, each year } payment A { ${flow} measured over the 3 years ending with the period   amount X }`, history))).toEqual(['TYP-124:10']);
    expect(await refused(contract(`measure M each year { ${proportion}   measured over the 5 months ending with the period } payment A { ${flow} amount £1,000 * M }`, history))).toEqual(['TYP-116:10']);
  });
});
