import { refusalOf } from '../../rules/refusal.ts';
import { time001 } from '../../rules/time/time-001-dates-in-order.ts';
import { defineDiagnostic } from '../entry.ts';

/** Terms and dates in the wrong order. */

export const termBackwards = refusalOf<{ from: string; to: string }>(time001, ({ from, to }) => `The term ends on ${to}, before it starts on ${from}, so nothing would ever be paid. Exchange or correct the dates.`);

export const datesOutOfOrder = refusalOf<{ first: string; second: string }>(time001, ({ first, second }) => `${second} lies before ${first}. Exchange or correct the dates.`);

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
