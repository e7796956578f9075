import { defineRule } from '../rule.ts';

/** Terms, cohorts and pilots end after they start: the checks refuse them otherwise. */
export const time001 = defineRule({
  code: 'TIME-001',
  title: 'Dates in the wrong order',
  kind: 'contradiction',
  severity: 'error',
  paysWrongly: true,
  why: 'What must happen later would have to happen earlier: in a term that ends before it starts no day lies, so nothing would ever be paid.',
  remedy: 'Exchange or correct the dates.',
  sources: ['practice'],
  bad: 'term 1 April 2031 to 31 March 2026',
  good: 'term 1 April 2026 to 31 March 2031',
  fix: 'Exchange the dates',
  check: {},
  refusedBy: 'checks',
});
