import type { IsoDate } from './expression.ts';

/** Days from 1 March of the year 0 to a civil date: consecutive days have consecutive numbers. Saturday is a multiple of 7 plus 3. */
export function dayNumber(date: IsoDate): number {
  const [year, month, day] = date.split('-').map(digits => Number.parseInt(digits, 10)) as [number, number, number];
  const years = month > 2 ? year : year - 1;
  const months = (month + 9) % 12;
  return 365 * years + floor(years, 4) - floor(years, 100) + floor(years, 400) + floor(153 * months + 2, 5) + day - 1;
}

/** The civil date with a day number. */
export function dateOfDay(number: number): IsoDate {
  let year = floor(number * 400, 146_097);
  while (startOf(year + 1) <= number) year += 1;
  while (startOf(year) > number) year -= 1;
  const rest = number - startOf(year);
  const months = floor(5 * rest + 2, 153);
  const day = rest - floor(153 * months + 2, 5) + 1;
  const month = months < 10 ? months + 3 : months - 9;
  return `${String(month > 2 ? year : year + 1).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Whether the day is a Saturday or a Sunday. */
export function isWeekend(number: number): boolean {
  const weekday = (number + WEEKDAY_OF_DAY_0) % 7;
  return weekday === 6 || weekday === 0;
}

/** 1 March of the year 0 was a Wednesday; Sunday is 0. */
const WEEKDAY_OF_DAY_0 = 3;

function startOf(year: number): number {
  return 365 * year + floor(year, 4) - floor(year, 100) + floor(year, 400);
}

function floor(a: number, b: number): number {
  return (a - ((a % b) + b) % b) / b;
}

/** The day a year after one: on which the next contract year begins. */
export function yearAfter(date: IsoDate): IsoDate {
  return `${String(Number.parseInt(date.slice(0, 4), 10) + 1).padStart(4, '0')}${date.slice(4)}`;
}

/** The last day of the year that begins on a date. */
export function lastDayOfYear(start: IsoDate): IsoDate {
  return dateOfDay(dayNumber(yearAfter(start)) - 1);
}
