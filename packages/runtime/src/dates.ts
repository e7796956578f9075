import { Temporal } from 'temporal-polyfill';
import type { IsoDate } from '@remit/program';

/** The date `days` calendar days later. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return days === 0 ? date : Temporal.PlainDate.from(date).add({ days }).toString();
}

/** Days from `start` to `end`, end excluded; negative when `end` is earlier. */
export function daysBetween(start: IsoDate, end: IsoDate): number {
  return Temporal.PlainDate.from(start).until(Temporal.PlainDate.from(end), { largestUnit: 'day' }).days;
}

/** The same day in the month after `count` months, or the last day of that month. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  return Temporal.PlainDate.from(date).add({ months }).toString();
}

/** The later of two dates. */
export function laterOf(a: IsoDate, b: IsoDate): IsoDate {
  return a < b ? b : a;
}

/** The earlier of two dates. */
export function earlierOf(a: IsoDate, b: IsoDate): IsoDate {
  return a < b ? a : b;
}
