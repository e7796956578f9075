import { defineRule } from '../rule.ts';

/** Values that are added or compared are of one kind: the checks refuse them otherwise. */
export const data011 = defineRule({
  code: 'DATA-011',
  title: 'Values that cannot be added or compared',
  kind: 'contradiction',
  severity: 'error',
  paysWrongly: true,
  why: 'Five pounds and three people make neither eight pounds nor eight people. In spreadsheets such sums go unnoticed, and what is paid by them is anybody\'s guess.',
  remedy: 'Multiply by a rate first, or compare with a value of the same kind.',
  sources: ['practice'],
  bad: 'amount £5 + 3 people',
  good: 'amount £5 + £2 * 3',
  fix: 'Write the sign of the currency, where it is all that is missing',
  check: {},
  refusedBy: 'checks',
});
