import { dateOfDay, dayNumber, isWeekend } from './day-number.ts';
import type { IsoDate } from './expression.ts';
import type { DueFrom, PaymentCalendar } from './program.ts';

/**
 * The due date that is counted from a day. Absent where it, or a day on the way to it, lies outside what the calendar
 * covers, or where payments are made on no day from `day` to the last day to pay.
 */
export function countedDue(day: IsoDate, rule: Omit<DueFrom, 'fact'>, calendar: PaymentCalendar | undefined): IsoDate | undefined {
  const due = counted(dayNumber(day), rule, calendar && paymentDaysOf(calendar));
  return due === undefined ? undefined : dateOfDay(due);
}

/** The first day from `from` through `through` from which there is no due date; undefined where there is one from every day. */
export function dayWithoutDue(rule: Omit<DueFrom, 'fact'>, calendar: PaymentCalendar, from: IsoDate, through: IsoDate): IsoDate | undefined {
  const days = paymentDaysOf(calendar);
  const last = dayNumber(through);
  for (let day = dayNumber(from); day <= last; day += 1) if (counted(day, rule, days) === undefined) return dateOfDay(day);
  return undefined;
}

/** For each day that a calendar covers, from the first on: 1 where payments are made. */
interface PaymentDays { readonly first: number; readonly open: Uint8Array }

function counted(day: number, rule: Omit<DueFrom, 'fact'>, days: PaymentDays | undefined): number | undefined {
  const due = rule.working ? workingDaysAfter(day, rule.days, days) : day + rule.days;
  return due !== undefined && rule.rollsBack ? lastOpen(due, day, days) : due;
}

function workingDaysAfter(day: number, count: number, days: PaymentDays | undefined): number | undefined {
  let current = day;
  for (let left = count; left > 0;) {
    current += 1;
    const open = days?.open[current - days.first];
    if (open === undefined) return undefined;
    left -= open;
  }
  return current;
}

function lastOpen(due: number, first: number, days: PaymentDays | undefined): number | undefined {
  for (let day = due; day >= first; day -= 1) {
    const open = days?.open[day - days.first];
    if (open !== 0) return open && day;
  }
  return undefined;
}

const known = new WeakMap<PaymentCalendar, PaymentDays>();

function paymentDaysOf(calendar: PaymentCalendar): PaymentDays {
  const before = known.get(calendar);
  if (before) return before;
  const first = dayNumber(calendar.from);
  const open = Uint8Array.from({ length: Math.max(0, dayNumber(calendar.through) - first + 1) }, (_, i) => (isWeekend(first + i) ? 0 : 1));
  for (const holiday of calendar.holidays) open[dayNumber(holiday) - first] = 0;
  const made = { first, open };
  known.set(calendar, made);
  return made;
}
