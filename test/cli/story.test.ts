import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { quantityInWords, resultInWords } from '@remit/story/quantity-words';
import { rateInWords } from '@remit/story/money';
import { Folder, remitIn, type Ran } from './support/run.ts';

const root = path.join(import.meta.dirname, '../..');
const fixtures = path.join(root, 'test/fixtures/stories');
const told = (name: string): string => readFileSync(path.join(fixtures, `${name}.txt`), 'utf8');
const examples = (...words: string[]): Promise<Ran> => remitIn(root, {}, ...words);
/** One file of facts, or all of a folder. */
const filesOf = (facts: string): string[] => (facts.endsWith('/*.csv') ? readdirSync(path.join(root, path.dirname(facts))).sort().map((file) => path.posix.join(path.dirname(facts), file)) : [facts]);
/** The text of a fixture, written anew where UPDATE_STORIES is set: read the difference before you keep it. */
const agreed = (name: string, text: string): string => {
  if (process.env['UPDATE_STORIES']) writeFileSync(path.join(fixtures, `${name}.txt`), text);
  return told(name);
};
const story = ({ code, stderr }: Ran): [number, string] => [code, stderr.slice(stderr.indexOf('How it came about'))];

/** Contract, facts, day and what is asked for; the text stands in the fixture of the name. */
const stories: readonly [name: string, contract: string, facts: string, asOf: string, ...only: string[]][] = [
  ['northshire', 'examples/northshire-diabetes/northshire-diabetes.remit', 'examples/northshire-diabetes/facts/2026-27.csv', '2027-12-31'],
  ['medicare-A1023', 'examples/medicare-shared-savings/shared-savings.remit', 'examples/medicare-shared-savings/facts/performance-year-2022.csv', '2023-12-31', 'member=A1023'],
  ['framework-2025', 'examples/quality-and-outcomes-framework/framework-2025.remit', 'examples/quality-and-outcomes-framework/facts/framework-2025.csv', '2026-12-31'],
  ['dementia-2006', 'examples/quality-and-outcomes-framework/dementia.remit', 'examples/quality-and-outcomes-framework/facts/dementia.csv', '2030-12-31'],
  ['harrowmere-results', 'examples/care-models/01-harrowmere-foundation-trust/harrowmere.remit', 'examples/care-models/01-harrowmere-foundation-trust/facts/2027-to-2029.csv', '2028-09-27', 'payment=Outcomes'],
  ['linfield-pot', 'examples/care-models/02-linfield-neighbourhood-teams/linfield.remit', 'examples/care-models/02-linfield-neighbourhood-teams/facts/2027-to-2029.csv', '2029-08-28', 'payment=Pot', 'period=2028/29'],
  ['selbourne-diabetes', 'examples/care-models/06-selbourne-market/selbourne.remit', 'examples/care-models/06-selbourne-market/facts/2027-to-2029.csv', '2028-10-30', 'payment=DiabetesResults'],
  ['eden-valley-surgery', 'examples/care-models/07-eden-valley-consortium/eden-valley.remit', 'examples/care-models/07-eden-valley-consortium/facts/2010-to-2012.csv', '2012-08-28', 'payment=Surgery', 'period=2011/12'],
  ['westmarch-pool', 'examples/care-models/08-westmarch-alliance/westmarch.remit', 'examples/care-models/08-westmarch-alliance/facts/2027-to-2029.csv', '2029-06-29', 'period=2027/28', 'payment=AlliancePool.saving.ICB-Hospitals'],
  ['tarnside-surplus', 'examples/care-models/03-tarnside-individual-budgets/tarnside.remit', 'examples/care-models/03-tarnside-individual-budgets/facts/*.csv', '2027-08-15', 'member=T026', 'period=July 2027'],
  ['northmoor-results', 'examples/care-models/04-northmoor-integrated-organisation/northmoor.remit', 'examples/care-models/04-northmoor-integrated-organisation/facts/2027-to-2029.csv', '2028-12-30', 'payment=Results', 'payment=Corridor', 'period=2027/28'],
  ['ashcombe-results', 'examples/care-models/05-ashcombe-integrated-provider/ashcombe.remit', 'examples/care-models/05-ashcombe-integrated-provider/facts/2009-to-2011.csv', '2011-06-30', 'payment=Results', 'period=2009/10'],
  ['told-first', 'test/fixtures/stories/told.remit', 'test/fixtures/stories/told.csv', '2027-10-05', 'period=2026/27'],
  ['told-second', 'test/fixtures/stories/told.remit', 'test/fixtures/stories/told.csv', '2028-10-05', 'period=2027/28'],
  ['retained', 'test/fixtures/contracts/o-withhold.remit', 'test/fixtures/stories/retained.csv', '2027-08-01', 'payment=Retained'],
  ['vat', 'test/fixtures/contracts/n-vat.remit', 'test/fixtures/stories/vat.csv', '2026-05-30'],
  ['reshare', 'test/fixtures/stories/reshare.remit', 'test/fixtures/stories/reshare.csv', '2027-08-01', 'payment=Retained share'],
  ['card-routes', 'test/fixtures/stories/card.remit', 'test/fixtures/stories/card.csv', '2027-04-15', 'payment=Routes'],
  ['card-carried', 'test/fixtures/stories/card.remit', 'test/fixtures/stories/card.csv', '2027-04-15', 'payment=Core'],
  ['card-last', 'test/fixtures/stories/card.remit', 'test/fixtures/stories/card.csv', '2028-04-15', 'payment=Core', 'period=2027/28'],
  ['reviews', 'test/fixtures/stories/reviews.remit', 'test/fixtures/stories/reviews/*.csv', '2026-10-30', 'member=P1', 'period=Q1 2026/27'],
  ['leaver', 'test/fixtures/stories/leaver.remit', 'test/fixtures/stories/leaver.csv', '2028-06-29', 'period=2027/28'],
];

describe('run --explain tells each payment in sentences', () => {
  it.each(stories)('%s', async (name, contract, facts, asOf, ...only) => {
    const ran = await examples('run', contract, '--facts', ...filesOf(facts), '--as-of', asOf, '--explain', ...only.flatMap((one) => ['--only', one]));
    const [code, text] = story(ran);
    expect([code, text]).toEqual([0, agreed(name, text)]);
  });

  it('has no ids of the program where the text has titles, and no fractions where it has percentages', () => {
    for (const [name] of stories) expect(told(name)).not.toMatch(/\.value|\.ceiling|\bop\b|(?<!£)\b0\.\d+ ×|\d…/);
  });

  it('a limit by place, a fund that is used up, what was posted before and is owed back', async () => {
    const folder = new Folder({ 'care.remit': readFileSync(path.join(fixtures, 'care.remit')), 'care.csv': readFileSync(path.join(fixtures, 'care.csv')) });
    const first = await folder.remit('run', 'care.remit', '--facts', 'care.csv', '--as-of', '2027-08-01', '--ledger-out', 'ledger.json', '--explain', '--only', 'payment=Quality');
    const second = await folder.remit('run', 'care.remit', '--facts', 'care.csv', '--as-of', '2027-10-01', '--ledger', 'ledger.json', '--explain', '--only', 'period=2026/27');
    expect(story({ ...first, stderr: first.stderr.slice(0, first.stderr.indexOf('wrote')) })).toEqual([0, told('care-first')]);
    expect(story(second)).toEqual([0, told('care-second')]);
  });
});

describe('why-not', () => {
  it.each<[name: string, contract: string, facts: string, asOf: string, payment: string, ...more: string[]]>([
    ['why-not-northshire-share', stories[0]![1], stories[0]![2], '2027-12-31', 'Savings'],
    ['why-not-northshire-missing', stories[0]![1], stories[0]![2], '2028-12-31', 'Outcome payment', '--period', '2027/28'],
    ['why-not-medicare-A1026', stories[1]![1], stories[1]![2], '2023-12-31', 'Shared savings and shared losses: saving', '--member', 'A1026'],
    ['why-not-linfield-pot', stories[5]![1], stories[5]![2], '2029-08-28', 'Pot', '--period', '2027/28'],
    ['why-not-selbourne-gate', stories[6]![1], stories[6]![2], '2029-12-31', 'DiabetesResults', '--period', '2028/29'],
    ['why-not-told-fund', 'test/fixtures/stories/told.remit', 'test/fixtures/stories/told.csv', '2028-10-05', 'Core'],
    ['why-not-told-deadline', 'test/fixtures/stories/told.remit', 'test/fixtures/stories/told.csv', '2028-10-05', 'Parts'],
    ['why-not-told-judgement', 'test/fixtures/stories/told.remit', 'test/fixtures/stories/told.csv', '2028-10-05', 'Judged'],
    ['why-not-told-held', 'test/fixtures/stories/told.remit', 'test/fixtures/stories/told.csv', '2028-10-05', 'Held'],
    ['why-not-told-kept', 'test/fixtures/stories/told.remit', 'test/fixtures/stories/told.csv', '2028-10-05', 'Kept'],
    ['why-not-retained', 'test/fixtures/contracts/o-withhold.remit', 'test/fixtures/stories/retained.csv', '2027-08-01', 'Retained', '--period', '2026/27'],
    ['why-not-card-carried', 'test/fixtures/stories/card.remit', 'test/fixtures/stories/card.csv', '2027-04-15', 'Core', '--period', '2026/27'],
    ['why-not-card-last', 'test/fixtures/stories/card.remit', 'test/fixtures/stories/card.csv', '2028-04-15', 'Core', '--period', '2027/28'],
    ['why-not-leaver-weight', 'test/fixtures/stories/leaver.remit', 'test/fixtures/stories/leaver.csv', '2028-06-29', 'Weighted', '--period', '2027/28'],
    ['why-not-tarnside-surplus', stories[9]![1], stories[9]![2], '2027-08-15', 'Care', '--member', 'T026', '--period', 'July 2027'],
    ['why-not-northmoor-corridor', stories[10]![1], stories[10]![2], '2028-12-30', 'Corridor', '--period', '2027/28'],
    ['why-not-reshare-cap', 'test/fixtures/stories/reshare.remit', 'test/fixtures/stories/reshare.csv', '2027-08-01', 'Retained', '--period', '2026/27'],
    ['why-not-ashcombe-results', stories[11]![1], stories[11]![2], '2011-06-30', 'Results', '--period', '2009/10'],
  ])('%s', async (name, contract, facts, asOf, payment, ...more) => {
    const { code, stderr } = await examples('why-not', contract, payment, '--facts', ...filesOf(facts), '--as-of', asOf, ...more);
    const text = stderr.slice(stderr.indexOf('As of'));
    expect([code, text]).toEqual([0, agreed(name, text)]);
  });

  const care = (facts = readFileSync(path.join(fixtures, 'care.csv'), 'utf8')): Folder => new Folder({ 'care.remit': readFileSync(path.join(fixtures, 'care.remit')), 'care.csv': facts });

  it('names the gate, how far it was off, and what it would have to be', async () => {
    const facts = readFileSync(path.join(fixtures, 'care.csv'), 'utf8').replace('320/4000', '400/4000');
    const { stderr } = await care(facts).remit('why-not', 'care.remit', 'Quality', '--facts', 'care.csv', '--as-of', '2027-08-01', '--period', '2026/27');
    expect(stderr).toBe(`As of 1 August 2027.

Outcome payment, 2026/27: nothing was to be paid, £0.00.
  Nothing is paid, because 100 per 1,000 (Emergency admissions, 400 out of 4,000, care.csv:5) is more than 90 per 1,000 (10 per 1,000 too much) (care.remit:29: "gate Crises at most 90 per 1,000").
    → "Emergency admissions" would have to be at most 90 per 1,000.
`);
  });

  it('names the limit that bit, and the fund that had not enough left', async () => {
    const folder = care();
    const of = async (payment: string, period: string): Promise<unknown> => JSON.parse((await folder.remit('why-not', 'care.remit', payment, '--facts', 'care.csv', '--as-of', '2027-08-01', '--period', period, '--format', 'json')).stdout).payments;
    expect(await of('Core', 'Q4 2026/27')).toMatchObject([{ line: 'Core', period: '2026/27-Q4', standing: 'less', amount: '100000.00', causes: [{ cause: 'limit' }] }]);
    expect(await of('Quality', '2026/27')).toMatchObject([{ standing: 'less', amount: '540000.00', causes: [{ cause: 'scale' }, { cause: 'fund', text: 'The fund "Diabetes budget" has only £450,000.00 left within its limit of £1,000,000.00 each year, so £90,000.00 of the £540,000.00 is not funded and is not paid at all' }] }]);
    expect(await of('Core', 'Q1 2026/27')).toMatchObject([{ standing: 'paid', amount: '150000.00', causes: [] }]);
    expect(await of('Quality', '2027/28')).toMatchObject([{ standing: 'not-open', causes: [{ cause: 'not-open', change: 'Ask again on 1 April 2028 or later' }] }]);
    expect(await of('Core', 'Q1 2027/28')).toMatchObject([{ standing: 'held', causes: [{ cause: 'missing', change: 'It would have to be reported: add ListSize for 2027/28 to the facts and run again' }] }]);
  });

  it.each([
    [['Nope'], 'There is no payment "Nope" in the contract.\n  There is "Core", "Quality".'],
    [['Core', '--period', '2020/21'], 'There is no period "2020/21" in the contract.'],
    [['Core', '--member', 'A1'], 'There is no member "A1" in this run.'],
    [[], 'It is not said which payment is asked about.'],
  ])('%j is wrong use', async (words, message) => {
    const { code, stderr } = await care().remit('why-not', 'care.remit', ...words, '--facts', 'care.csv', '--as-of', '2027-08-01');
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});

describe('quantities', () => {
  const pounds = { code: 'GBP', scale: 2 };
  it.each([
    ['0.7', { is: 'percentage' }, '70%'], ['0.08', { is: 'rate', per: '1000' }, '80 per 1,000'], ['24300', { is: 'count', noun: 'people' }, '24,300 people'], ['1', { is: 'count', noun: 'people' }, '1 person'],
    ['1180.5', { is: 'money' }, '£1,180.50'], ['635950/3', { is: 'money' }, 'about £211,983.33'], ['1/12', { is: 'plain' }, '1/12'], ['missing', { is: 'money' }, 'missing'],
  ] as const)('%s as %j is %s', (number, kind, words) => {
    expect(quantityInWords(number, kind, pounds)).toBe(words);
  });

  it('say what they are exactly', () => {
    expect(resultInWords('635950/3', { is: 'money' }, pounds)).toBe('about £211,983.33 (exactly £635,950/3)');
    expect(resultInWords('1095/1706', { is: 'percentage' }, pounds)).toBe('about 64.1852% (exactly 1,095/1,706)');
    expect(rateInWords('0.2569', '1000')).toBe('256.9 per 1,000');
  });
});
