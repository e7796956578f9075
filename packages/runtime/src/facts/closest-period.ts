import { didYouMean } from '../suggest.ts';

/**
 * " Did you mean '2026/27'?", or nothing. A period with other numbers is another
 * period and no slip of the pen: meant is one with the same numbers (2026-27,
 * Q1 2026/27), or the only one that begins in that year.
 */
export function periodMeant(wrong: string, periods: readonly string[]): string {
  const numbers = numbersIn(wrong);
  if (numbers === '') return didYouMean(wrong, periods.filter(period => numbersIn(period) === ''));
  const alike = periods.filter(period => numbersIn(period) === numbers);
  const ofYear = periods.filter(period => period.slice(0, 4) === wrong.slice(0, 4));
  const [only, ...more] = alike.length > 0 ? alike : ofYear;
  return only === undefined || more.length > 0 ? '' : ` Did you mean '${only}'?`;
}

/** The numbers of a name without leading zeros, in ascending order of their digits. */
function numbersIn(name: string): string {
  return (name.match(/\d+/g) ?? []).map(digits => digits.replace(/^0+(?=\d)/, '')).sort().join(' ');
}
