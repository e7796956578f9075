import { defineDiagnostic } from '../entry.ts';

/** MOD: terms and dates in the wrong order. */

export const termBackwards = defineDiagnostic<{ from: string; to: string }>({
  code: 'MOD-008',
  severity: 'error',
  title: 'A term that ends before it starts',
  message: ({ from, to }) => `The term ends on ${to}, before it starts on ${from}.`,
  why: 'No day lies in such a term, so nothing would ever be paid.',
  remedy: 'Exchange or correct the dates.',
  bad: 'term 1 April 2031 to 31 March 2026',
  good: 'term 1 April 2026 to 31 March 2031',
});

export const datesOutOfOrder = defineDiagnostic<{ first: string; second: string }>({
  code: 'MOD-023',
  severity: 'error',
  title: 'Dates in the wrong order',
  message: ({ first, second }) => `${second} lies before ${first}.`,
  why: 'What must happen later would have to happen earlier.',
  remedy: 'Correct the dates.',
  bad: 'cohort One entering 1 July 2012 to 9 September 2010',
  good: 'cohort One entering 9 September 2010 to 1 July 2012',
});

export const termTooLong = defineDiagnostic<{ years: number; most: number }>({
  code: 'MOD-024',
  severity: 'error',
  title: 'A term of centuries',
  message: ({ years, most }) => `The term is ${years.toLocaleString('en-GB')} years long; at most ${most} can be reckoned with. Look at the years.`,
  why: 'A slip in a year would make thousands of payments.',
  remedy: 'Correct the year.',
  bad: 'term 1 April 2026 to 31 March 2301',
  good: 'term 1 April 2026 to 31 March 2031',
});
