import { daysInMonth, isoDate, monthNames, parseDate, parseDayMonth, type CalendarDate } from '../model/dates.ts';
import { clauseOf } from '../model/clauses.ts';
import * as ast from '../ast.ts';
import type { Threshold } from './threshold.ts';

/** Days since a fixed day, so that days can be counted between dates. */
export function dayNumber({ year, month, day }: CalendarDate): number {
  let days = day + 365 * (year - 1) + leaps(year - 1);
  for (let before = 1; before < month; before++) days += daysInMonth(year, before);
  return days;
}

function leaps(years: number): number {
  return Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
}

/** The day a number of days later, or earlier. */
export function plusDays(date: CalendarDate, days: number): CalendarDate {
  let { year, month, day } = date;
  for (day += days; day > daysInMonth(year, month);) {
    day -= daysInMonth(year, month);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
  while (day < 1) {
    [year, month] = month === 1 ? [year - 1, 12] : [year, month - 1];
    day += daysInMonth(year, month);
  }
  return { year, month, day };
}

/** The day a number of months later, the last of the month where it has no such day. */
export function plusMonths(date: CalendarDate, months: number): CalendarDate {
  const index = date.year * 12 + date.month - 1 + months;
  const [year, month] = [Math.floor(index / 12), (index % 12) + 1];
  return { year, month, day: Math.min(date.day, daysInMonth(year, month)) };
}

/** The day that lies as long after another as a threshold says; the day itself for a threshold that is no duration. */
export function plusThreshold(date: CalendarDate, { value, unit }: Pick<Threshold, 'value' | 'unit'>): CalendarDate {
  const count = Number.parseInt(value.n.toString(), 10);
  if (unit === undefined) return date;
  return unit === 'days' ? plusDays(date, count) : plusMonths(date, unit === 'years' ? 12 * count : count);
}

/** A count with its unit, as the fewest calendar days it can be; working days count as days. Undefined for a wrong form. */
export function fewestDays(count: string | undefined, unit: string | undefined): number | undefined {
  if (count === undefined || !/^\d{1,6}$/.test(count.replaceAll(',', ''))) return undefined;
  const number = Number.parseInt(count.replaceAll(',', ''), 10);
  const days = new Map([['days', 1], ['day', 1], ['working days', 1], ['weeks', 7], ['week', 7], ['months', 28], ['month', 28], ['quarters', 90], ['years', 365], ['year', 365]]).get(unit ?? '');
  return days === undefined ? undefined : number * days;
}

/** The first and last day of a period that is named in the text: a year, a quarter or a month. Undefined for periods that depend on the place. */
export function daysOf(period: ast.Period | undefined, contract: ast.Contract | undefined): { readonly first: CalendarDate; readonly last: CalendarDate } | undefined {
  if (!period) return undefined;
  const start = (contract && parseDayMonth(clauseOf(contract, ast.isYearsStart)?.day)) ?? { month: 1, day: 1 };
  const spanning = (first: CalendarDate, months: number): { first: CalendarDate; last: CalendarDate } => ({ first, last: plusDays(plusMonths(first, months), -1) });
  if (ast.isFinancialYear(period)) {
    const year = /^(\d{4})\/\d{2}$/.exec(period.year ?? '')?.[1];
    return year ? spanning({ year: Number.parseInt(year, 10), ...start }, 12) : undefined;
  }
  if (ast.isCalendarYear(period)) {
    return /^\d{4}$/.test(period.year ?? '') ? spanning({ year: Number.parseInt(period.year, 10), ...(period.calendar ? { month: 1, day: 1 } : start) }, 12) : undefined;
  }
  if (ast.isQuarterPeriod(period)) {
    const [, quarter, year] = /^Q([1-4])\s+(\d{4})/.exec(period.quarter ?? '') ?? [];
    return year ? spanning(plusMonths({ year: Number.parseInt(year, 10), ...start }, 3 * (Number.parseInt(quarter!, 10) - 1)), 3) : undefined;
  }
  if (ast.isMonthPeriod(period)) {
    const [name = '', year = ''] = (period.month ?? '').split(/\s+/);
    const month = monthNames.indexOf(name as (typeof monthNames)[number]) + 1;
    return month > 0 ? spanning({ year: Number.parseInt(year, 10), month, day: 1 }, 1) : undefined;
  }
  if (ast.isCohortPeriod(period)) {
    const cohort = period.cohort?.ref;
    const [first, last] = [parseDate(cohort?.from), parseDate(cohort?.to)];
    return first && last ? { first, last } : undefined;
  }
  return undefined;
}

/** The first day of a term, as YYYY-MM-DD. */
export function dayOf(text: string | undefined): string | undefined {
  const date = parseDate(text);
  return date && isoDate(date);
}

/** When what is reported of a period is available: its last day and the days that `available` adds. */
export function availableAfter(last: CalendarDate, clauses: readonly { readonly $type: string }[]): CalendarDate {
  const available = clauses.flatMap((clause) => (ast.isAvailable(clause) ? [clause] : ast.isSourceClause(clause) && clause.available ? [clause.available] : []))[0];
  if (!available) return last;
  const on = parseDate(available.on);
  if (on) return on;
  const { date, day } = available;
  if (date) {
    const days = fewestDays(date.count, date.unit);
    return days === undefined ? last : plusDays(last, days);
  }
  const yearly = parseDayMonth(day?.day);
  if (!yearly || day?.position !== 'after') return last;
  const same = { year: last.year, ...yearly };
  return isoDate(same) > isoDate(last) ? same : { ...same, year: last.year + 1 };
}
