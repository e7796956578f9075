import { describe, expect, it } from 'vitest';
import { compiled, contract, refused, worked } from '../compiler/support/worked.ts';

/** A yearly payment by a result that is counted each quarter; the target is lowered on 1 October 2027. */
const body = (rule: string, measured = 'measured over the 4 quarters ending with the period', effective = '1 October 2027', quality = '') => `
  measure Control { proportion Good / Seen   better when higher   ${measured} }
  outcome Glucose "Glucose" { measured by Control   baseline 60% in 2025/26   target 70% }
  payment Quality {
    from ICB to Trust
    paid yearly, due 120 days after the period
    amount up to £120,000 { 100% for Glucose rising from baseline to target }
  }
  variation 2 effective on ${effective} {
    Glucose { target 65% from the effective date }
    ${quality}
    ${rule}
    agreed by ICB, Trust on 2 July 2027
  }`;

/** Four quarters of 100 people each: 62 and 64 before October, 63 and 64 from then on. */
const results = `
  in Q1 2027/28 { Control = 62 out of 100 } in Q2 2027/28 { Control = 64 out of 100 }
  in Q3 2027/28 { Control = 63 out of 100 } in Q4 2027/28 { Control = 64 out of 100 }`;

describe('a year that is split and measured by part', () => {
  it('pays each half by its own results and its own target', async () => {
    // First half 126/200 = 63%: 30% of 120,000, half of it 18,000. Second half 127/200 = 63.5%: 70% of 120,000, half of it 42,000.
    await worked(body('splits the year for Quality, measured over each part'), `${results}
      expect Quality in 2027/28 is £60,000.00`);
  });

  it('is another sum than each half by the results of the whole year', async () => {
    // 253/400 = 63.25%: 32.5% and 65% of 60,000.
    await worked(body('splits the year for Quality, measured over the whole year'), `${results}
      expect Quality in 2027/28 is £58,500.00`);
  });

  it('leaves other years as they are', async () => {
    await worked(body('splits the year for Quality, measured over each part'), `${results}
      in Q1 2028/29 { Control = 62 out of 100 } in Q2 2028/29 { Control = 62 out of 100 }
      in Q3 2028/29 { Control = 63 out of 100 } in Q4 2028/29 { Control = 63 out of 100 }
      expect Quality in 2028/29 is £60,000.00`);
  });

  it('says in the slot what the parts are, and pays a payment that ends by the results until then', async () => {
    const program = await compiled(contract(body('splits the year for Quality, measured over each part')));
    expect(program.lines[0]!.schedule[1]!.split).toEqual([{ version: 1, from: '2027-04-01', part: '0.5' }, { version: 2, from: '2027-10-01', part: '0.5' }]);
    const ends = body('splits the year for Quality, measured over each part').replace(/Glucose \{ target 65% from the effective date \}/, 'removes Quality');
    await worked(ends, `in Q1 2027/28 { Control = 62 out of 100 } in Q2 2027/28 { Control = 64 out of 100 }
      expect Quality in 2027/28 is £18,000.00`);
  });

  it('counts months as they were reported, with unequal parts', async () => {
    // On 1 June: two months and ten. 2 x 65% = 50% of 120,000 x 2/12 = 10,000; ten months of 63% by 65%: 60% x 10/12 = 60,000.
    const months = ['April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'].map((m) => `${m} 2027`).concat(['January', 'February', 'March'].map((m) => `${m} 2028`));
    await worked(body('splits the year for Quality, measured over each part', 'measured over the 12 months ending with the period', '1 June 2027').replace('2 July 2027', '2 May 2027'), `
      ${months.map((m, i) => `in ${m} { Control = ${i < 2 ? '13 out of 20' : '63 out of 100'} }`).join('\n')}
      expect Quality in 2027/28 is £70,000.00`);
  });

  it('keeps to the whole period what no measure counts', async () => {
    const sized = body('splits the year for Quality, measured over each part').replace('£120,000', '£12 per year * Size').replace('measure Control', 'fact Size { number between 0 and 100,000, each year }\n  measure Control');
    await worked(sized, `${results} in 2027/28 { Size = 10,000 }
      expect Quality in 2027/28 is £60,000.00`);
  });
});

describe('parts that have no results of their own', () => {
  it.each([
    ['a result that is reported once a year', '', '1 October 2027'],
    ['a day within a quarter', 'measured over the 4 quarters ending with the period', '1 November 2027'],
    ['a result of the last quarter alone', 'measured over the 1 quarters ending with the period', '1 October 2027'],
  ])('%s', async (_what, measured, effective) => {
    expect(await refused(contract(body('splits the year for Quality, measured over each part', measured, effective)))).toEqual(['MOD-290:21']);
  });

  it('a payment that reads no result', async () => {
    const flat = body('splits the year for Quality, measured over each part', undefined, undefined, 'Quality { amount £6,000 }').replace('amount up to £120,000 { 100% for Glucose rising from baseline to target }', 'amount £5,000');
    expect(await refused(contract(flat))).toEqual(['MOD-290:21']);
  });
});
