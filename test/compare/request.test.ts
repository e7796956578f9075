import { expect, it } from 'vitest';
import { compareFiles } from '@remit/server/comparisons';
import { northshire, type Files } from './support/states.ts';

const textsOf = (files: Files) => Object.entries(files).map(([path, text]) => ({ uri: `git:/work%20here/${path}`, text }));

it('compares texts that an editor gives, whatever their addresses', async () => {
  const { comparison, markdown } = await compareFiles({
    before: textsOf(northshire()), after: textsOf({ ...northshire(['£1,320', '£1,250'], ['from Budget to CarePartnership\n    paid yearly', 'from Budget to CarePartnership\n    paid yearly']), 'remit.json': '{ "inclued": [] }' }), folder: 'git:/work%20here',
  });
  expect(comparison.text.changes.map(({ sentence, after }) => [sentence, after?.path])).toEqual([['Payment "Whole-population payment" (Core) is changed.', 'contract.remit']]);
  expect(comparison.contracts[0]!.scenarios[0]!.payees[0]).toMatchObject({ party: 'CarePartnership', difference: '-1837080.00' });
  expect(comparison.findings).toMatchObject({ gone: [], fresh: [{ code: 'CFG-002', path: 'remit.json', severity: 'error' }] });
  expect(markdown).toContain('- the amount is £1,250 instead of £1,320 per person in Adults per year\n');
  expect(JSON.parse(JSON.stringify(comparison))).toEqual(comparison);
});

it('finds in both states what an author accepted in one', async () => {
  const accepted = 'accept OUT-019 on Quality "Glucose control is what the contract is for" by LayChair on 2 December 2025';
  const { comparison: { findings, text } } = await compareFiles({ before: textsOf(northshire()), after: textsOf(northshire([`  ${accepted}\n`, ''])), folder: 'git:/work%20here' });
  expect(text.changes.map(({ sentence }) => sentence)).toEqual(['Acceptance of OUT-019 (Weights that do not add up, or one that outweighs the rest) on "Outcome payment" (Quality) is taken out.']);
  expect(findings.fresh.map(({ code, declaration, path }) => [code, declaration, path])).toEqual([['OUT-019', 'NorthshireDiabetes.Quality', 'contract.remit']]);
  expect(findings.gone).toEqual([]);
});
