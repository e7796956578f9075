/** Civil dates: ISO text outside, Temporal.PlainDate inside. No clock, no time zone. */
import { Temporal } from 'temporal-polyfill';
import type { IsoDate } from '@remit/program';

export type CivilDate = Temporal.PlainDate;

/** Reads `YYYY-MM-DD`. Throws a RangeError if it is no date of the calendar. */
export function civil(iso: IsoDate): CivilDate {
  return Temporal.PlainDate.from(iso, { overflow: 'reject' });
}

/** The date of that year, month and day; undefined if there is none (31 April). */
export function civilFrom(year: number, month: number, day: number): CivilDate | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

/** ISO text of a date. */
export function iso(date: CivilDate): IsoDate {
  return date.toString();
}

/** Negative if `a` is earlier than `b`, 0 if they are one day. */
export function compareDates(a: CivilDate, b: CivilDate): number {
  return Temporal.PlainDate.compare(a, b);
}

/** Number of days from `a` to `b`; negative if `b` is earlier. */
export function daysBetween(a: CivilDate, b: CivilDate): number {
  return a.until(b, { largestUnit: 'day' }).days;
}

/** `date` moved by whole days. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return date.add({ days });
}

/** `date` moved by whole months; a day the month lacks becomes its last day. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  return date.add({ months });
}

/** The later of two dates. */
export function later(a: CivilDate, b: CivilDate): CivilDate {
  return compareDates(a, b) >= 0 ? a : b;
}

/** The earlier of two dates. */
export function earlier(a: CivilDate, b: CivilDate): CivilDate {
  return compareDates(a, b) <= 0 ? a : b;
}
