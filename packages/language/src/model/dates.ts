/** Full English month names, January first. */
export const monthNames = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
] as const;

/** A day of the calendar. `month` counts from 1. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The number of days of a month (from 1) in a year. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Reads `1 April 2026`; `undefined` when it has another form or the day does not exist. */
export function parseDate(text: string | undefined): CalendarDate | undefined {
  const match = /^(\d{1,2})\s+([A-Za-z]+)\s+(\d{4})$/.exec(text ?? '');
  if (!match) return undefined;
  const month = monthNames.indexOf(match[2] as (typeof monthNames)[number]) + 1;
  const date = { year: Number(match[3]), month, day: Number(match[1]) };
  return month > 0 && date.day >= 1 && date.day <= daysInMonth(date.year, month) ? date : undefined;
}

/** Reads `30 September`; `undefined` when it has another form or is not a day of every year. */
export function parseDayMonth(text: string | undefined): { readonly month: number; readonly day: number } | undefined {
  const match = /^(\d{1,2})\s+([A-Za-z]+)$/.exec(text ?? '');
  if (!match) return undefined;
  const month = monthNames.indexOf(match[2] as (typeof monthNames)[number]) + 1;
  const day = Number(match[1]);
  return month > 0 && day >= 1 && day <= daysInMonth(2001, month) ? { month, day } : undefined;
}

/** `2026-04-01`, which also sorts by time. */
export function isoDate(date: CalendarDate): string {
  return `${String(date.year).padStart(4, '0')}-${String(date.month).padStart(2, '0')}-${String(date.day).padStart(2, '0')}`;
}

/** `1 April 2026`. */
export function writtenDate(date: CalendarDate): string {
  return `${date.day} ${monthNames[date.month - 1]} ${date.year}`;
}

/** `1 April 2026`, from `2026-04-01`. */
export function writtenIsoDate(iso: string): string {
  const [year, month, day] = iso.split('-').map((part) => Number.parseInt(part, 10));
  return writtenDate({ year: year!, month: month!, day: day! });
}
