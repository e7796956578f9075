import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { isoDate, parseDate, parseDayMonth, type CalendarDate } from '../../model/dates.ts';
import { yearsOf, type ContractYear } from '../contract-years.ts';
import { plusDays, plusMonths } from '../days.ts';
import { isThisPeriod } from '../graphs/data.ts';

/** A stretch of days, first to last. */
export interface Stretch {
  readonly first: CalendarDate;
  readonly last: CalendarDate;
}

type Rhythm = 'yearly' | 'quarterly' | 'monthly' | 'cohort';
const months: Readonly<Record<string, number>> = { yearly: 12, year: 12, quarterly: 3, quarter: 3, monthly: 1, month: 1 };

const known = new WeakMap<ast.Contract, readonly ContractYear[]>();

/** The years of a contract, reckoned once as long as its text stands. */
function yearsIn(contract: ast.Contract): readonly ContractYear[] {
  let years = known.get(contract);
  if (!years) known.set(contract, years = yearsOf(contract));
  return years;
}

/** How often something is worked out, as far as days can be reckoned from it; undefined for what is worked out once. */
export function rhythmOf(paid: ast.Paid | undefined): Rhythm | undefined {
  if (paid?.perCohort) return 'cohort';
  return paid?.frequency === 'once' ? undefined : paid?.frequency;
}

/** The first period of a rhythm in the first whole year of a contract, or its first cohort until all of it has been observed. */
export function firstPeriod(rhythm: Rhythm, contract: ast.Contract): Stretch | undefined {
  if (rhythm === 'cohort') {
    const cohort = contract.declarations.find(ast.isCohort);
    const [first, last] = [parseDate(cohort?.from), parseDate(cohort?.to)];
    const end = last && (cohort?.observed ? dayAfter(last, cohort.observed.count, cohort.observed.unit, 'earliest') : last);
    return first && end && { first, last: end };
  }
  const years = yearsIn(contract);
  const year = years.find(({ isWhole }) => isWhole) ?? years[0];
  return year && { first: year.first, last: plusDays(plusMonths(year.first, months[rhythm]!), -1) };
}

/** The period of a grain that a period lies in; the period itself where it is as long. */
export function periodAround(period: Stretch, grain: string | undefined, contract: ast.Contract): Stretch {
  const length = months[grain ?? ''];
  if (length === undefined) return period;
  const year = yearsIn(contract).findLast(({ key }) => key <= isoDate(period.first));
  if (!year) return period;
  for (let start = year.first; ; start = plusMonths(start, length)) {
    const last = plusDays(plusMonths(start, length), -1);
    // What is given more often than it is read is complete with the last of it.
    if (isoDate(last) >= isoDate(period.last)) return isoDate(start) <= isoDate(period.first) ? { first: start, last } : period;
  }
}

/** The day that lies a number of days, weeks or months after another. Working days are counted without weekends and holidays, so they are as few or many calendar days as they can be. */
export function dayAfter(day: CalendarDate, count: string | undefined, unit: string | undefined, which: 'earliest' | 'latest'): CalendarDate | undefined {
  if (!/^\d{1,3}(?:,?\d{3})?$/.test(count ?? '')) return undefined;
  const number = Number.parseInt(count!.replaceAll(',', ''), 10);
  const word = (unit ?? '').replace(/s$/, '');
  if (word === 'day') return plusDays(day, number);
  if (word === 'working day') return plusDays(day, which === 'earliest' ? number : Math.ceil(number / 5) * 7 + 11);
  if (word === 'week') return plusDays(day, 7 * number);
  const size = word === 'year' ? 12 : word === 'quarter' ? 3 : word === 'month' ? 1 : undefined;
  return size === undefined ? undefined : plusMonths(day, size * number);
}

/** The day on which what is paid for a period is due; undefined where it hangs on something else. */
export function dueDay(due: ast.DueDate | undefined, period: Stretch, contract: ast.Contract): CalendarDate | undefined {
  if (ast.isDueOn(due)) return parseDate(due.date);
  if (ast.isDueAfter(due)) return afterAnchor(due, period, contract, 'latest');
  if (ast.isDueInYear(due)) return inYear(due, period, contract);
  if (!ast.isDueOnDay(due) && !ast.isDueOnLastDay(due)) return undefined;
  const around = due.unit === 'period' ? period : periodAround(period, due.unit, contract);
  if (ast.isDueOnLastDay(due)) return around.last;
  return /^\d{1,3}$/.test(due.day ?? '') ? plusDays(around.first, Number.parseInt(due.day, 10) - 1) : undefined;
}

/** The day from which what is reported for a period is there, as its `available` says: the earliest or latest that it can be. Undefined where it says nothing that can be reckoned with. */
export function availableDay(available: ast.Available | undefined, period: Stretch, contract: ast.Contract, which: 'earliest' | 'latest' = 'earliest'): CalendarDate | undefined {
  if (available?.date) return afterAnchor(available.date, period, contract, which);
  return available?.day ? inYear(available.day, period, contract) : undefined;
}

/** The `available` of a fact or measure: its own, or that of its source. */
export function availableOf(declaration: { readonly clauses: readonly { readonly $type: string }[] }): ast.Available | undefined {
  return declaration.clauses.flatMap((clause) => (ast.isAvailable(clause) ? [clause] : ast.isSourceClause(clause) && clause.available ? [clause.available] : []))[0];
}

/** The stretch that a measure is measured over for a period: one that ends with it, or with a day in or before it. Undefined for a stretch that stands still. */
export function measuredStretch(measure: ast.Measure, period: Stretch, contract: ast.Contract): Stretch | undefined {
  const window = clauseOf(measure, ast.isMeasuredOver)?.window;
  if (!window || isThisPeriod(window)) return period;
  const ending = ast.isTrailingWindow(window) ? parseDayMonth(window.ending) : undefined;
  if (!ast.isTrailingWindow(window) || !ending) return undefined;
  const around = window.anchor === 'year' ? periodAround(period, 'year', contract) : period;
  const limit = window.position === 'before' ? plusDays(around.first, -1) : around.last;
  const sameYear = { year: limit.year, ...ending };
  const last = isoDate(sameYear) > isoDate(limit) ? { ...sameYear, year: limit.year - 1 } : sameYear;
  return { first: around.first, last };
}

function afterAnchor({ count, unit, anchor }: ast.DueAfter, period: Stretch, contract: ast.Contract, which: 'earliest' | 'latest'): CalendarDate | undefined {
  if (ast.isObservationAnchor(anchor)) return dayAfter(period.last, count, unit, which);
  if (!ast.isPeriodAnchor(anchor) || anchor.unit === 'term') return undefined;
  const around = anchor.unit === 'period' ? period : periodAround(period, anchor.unit, contract);
  return dayAfter(anchor.edge === 'start' ? around.first : around.last, count, unit, which);
}

function inYear({ day, position, unit }: ast.DueInYear, period: Stretch, contract: ast.Contract): CalendarDate | undefined {
  const written = parseDayMonth(day);
  if (!written || unit === 'term') return undefined;
  const around = unit === 'year' ? periodAround(period, 'year', contract) : period;
  if (position === 'after') return next(written, around.last);
  if (position === 'before') {
    const sameYear = { year: around.first.year, ...written };
    return isoDate(sameYear) < isoDate(around.first) ? sameYear : { ...sameYear, year: sameYear.year - 1 };
  }
  return next(written, plusDays(around.first, -1));
}

/** The next time that a day of the year comes after another day. */
function next(written: { readonly month: number; readonly day: number }, after: CalendarDate): CalendarDate {
  const sameYear = { year: after.year, ...written };
  return isoDate(sameYear) > isoDate(after) ? sameYear : { ...sameYear, year: after.year + 1 };
}
