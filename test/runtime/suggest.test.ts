import { closestName as closestInText } from '@remit/language/diagnostics/close-names';
import { periodMeant } from '@remit/runtime/facts/closest-period';
import { closestName, didYouMean } from '@remit/runtime/suggest';
import { expect, it } from 'vitest';

const names = ['Spend', 'ListSize', 'HbA1cAtTarget', 'AmputationsForDiabetes', 'Open', 'Age', 'Id'];

it.each([
  ['Spent', 'Spend'], ['Sepnd', 'Spend'], ['spend', 'Spend'], ['Listsizes', 'ListSize'], ['HbA1cTarget', 'HbA1cAtTarget'], ['AmputationForDiabetis', 'AmputationsForDiabetes'],
  ['Agee', 'Age'], ['Spend', undefined], ['Cost', undefined], ['ListOfAll', undefined], ['HbA1cBelowTarget', undefined], ['AdmissionsForDiabetes', undefined], ['AmputationsForFeet', undefined],
  ['Ix', undefined], ['Zyx', undefined], ['', undefined], ['__proto__', undefined],
])('%s is most like %s', (written, meant) => {
  expect(closestName(written, names)).toBe(meant);
  expect(didYouMean(written, names)).toBe(meant === undefined ? '' : ` Did you mean '${meant}'?`);
});

it('goes no further than findings of the text', () => {
  for (const name of names) {
    for (let edits = 0; edits <= 5; edits++) {
      const written = `${name.slice(0, name.length - Math.ceil(edits / 2))}${'q'.repeat(edits)}`;
      const close = closestName(written, names);
      if (close !== undefined) expect([written, closestInText(written, names)]).toEqual([written, close]);
    }
  }
});

it.each([
  ['2025/26', ''], ['2026/28', '2026/27'], ['2026-27', '2026/27'], ['2026', '2026/27'], ['2028/29', ''], ['26/27', ''],
])('the year %s stands for "%s"', (written, meant) => {
  expect(periodMeant(written, ['2026/27', '2027/28'])).toBe(meant === '' ? '' : ` Did you mean '${meant}'?`);
});

it('another month or quarter is never suggested, one that is written otherwise is', () => {
  const months = ['2026-04', '2026-05', '2026-11'];
  expect([periodMeant('2026-4', months), periodMeant('05/2026', months), periodMeant('2026-06', months), periodMeant('2026-1', months)]).toEqual([" Did you mean '2026-04'?", " Did you mean '2026-05'?", '', '']);
  expect([periodMeant('Q2 2026/27', ['2026/27-Q1', '2026/27-Q2']), periodMeant('2026/27-Q5', ['2026/27-Q1', '2026/27-Q2'])]).toEqual([" Did you mean '2026/27-Q2'?", '']);
  expect([periodMeant('terms', ['term']), periodMeant('Frist', ['First', 'Second']), periodMeant('', ['term'])]).toEqual([" Did you mean 'term'?", " Did you mean 'First'?", '']);
});
