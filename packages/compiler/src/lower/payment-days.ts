/** Days on which payments are made, for due dates that count from a day among the facts. */
import type { DueFrom, IsoDate, PaymentCalendar, Span } from '@remit/program';
import { countedDue, dayWithoutDue } from '@remit/program/counted-due';
import { dateOfDay, dayNumber } from '@remit/program/day-number';
import type { Context, Terms } from './context.ts';

const made = new WeakMap<Terms, PaymentCalendar>();

/** The calendar of the contract from its first day on; undefined where it names none. */
export function paymentCalendar(terms: Terms): PaymentCalendar | undefined {
  const { calendar } = terms.rolling;
  if (!calendar) return undefined;
  const known = made.get(terms);
  if (known) return known;
  const from = calendar.from < terms.frame.term.start ? terms.frame.term.start : calendar.from;
  const own: PaymentCalendar = { from, through: calendar.through, holidays: calendar.holidays.filter((day) => day >= from) };
  made.set(terms, own);
  return own;
}

/**
 * The calendar that the program needs; nothing where no due date is counted with one. Every fact that gives a day is
 * bounded by the last from which the calendar still gives a due date.
 */
export function paymentDays(cx: Context): { calendar?: PaymentCalendar } {
  const calendar = paymentCalendar(cx.terms);
  const rules = cx.lines.flatMap((line) => line.schedule.flatMap(({ dueFrom }) => (dueFrom && (dueFrom.working || dueFrom.rollsBack) ? [dueFrom] : [])));
  const reviewed = cx.lines.some((line) => line.schedule.some(({ dueAfterReview }) => dueAfterReview?.rollsBack));
  if (!calendar || rules.length === 0 && !reviewed) return {};
  const last = new Map<string, IsoDate>();
  for (const rule of distinct(rules)) {
    const day = lastDay(rule, calendar);
    const before = last.get(rule.fact);
    if (before === undefined || day < before) last.set(rule.fact, day);
  }
  for (const [id, v] of last) cx.facts.get(id)!.max = { op: 'date', v };
  return { calendar };
}

function distinct(rules: readonly DueFrom[]): DueFrom[] {
  return [...new Map(rules.map((rule) => [JSON.stringify(rule), rule])).values()];
}

/** The last day from which there is a due date. */
function lastDay(rule: DueFrom, calendar: PaymentCalendar): IsoDate {
  let day = dayNumber(calendar.through);
  const first = dayNumber(calendar.from);
  while (day > first && countedDue(dateOfDay(day), rule, calendar) === undefined) day -= 1;
  return dateOfDay(day);
}

/** A day in the calendar, up to a year after the term, from which payments would be made on no day within the limit; undefined where there is none. */
export function dayWithoutPayment(rule: Omit<DueFrom, 'fact'>, calendar: PaymentCalendar, term: Span): IsoDate | undefined {
  const afterTerm = dateOfDay(dayNumber(term.end) + 366);
  const last = lastDay({ fact: '', ...rule }, calendar);
  return dayWithoutDue(rule, calendar, calendar.from, last < afterTerm ? last : afterTerm);
}
