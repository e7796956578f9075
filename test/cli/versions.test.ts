import { describe, expect, it } from 'vitest';
import { Folder } from './support/run.ts';
import { varied } from '../versions/support/varied.ts';

const facts = ['fact,period,value,recordedAt', ...['2026/27', '2027/28'].flatMap((year) => [`Size,${year},1000,2026-04-01`, `Control,${year},0.68,2026-04-01`])].join('\n');

describe('a run of a varied contract', () => {
  it('says which version governs each payment, and how a split year is divided', async () => {
    const folder = new Folder({ 'varied.remit': varied(`variation 2 "Dearer" effective on 1 October 2027 {
      Core { amount £1,500 per year * Size }
      Quality { amount up to £240,000 { 100% for Control rising from 60% to 70% } }
      splits the year for Quality, measured over the whole year
      agreed by ICB, Trust on 1 February 2027 }`), 'facts.csv': facts });
    const { stderr } = await folder.remit('run', 'varied.remit', '--facts', 'facts.csv', '--as-of', '2028-08-31', '--workings');
    expect(stderr.slice(stderr.indexOf('How it came about')).split('\n').filter((line) => /^(Core|Quality)/.test(line))).toEqual([
      'Core, April 2026 to March 2027: £100,000.00 in each of 12 months (by version 1)',
      'Core, April 2027 to September 2027: £100,000.00 in each of 6 months (by version 1)',
      'Core, October 2027 to March 2028: £125,000.00 in each of 6 months (by version 2 "Dearer", effective on 1 October 2027)',
      'Quality, 2026/27: £96,000.00 (by version 1)',
      'Quality, 2027/28: £144,000.00 (0.5 of it from 1 April 2027 by version 1, 0.5 of it from 1 October 2027 by version 2 "Dearer")',
    ]);
  });
});
