/** When the payment of a period is due. */
import type { IsoDate, Span } from '@remit/program';
import { addBusinessDays, roll, type BeyondCalendar, type HolidayCalendar } from './business-days.ts';
import { addDays, addMonths, civil, civilFrom, compareDates, iso, type CivilDate } from './civil.ts';

/** The rule a contract writes after `due`. `period` here is half-open; its last day is the day before `end`. */
export type DueRule =
  /** `15 days after the period`: counted from its last day. */
  | { kind: 'daysAfterEnd'; days: number; working?: boolean }
  /** `5 days after the start of the period`: counted from its first day. */
  | { kind: 'daysAfterStart'; days: number; working?: boolean }
  /** `2 months after the period`: counted from its last day. */
  | { kind: 'monthsAfterEnd'; months: number }
  /** `on day 15 of the period`: 1 is its first day. */
  | { kind: 'dayOfPeriod'; day: number }
  /** `on the last day of the month`: of the month in which the period ends. */
  | { kind: 'lastDayOfMonth' }
  /** `on the last day of the period` */
  | { kind: 'lastDayOfPeriod' }
  /** `30 June after the period`: the first such day after its last day. */
  | { kind: 'dateAfter'; month: number; day: number }
  /** `31 October in the period`: the first such day in it. */
  | { kind: 'dateIn'; month: number; day: number }
  /** `1 March before the period`: the last such day before its first day. */
  | { kind: 'dateBefore'; month: number; day: number }
  /** `on 30 June 2030`, whatever the period. */
  | { kind: 'onDate'; date: string };

/** The rule names a day that the period does not have. */
export interface NoSuchDay { problem: 'no-such-day'; period: Span }
/** Between the event and the last day to pay there is no day on which payments are made. */
export interface NoDayWithin { problem: 'no-day-within'; until: IsoDate }
export type DueProblem = NoSuchDay | NoDayWithin | BeyondCalendar | { problem: 'no-calendar' };

/** How due dates that fall on a weekend or holiday move. */
export interface Rolling { direction: 'forward' | 'back' | 'not'; calendar?: HolidayCalendar }

/** `within 30 days of …`: the day of the rule is the last to pay, and `from` the first. It moves back wherever others roll to, and never out of these. */
export function lastDayWithin(period: Span, rule: DueRule, from: IsoDate, rolling: Rolling): CivilDate | DueProblem {
  const limit = dueDate(period, rule, { ...rolling, direction: 'not' });
  if ('problem' in limit) return limit;
  const day = dueDate(period, rule, { ...rolling, direction: rolling.direction === 'not' ? 'not' : 'back' });
  return 'problem' in day || iso(day) >= from ? day : { problem: 'no-day-within', until: iso(limit) };
}

/** The due date of a period, rolled; or why there is none. */
export function dueDate(period: Span, rule: DueRule, rolling: Rolling): CivilDate | DueProblem {
  const raw = unrolled(period, rule, rolling.calendar);
  if ('problem' in raw || rolling.direction === 'not') return raw;
  if (!rolling.calendar) return { problem: 'no-calendar' };
  return roll(raw, rolling.direction, rolling.calendar);
}

function unrolled(period: Span, rule: DueRule, calendar: HolidayCalendar | undefined): CivilDate | DueProblem {
  const first = civil(period.start);
  const last = addDays(civil(period.end), -1);
  switch (rule.kind) {
    case 'daysAfterEnd':
      return after(last, rule, calendar);
    case 'daysAfterStart':
      return after(first, rule, calendar);
    case 'monthsAfterEnd':
      return addMonths(last, rule.months);
    case 'dayOfPeriod':
      return within(addDays(first, rule.day - 1), period);
    case 'lastDayOfMonth':
      return last.with({ day: last.daysInMonth });
    case 'lastDayOfPeriod':
      return last;
    case 'dateAfter':
      return [last.year, last.year + 1, last.year + 2, last.year + 3, last.year + 4]
        .map((year) => civilFrom(year, rule.month, rule.day))
        .find((day) => day !== undefined && compareDates(day, last) > 0) ?? noSuchDay(period);
    case 'dateIn':
      return [first.year, first.year + 1]
        .map((year) => civilFrom(year, rule.month, rule.day))
        .find((day) => day !== undefined && iso(day) >= period.start && iso(day) < period.end) ?? noSuchDay(period);
    case 'dateBefore':
      return [first.year, first.year - 1, first.year - 2, first.year - 3, first.year - 4]
        .map((year) => civilFrom(year, rule.month, rule.day))
        .find((day) => day !== undefined && compareDates(day, first) < 0) ?? noSuchDay(period);
    case 'onDate':
      return civil(rule.date);
  }
}

function after(day: CivilDate, rule: { days: number; working?: boolean }, calendar: HolidayCalendar | undefined): CivilDate | DueProblem {
  if (!rule.working) return addDays(day, rule.days);
  return calendar ? addBusinessDays(day, rule.days, calendar) : { problem: 'no-calendar' };
}

function within(day: CivilDate, period: Span): CivilDate | DueProblem {
  const text = iso(day);
  return text >= period.start && text < period.end ? day : noSuchDay(period);
}

function noSuchDay(period: Span): NoSuchDay {
  return { problem: 'no-such-day', period };
}
