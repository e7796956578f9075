import { expect, it } from 'vitest';
import { Folder } from './support/run.ts';

const contract = `contract M "M" {
  version 1.0
  status design
  term 1 April 2026 to 31 March 2028
  years start 1 April
  currency GBP
  rounding to £0.01, half up
  commissioner ICB "ICB"
  provider T "T"
  fact Visits each year { count of visits between 0 and 5,000 }
  fact Hours each year { number between 0 and 5,000 }
  let Rate each year = £1.50
  payment A "A" { from ICB to T   paid yearly, due 30 days after the period   amount £1.50 per visit in Visits   VAT exempt }
  payment B "B" { from ICB to T   paid yearly, due 30 days after the period   amount £1.50 * Hours * 1.25   VAT exempt }
  payment C "C" { from ICB to T   paid yearly, due 30 days after the period   amount Rate * Hours * (if Hours more than 3 then 1.5 otherwise 0.5)   VAT exempt }
  payment F "F" { from ICB to T   paid yearly, due 30 days after the period   amount Rate * Hours * (if Hours more than 3 then 150% otherwise 50%)   VAT exempt }
  payment G "G" { from ICB to T   paid yearly, due 30 days after the period   amount Rate * Hours * 0.5 + Rate * Hours * 25%   VAT exempt }
  payment D "D" { from ICB to T   paid yearly, due 30 days after the period   amount (if Hours more than 3 then £1.50 otherwise £0.50) * Hours   VAT exempt }
  payment E "E" { from ICB to T   paid yearly, due 30 days after the period   amount Hours * (Hours in bands { below 3: £0.50, otherwise: £1.50 })   VAT exempt }
}
`;

it('tells what a sum is taken times as it is written, and money as money', async () => {
  const folder = new Folder({ 'm.remit': contract, 'm.csv': 'fact,period,value\nVisits,2026/27,5\nHours,2026/27,7\n' });
  const { stderr } = await folder.remit('run', 'm.remit', '--facts', 'm.csv', '--as-of', '2027-08-01', '--explain');
  const told = stderr.split('\n').map((line) => line.trim().replace(/ \(line [^]*/, ''));
  expect(told.filter((line) => / = £| gives £/.test(line))).toEqual([
    '1. £1.50 × 5 visits (Visits, m.csv:2) = £7.50',
    '1. £1.875 × 7 (Hours, m.csv:3) = £13.125, rounded to £0.01, half up, is £13.13',
    '2. £1.50 (Rate) × 7 (Hours, m.csv:3) × 1.5 = £15.75',
    '2. £1.50 (Rate) × 7 (Hours, m.csv:3) × 150% = £15.75',
    '1. £1.50 (Rate) × 7 (Hours, m.csv:3) × 0.5 = £5.25',
    '2. £1.50 (Rate) × 7 (Hours) × 25% = £2.625.',
    '3. £5.25 (step 1) + £2.625 (step 2) = £7.875, rounded to £0.01, half up, is £7.88',
    '2. £1.50 × 7 (Hours) = £10.50',
    '1. 7 (Hours) is at least 3, which gives £1.50',
    '2. 7 (Hours, m.csv:3) × £1.50 (step 1) = £10.50',
  ]);
});
