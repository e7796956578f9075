/** How much of a contract year a period is, as an exact fraction. */
import type { Span } from '@remit/program';
import { add, rational, ZERO, type Rational } from '@remit/program/rational';
import { addMonths, civil, compareDates, daysBetween, earlier, later, type CivilDate } from './civil.ts';
import { contractYear, contractYearOf, type YearStart } from './contract-year.ts';

/**
 * Part of a year that the period is: whole months are months/12 by `months`; anything else,
 * and everything by `days`, is days over the days of that contract year (365 or 366).
 * A period that spans several contract years is the sum of its parts.
 */
export function partOfYear(period: Span, years: YearStart, by: 'months' | 'days'): Rational {
  let sum = ZERO;
  const end = civil(period.end);
  for (let year = contractYearOf(civil(period.start), years); compareDates(year.start, end) < 0; year = contractYear(year.end.year, years)) {
    const from = later(civil(period.start), year.start);
    const to = earlier(end, year.end);
    const months = by === 'months' ? wholeMonths(from, to) : undefined;
    sum = add(sum, months === undefined
      ? rational(BigInt(daysBetween(from, to)), BigInt(daysBetween(year.start, year.end)))
      : rational(BigInt(months), 12n));
  }
  return sum;
}

/** The number of months from one date to another; undefined if the span is not a whole number of them. */
export function wholeMonths(from: CivilDate, to: CivilDate): number | undefined {
  const months = (to.year - from.year) * 12 + (to.month - from.month);
  return compareDates(addMonths(from, months), to) === 0 ? months : undefined;
}
