import { describe, expect, it } from 'vitest';
import type { Program } from '@remit/program';
import { posted, resultOf } from '../helpers/run.ts';
import { compileTexts } from '../compiler/support/compile.ts';
import { compiled } from '../compiler/support/worked.ts';
import { amounts, everyYear, varied } from './support/varied.ts';

const agreed = 'agreed by ICB, Trust on 1 February 2027';
const facts = everyYear({ Size: '1000', Control: '0.68' });
const plain = await compiled(varied(''));

/** What a run of the varied program posts on the ledger of the one before, beyond what that one would have posted itself. */
function differences(program: Program, before: string, asOf = before): string[] {
  const ledger = resultOf(plain, facts, before).ledger;
  const unvaried = new Set(posted(resultOf(plain, facts, asOf, ledger)));
  return posted(resultOf(program, facts, asOf, ledger)).filter((p) => !unvaried.has(p));
}

describe('a varied contract goes on with the ledger of the unvaried one', () => {
  it('posts nothing for periods that the old version governs', async () => {
    const program = await compiled(varied(`variation 2 effective on 1 October 2027 { Core { amount £1,500 per year * Size } ${agreed} }`));
    expect(posted(resultOf(program, facts, '2027-10-31', resultOf(plain, facts, '2027-10-31').ledger))).toEqual([]);
  });

  it('posts exactly the difference of months already paid where the variation was agreed late', async () => {
    const { contracts } = await compileTexts({ 't.remit': varied(`variation 2 effective on 1 October 2027 { Core { amount £1,500 per year * Size } agreed by ICB, Trust on 1 January 2028 }`) });
    expect(differences(contracts[0]!.program, '2027-12-31')).toEqual([
      'Core 2027-10 ICB>Trust adjustment 25000.00 2027-12-31', 'Core 2027-11 ICB>Trust adjustment 25000.00 2027-12-31',
    ]);
  });

  it('pays the next months at the new price and nothing else', async () => {
    const program = await compiled(varied(`variation 2 effective on 1 October 2027 { Core { amount £1,500 per year * Size } ${agreed} }`));
    const result = resultOf(program, facts, '2027-11-30', resultOf(plain, facts, '2027-10-31').ledger);
    expect(posted(result)).toEqual(['Core 2027-10 ICB>Trust accrual 125000.00 2027-11-30']);
  });

  it('takes back and pays anew where a late variation changes who is paid', async () => {
    const { contracts } = await compileTexts({ 't.remit': varied('variation 2 effective on 1 October 2027 { Core { to Small } agreed by ICB, Trust, Small on 1 January 2028 }') });
    expect(differences(contracts[0]!.program, '2027-11-30').map((p) => p.split(' ').slice(0, 5).join(' '))).toEqual([
      'Core@2 2027-10 ICB>Small accrual 100000.00', 'Core 2027-10 ICB>Trust recovery -100000.00',
    ]);
  });

  it('settles a split year with one difference', async () => {
    const { contracts } = await compileTexts({ 't.remit': varied(`variation 2 effective on 1 October 2027 {
      Quality { amount up to £240,000 { 100% for Control rising from 60% to 70% } }  splits the year for Quality, measured over the whole year  agreed by ICB, Trust on 1 September 2028 }`) });
    const found = differences(contracts[0]!.program, '2028-08-31');
    expect(found.map((p) => p.split(' ').slice(0, 5).join(' '))).toEqual(['Quality 2027/28 ICB>Trust adjustment 48000.00']);
  });

  it('takes back what a removed payment has paid for periods that the new version governs', async () => {
    const { contracts } = await compileTexts({ 't.remit': varied('variation 2 effective on 1 October 2027 { removes Core agreed by ICB, Trust on 1 January 2028 }') });
    const program = contracts[0]!.program;
    expect(Object.keys(amounts(resultOf(program, facts, '2027-11-30'), 'Core')).at(-1)).toBe('2027-09');
    expect(differences(program, '2027-11-30').map((p) => p.split(' ').slice(0, 5).join(' '))).toEqual(['Core 2027-10 ICB>Trust recovery -100000.00']);
  });
});
