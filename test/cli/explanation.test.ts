import { expect, it } from 'vitest';
import { Folder } from './support/run.ts';

const care = `contract Care "Diabetes care" {
  version  1.0
  status   design
  term     1 April 2026 to 31 March 2028
  years    start 1 April
  currency GBP
  rounding to £0.01, half up
  commissioner Board "Care Board"
  provider Trust "Care Trust"
  population Adults "Adults with diabetes" { size ListSize, between 0 and 25,000, counted on 1 January before each year }
  measure AtTarget "HbA1c at target" { proportion Good / Tested  better when higher }
  outcome Control "Blood glucose is under control" { measured by AtTarget in Adults  baseline 60%  target 70% }
  payment Core "Whole-population payment" {
    from Board to Trust
    paid monthly, due 15 days after the period
    amount £1,200 per person in Adults per year
    recoveries: carry
  }
  payment Quality "Outcome payment" {
    from Board to Trust
    paid yearly, due 120 days after the period
    amount up to 8% of Core { 100% for Control rising from baseline to target }
    gate AtTarget at least 50%
    recoveries: carry
  }
}
`;

it('can be followed with a calculator, from the facts to the payment', async () => {
  const folder = new Folder({ 'care.remit': care, 'facts.csv': 'fact,period,value\nListSize,2026/27,24000\nAtTarget,2026/27,15600/24000\n' });
  const { stderr } = await folder.remit('run', 'care.remit', '--facts', 'facts.csv', '--as-of', '2027-04-10', '--workings');
  expect(stderr.slice(stderr.indexOf('How it came about'))).toBe(`How it came about

Whole-population payment, April 2026 to March 2027: £2,400,000.00 in each of 12 months
  Step                                  Comes to  Worked out as             In the contract
  amount                           £2,400,000.00  £100.00 × 24,000          care.remit:16  amount £1,200 per person in Adults per year
    Adults with diabetes, 2026/27         24,000  reported, in facts.csv:2

Outcome payment, 2026/27: £1,152,000.00
  Step                                                              Comes to  Worked out as                         In the contract
  condition                                                              yes  0.65 is at least 0.5                  care.remit:23  gate AtTarget at least 50%
    HbA1c at target, 2026/27                                            0.65  15,600 out of 24,000, in facts.csv:3
  amount                                                       £1,152,000.00                                        care.remit:19  payment Quality "Outcome payment" {
    Outcome payment: Blood glucose is under control, 2026/27   £1,152,000.00  £2,304,000.00 × 0.5                   care.remit:22  amount up to 8% of Core { 100% for Control rising from baseline to target }
      Outcome payment: ceiling, 2026/27                        £2,304,000.00  0.08 × £28,800,000.00
        over periods                                          £28,800,000.00  12 × £2,400,000.00
          Whole-population payment, April 2026 to March 2027                  explained on its own
      on the straight line                                               0.5  (0.65 − 0.6) ÷ (0.7 − 0.6)
        Blood glucose is under control, 2026/27                         0.65  HbA1c at target, 2026/27              care.remit:12  outcome Control "Blood glucose is under control" { measured by AtTarget in Adults  baseli…
`);
});

it('says of how many periods one of an instalment is', async () => {
  const folder = new Folder({ 'care.remit': care.replace('£1,200 per person in Adults per year', '£100,001 per year').replace('term     1 April', 'part years by days, amounts and limits scaled\n  term     1 June'), 'facts.csv': 'fact,period,value\n' });
  const { stderr } = await folder.remit('run', 'care.remit', '--facts', 'facts.csv', '--as-of', '2026-08-10', '--workings', '--only', 'period=July 2026');
  expect(stderr).toMatch(/place in the year {2,}2\n/);
  expect(stderr).toMatch(/periods in the year {2,}10\n/);
  expect(stderr).not.toMatch(/place in the year {2,}10\n/);
});
