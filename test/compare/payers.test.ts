import { expect, it } from 'vitest';
import { compareFiles } from '@remit/server/comparisons';
import { readFileSync } from 'node:fs';
import type { Files } from './support/states.ts';

const contract = (name: string, { from = 'Board', to = 'Trust', party = 'Trust', price = '£1,000 per year', more = '', facts = '  expect Core in 2026/27 is £1,000' } = {}, title = 'As agreed'): string => `contract ${name} {
  term 1 April 2026 to 31 March 2028
  years start 1 April
  currency GBP
  rounding to £0.01, half up
  commissioner Board "The board"
  commissioner Council "The council"
  provider ${party} "A trust"
  provider Other
${more}  payment Core "Core payment" { from ${from} to ${to}   paid yearly, due 30 days after the end of the year   amount ${price} }
}
scenario "${title}" for ${name} {
${facts}
}
`;
const people = '  population Adults { size Listed, between 1 and 1,000, counted on 1 January before each year   expected 100 people }\n';

async function compared(before: Files, after: Files) {
  const texts = (files: Files) => Object.entries(files).map(([path, text]) => ({ uri: `file:///w/${path}`, text }));
  return compareFiles({ before: texts(before), after: texts(after), folder: 'file:///w' });
}

const lines = (markdown: string): string[] => markdown.split('\n').filter((line) => /^ *- /.test(line));

it('tells that another pays, though whoever is paid gets the same', async () => {
  const { comparison, markdown, told } = await compared({ 'a.remit': contract('A') }, { 'a.remit': contract('A', { from: 'Council' }) });
  expect(comparison.contracts.map(({ sentence }) => sentence)).toEqual(['Contract "A" differs in 1 of 1 scenario.']);
  expect(comparison.contracts[0]!.scenarios[0]!.payees[0]!.payments[0]).toEqual({
    line: 'Core', payment: 'Core payment', year: '2026/27', before: '1000.00', after: '1000.00', difference: '0.00', payers: [
      { party: 'Board', payer: 'The board', before: '1000.00', after: '0.00', difference: '-1000.00' }, { party: 'Council', payer: 'The council', before: '0.00', after: '1000.00', difference: '1000.00' },
    ],
  });
  expect(lines(markdown)).toContain('  - Core payment, 2026/27: £1,000.00 as before, paid by The council instead of The board');
  expect(told.contracts[0]!.scenarios[0]!.payees[0]!.payments[0]).toMatchObject({ way: 'same', remark: 'paid by The council instead of The board' });
});

it('tells what each funder pays of the same payments', async () => {
  const text = readFileSync('test/fixtures/contracts/h-three-funders.remit', 'utf8');
  const { markdown } = await compared({ 'a.remit': text }, { 'a.remit': text.replace('ICB £148,000,000, Council £61,000,000', 'ICB £147,000,000, Council £62,000,000') });
  expect(lines(markdown).filter((line) => line.includes('Whole-population payment'))).toEqual([
    '  - Whole-population payment, 2027/28: £106,820,000.00 as before, Harrowmere Council pays £30,380,000.00 of it instead of £29,890,000.02, Harrowmere Integrated Care Board pays £72,030,000.00 of it instead of £72,519,999.98',
    '  - Whole-population payment, 2028/29: £213,640,000.00 as before, Harrowmere Council pays £60,760,000.00 of it instead of £59,780,000.04, Harrowmere Integrated Care Board pays £144,060,000.00 of it instead of £145,039,999.96',
    '  - Whole-population payment, 2029/30: £217,912,800.00 as before, Harrowmere Council pays £61,975,200.00 of it instead of £60,975,600.00, Harrowmere Integrated Care Board pays £146,941,200.00 of it instead of £147,940,800.00',
    // From here on the council pays as much as it may in each year, only sooner.
    '  - Whole-population payment, 2030/31: £222,271,056.00 as before, with other shares of those who pay it on some days',
    '  - Whole-population payment, 2031/32: £226,716,477.12 as before, with other shares of those who pay it on some days',
  ]);
});

it('takes a party of another contract for none that is called otherwise', async () => {
  const both = (first: string, second: string): Files => ({ 'a.remit': contract('A', { party: first, to: first }) + contract('B', { party: 'Trust', to: second, more: '  provider Lead "Another"\n' }, 'Of the second') });
  const { comparison: same } = await compared(both('Trust', 'Trust'), both('Lead', 'Trust'));
  expect(same.contracts.map(({ sentence }) => sentence)).toEqual(['No payment of contract "A" is other in the 1 scenario of both states. "Lead" is taken to be the party that was called "Trust".', 'No change to any payment of contract "B".']);
  const { comparison: other } = await compared(both('Trust', 'Trust'), both('Lead', 'Lead'));
  expect(other.contracts.map(({ scenarios }) => scenarios.flatMap(({ payees }) => payees.filter(({ payments }) => payments.length > 0).map(({ party, difference }) => [party, difference])))).toEqual([[], [['Lead', '2000.00'], ['Trust', '-2000.00']]]);
});

it('holds the scenarios of each contract against its own', async () => {
  const both = (title: string): Files => ({ 'a.remit': contract('A', {}, title), 'b.remit': contract('B', {}, 'One') + contract('B', { price: '£2,000 per year' }, 'Two').replace(/^contract[^]*?\n}\n/, '') });
  const { comparison } = await compared(both('One'), both('Two'));
  expect(comparison.text.changes.map(({ sentence }) => sentence)).toEqual(['Scenario "Two" was called "One".']);
  expect(comparison.contracts.map(({ name, scenarios }) => [name, scenarios.map(({ title, what }) => [title, what])])).toEqual([['A', [['Two', 'same']]], ['B', [['One', 'same'], ['Two', 'same']]]]);
});

it('finds the same contract, where one of its name in another file is called otherwise', async () => {
  const { comparison } = await compared({ 'a.remit': contract('A'), 'b.remit': contract('A') }, { 'a.remit': contract('Z'), 'b.remit': contract('A', { price: '£1,100 per year' }) });
  expect(comparison.contracts.map(({ name, formerName, path, what }) => [name, formerName, path, what])).toEqual([['A', undefined, 'b.remit', 'compared'], ['Z', 'A', 'a.remit', 'compared']]);
});

it('says that nothing is known of what is held before and now', async () => {
  const { comparison, markdown } = await compared({ 'a.remit': contract('A', { price: '£10 per person in Adults per year', more: people, facts: '  in 2027/28 { }' }) }, { 'a.remit': contract('A', { price: '£99 per person in Adults per year', more: people, facts: '  in 2027/28 { }' }) });
  expect(comparison.contracts[0]!.sentence).toBe('No payment of contract "A" is other in the 1 scenario of both states. In 1 scenario some payments are held before and now, so what they come to was not compared.');
  expect(comparison.contracts[0]!.scenarios[0]).toMatchObject({ what: 'same', holds: { fresh: [], gone: [], both: 2 } });
  expect(markdown).toContain('what they come to was not compared');
});

it('calls held what is held in that year, and nothing what is nothing', async () => {
  const price = (per: string): string => `${per} per person in Adults per year`;
  const given = { more: people, facts: '  in 2026/27 { Listed = 100 people }\n  in 2027/28 { }' };
  const listed = (text: string): string => text.replace('in 2027/28 { }', 'in 2027/28 { Listed = 100 people }');
  const { told } = await compared({ 'a.remit': listed(contract('A', { price: price('£10'), ...given })) }, { 'a.remit': contract('A', { price: price('£0'), ...given }) });
  expect(told.contracts[0]!.scenarios[0]!.payees[0]!.payments.map(({ year, before, after, difference, way }) => [year, before, after, difference, way])).toEqual([['2026/27', '£1,000.00', '£0.00', '-£1,000.00', 'less'], ['2027/28', '£1,000.00', 'held', 'not known', 'held']]);
  expect(told.contracts[0]!.scenarios[0]!.payees[0]).toMatchObject({ sentence: 'A trust is paid £1,000.00 less, and £1,000.00 is held now: £0.00 instead of £2,000.00.', difference: '-£1,000.00', held: '£1,000.00 held now' });
});

it('does not call payments the same that were never worked out', async () => {
  const broken: Files = { 'a.remit': contract('A', { to: 'Absent' }) };
  const { told } = await compared(broken, { 'a.remit': `// A comment\n${broken['a.remit']!}` });
  expect([told.same, told.notes]).toEqual([true, ['Neither before nor now can contract "A" be compiled, so what it pays cannot be compared.']]);
});
