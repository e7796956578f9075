import { expect, it } from 'vitest';
import { compareFiles } from '@remit/server/comparisons';
import { northshire, type Files } from './support/states.ts';

const folder = 'file:///project';
const textsOf = (files: Files) => Object.entries(files).map(([path, text]) => ({ uri: `${folder}/${path}`, text }));

const signed = northshire();
const contract = northshire(['£1,320 per', '£1,250 per'], [/^ {2}accept OUT-019.*\n/m.exec(signed['contract.remit']!)![0], ''])['contract.remit']!;
const library = signed['library/diabetes-measures.remit']!.replace('minimum 200 eligible', 'minimum 24,100 eligible');
const now: Files = { 'contract.remit': contract, 'library/diabetes-measures.remit': library };

it('tells what the texts say otherwise, with the place of each thing in the state that has it', async () => {
  const { told } = await compareFiles({ before: textsOf(signed), after: textsOf(now), folder });
  expect(told.text.headline).toBe('2 changed, 1 taken out');
  expect(told.text.changes.map(({ what, heading, place, clauses }) => [what, heading, `${place!.state} ${place!.path}:${place!.line}`, clauses.map(({ text }) => text)])).toEqual([
    ['changed', 'Payment "Whole-population payment" (Core)', 'after contract.remit:78', ['the amount is £1,250 instead of £1,320 per person in Adults per year']],
    ['removed', 'Acceptance of OUT-019 (Weights that do not add up, or one that outweighs the rest) on "Outcome payment" (Quality) is taken out', 'before contract.remit:130', ['"Glucose control is what the contract is for" by LayChair on 2 December 2025']],
    ['changed', 'Measure "HbA1c at or below target" (HbA1cAtTarget)', 'after library/diabetes-measures.remit:1', ['its minimum is 24,100 eligible instead of 200; otherwise hold']],
  ]);
  expect(told.findings.headline).toBe('1 new, 0 gone, 0 as before');
  expect(told.findings.fresh.map(({ severity, code, declaration, place }) => [severity, code, declaration, place!.state, place!.line])).toEqual([['warning', 'OUT-019', 'NorthshireDiabetes.Quality', 'after', 90]]);
});

it('tells every payment that is other, to the penny, and that what is held is not nothing', async () => {
  const { told: { contracts: [only] } } = await compareFiles({ before: textsOf(signed), after: textsOf(now), folder });
  expect(only!.sentence).toBe('Contract "NorthshireDiabetes" differs in 7 of 7 scenarios.');
  const [all, halfway] = only!.scenarios;
  expect(all!.payees[0]).toEqual({
    sentence: 'Northshire Care Partnership is paid £1,837,080.00 less: £33,110,000.00 instead of £34,947,080.00.', payee: 'Northshire Care Partnership', before: '£34,947,080.00', after: '£33,110,000.00', difference: '-£1,837,080.00', way: 'less',
    payments: [
      { payment: 'Whole-population payment', year: '2026/27', before: '£32,076,000.00', after: '£30,375,000.00', difference: '-£1,701,000.00', way: 'less' },
      { payment: 'Outcome payment', year: '2026/27', before: '£2,566,080.00', after: '£2,430,000.00', difference: '-£136,080.00', way: 'less' },
    ],
  });
  // What is held is not less: 30,000,000.00 is 32,947,200.00 less 1,680,000.00, and less 1,267,200.00 that waits.
  const [partnership, nursing] = halfway!.payees;
  expect(partnership).toEqual({
    sentence: 'Northshire Care Partnership is paid £1,680,000.00 less, and £1,267,200.00 is held now: £30,000,000.00 instead of £32,947,200.00.',
    payee: 'Northshire Care Partnership', before: '£32,947,200.00', after: '£30,000,000.00', difference: '-£1,680,000.00', way: 'less', held: '£1,267,200.00 held now',
    payments: [
      { payment: 'Whole-population payment', year: '2026/27', before: '£31,680,000.00', after: '£30,000,000.00', difference: '-£1,680,000.00', way: 'less' },
      { payment: 'Outcome payment', year: '2026/27', before: '£1,267,200.00', after: 'held', difference: 'not known', way: 'held' },
    ],
  });
  expect(nursing).toMatchObject({ difference: '-£151,200.00', held: '£253,440.00 held now', payments: [{ difference: '-£151,200.00' }, { before: '£253,440.00', after: 'held', difference: 'not known' }] });
  expect(halfway!.told.map(({ text }) => text)).toEqual(['Held only now: 3 payments', 'Held before and now: 86 payments, so what they come to was not compared.', '4 expectations no longer hold:']);
  expect(halfway!.told[2]!.inner[0]).toBe('expect Core in March 2027 is £2,640,000.00; came out: £2,500,000.00');
});

it('says what was held before, which is neither more nor less, and lists the scenarios in which nothing is other', async () => {
  const before = { ...signed, 'library/diabetes-measures.remit': library };
  const { told: { contracts: [only] } } = await compareFiles({ before: textsOf(before), after: textsOf(signed), folder });
  expect(only!.scenarios.map(({ title, payees }) => [title, payees.map(({ difference, way }) => [difference, way])])).toEqual([['Halfway to both targets', [['none', 'same'], ['none', 'same']]]]);
  expect(only!.scenarios[0]!.payees[0]).toMatchObject({
    sentence: 'Northshire Care Partnership is paid £1,267,200.00 that was held before: £32,947,200.00 instead of £31,680,000.00.', held: '£1,267,200.00 was held before',
    payments: [{ payment: 'Outcome payment', before: 'held', after: '£1,267,200.00', difference: 'not known', way: 'held' }],
  });
  expect(only!.same).toHaveLength(6);
});

it('tells nothing where nothing is other', async () => {
  const { told } = await compareFiles({ before: textsOf(signed), after: textsOf(signed), folder });
  expect(told).toMatchObject({ same: true, notes: [], text: { headline: 'The texts say the same.', changes: [] }, findings: { fresh: [], gone: [] } });
  expect(told.contracts.map(({ scenarios, same }) => [scenarios, same.length])).toEqual([[[], 7]]);
});

it('compares the folder that is open, with libraries outside of it as they were', async () => {
  const move = (files: Files): Files => ({ 'contracts/contract.remit': files['contract.remit']!.replace('"library/', '"../library/').replace('"./library/', '"../library/'), 'library/diabetes-measures.remit': files['library/diabetes-measures.remit']!, 'elsewhere/other.remit': files['contract.remit']!.length === contract.length ? 'measure Other "Other" {\n}\n' : '' });
  const { told } = await compareFiles({ before: textsOf(move(signed)), after: textsOf(move(now)), folder, within: [`${folder}/contracts`] });
  expect(told.text.changes.map(({ heading }) => heading)).toEqual(['Payment "Whole-population payment" (Core)', 'Acceptance of OUT-019 (Weights that do not add up, or one that outweighs the rest) on "Outcome payment" (Quality) is taken out', 'Measure "HbA1c at or below target" (HbA1cAtTarget)']);
  expect(told.contracts.map(({ sentence }) => sentence)).toEqual(['Contract "NorthshireDiabetes" differs in 7 of 7 scenarios.']);
});
