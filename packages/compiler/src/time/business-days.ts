/** Days on which payments are made: weekdays that are no public holiday of a calendar. */
import type { IsoDate } from '@remit/program';
import { addDays, iso, type CivilDate } from './civil.ts';

/** Public holidays of a place. Outside `from` to `through` (both included) it says nothing. */
export interface HolidayCalendar { id: string; title: string; from: IsoDate; through: IsoDate; holidays: readonly IsoDate[] }

/** A date outside what the calendar covers. Guessing would move a payment. */
export interface BeyondCalendar { problem: 'beyond-calendar'; date: IsoDate; calendar: string; from: IsoDate; through: IsoDate }

/** Whether the day is a weekday and no holiday; or that the calendar does not cover it. */
export function isBusinessDay(date: CivilDate, calendar: HolidayCalendar): boolean | BeyondCalendar {
  const day = iso(date);
  if (day < calendar.from || day > calendar.through) return { problem: 'beyond-calendar', date: day, calendar: calendar.id, from: calendar.from, through: calendar.through };
  return date.dayOfWeek <= 5 && !holidaySet(calendar).has(day);
}

/** `date` if it is a business day, else the next (`forward`) or the last one before (`back`). */
export function roll(date: CivilDate, direction: 'forward' | 'back', calendar: HolidayCalendar): CivilDate | BeyondCalendar {
  let day = date;
  for (;;) {
    const open = isBusinessDay(day, calendar);
    if (open === true) return day;
    if (open !== false) return open;
    day = addDays(day, direction === 'forward' ? 1 : -1);
  }
}

/** The `count`-th business day after `date`; `date` itself is not counted. */
export function addBusinessDays(date: CivilDate, count: number, calendar: HolidayCalendar): CivilDate | BeyondCalendar {
  let day = date;
  for (let left = count; left > 0;) {
    day = addDays(day, 1);
    const open = isBusinessDay(day, calendar);
    if (open === true) left -= 1;
    else if (open !== false) return open;
  }
  return day;
}

const sets = new WeakMap<HolidayCalendar, Set<IsoDate>>();

function holidaySet(calendar: HolidayCalendar): Set<IsoDate> {
  let set = sets.get(calendar);
  if (!set) sets.set(calendar, (set = new Set(calendar.holidays)));
  return set;
}
