/** The calendars that come with Remit. */
import england from '../../../std/calendars/england.json' with { type: 'json' };
import type { HolidayCalendar } from './business-days.ts';

const SHIPPED: ReadonlyMap<string, HolidayCalendar> = new Map([[england.id, england]]);

/** The calendar of that name, or undefined. */
export function holidayCalendar(name: string): HolidayCalendar | undefined {
  return SHIPPED.get(name);
}

/** Names of all calendars, for messages. */
export function calendarNames(): string[] {
  return [...SHIPPED.keys()];
}
