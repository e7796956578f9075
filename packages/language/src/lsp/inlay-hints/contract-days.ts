/** The periods of a contract and the days on which what it pays for them is due, exactly as its program has them. */
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { daysInMonth, isoDate, parseDate, parseDayMonth, type CalendarDate } from '../../model/dates.ts';
import { yearsOf, type ContractYear } from '../../rules/contract-years.ts';
import { plusDays, plusMonths } from '../../rules/days.ts';
import type { HintHost } from './hint.ts';

/** A stretch of days, first to last. */
export interface Stretch {
  readonly first: CalendarDate;
  readonly last: CalendarDate;
  readonly unit: Unit;
}

/** How long a period is. */
export type Unit = 'month' | 'quarter' | 'year' | 'cohort' | 'term';

/** A day, and the one that is written where it moves off a weekend or holiday. */
export interface DueDay {
  readonly day: CalendarDate;
  readonly movedFrom?: CalendarDate;
}

const months: ReadonlyMap<string, number> = new Map([['month', 1], ['quarter', 3], ['year', 12]]);
const units: ReadonlyMap<string, Unit> = new Map([['monthly', 'month'], ['quarterly', 'quarter'], ['yearly', 'year'], ['once', 'term']]);
/** More days than lie between two days on which payments are made. */
const mostMoved = 40;
/** More working days than any contract counts. */
const mostCounted = 2_000;

const before = (one: CalendarDate, other: CalendarDate): boolean => isoDate(one) < isoDate(other);

/** The days of one contract. */
export class ContractDays {
  readonly term: Stretch;
  private readonly contract: ast.Contract;
  private readonly host: HintHost;
  private readonly years: readonly ContractYear[];
  private readonly hasYears: boolean;

  private constructor(contract: ast.Contract, term: Stretch, host: HintHost) {
    this.contract = contract;
    this.term = term;
    this.host = host;
    this.years = yearsOf(contract);
    this.hasYears = clauseOf(contract, ast.isYearsStart) !== undefined;
  }

  /** The days of a contract; undefined where its term cannot be read. */
  static of(contract: ast.Contract, host: HintHost): ContractDays | undefined {
    const clause = clauseOf(contract, ast.isTermClause);
    const [first, last] = [parseDate(clause?.from), parseDate(clause?.to)];
    return first && last && !before(last, first) ? new ContractDays(contract, { first, last, unit: 'term' }, host) : undefined;
  }

  /** The first period of a flow within a stretch, the term if none is given. */
  firstOf(paid: { readonly frequency?: string; readonly perCohort?: boolean; readonly options?: readonly ast.PaidOption[] }, within: Stretch = this.term): Stretch | undefined {
    if (paid.perCohort) return this.cohorts()[0];
    const unit = units.get(paid.options?.find(ast.isInInstalments)?.frequency ?? paid.frequency ?? '');
    return unit && this.firstOfUnit(unit, within);
  }

  /** The first period of a length within a stretch. */
  firstOfUnit(unit: Unit, within: Stretch = this.term): Stretch | undefined {
    if (unit === 'cohort') return this.cohorts()[0];
    if (unit === 'term') return within;
    const first = before(within.first, this.term.first) ? this.term.first : within.first;
    return this.at(unit, first);
  }

  /** The cohorts by when people begin to enter, each until all of it has been observed. */
  private cohorts(): readonly Stretch[] {
    return this.contract.declarations.filter(ast.isCohort).flatMap((cohort): Stretch[] => {
      const [first, entered] = [parseDate(cohort.from), parseDate(cohort.to)];
      const last = entered && (cohort.observed ? this.observed(entered, cohort.observed) : entered);
      return first && last ? [{ first, last, unit: 'cohort' }] : [];
    }).sort((a, b) => (before(a.first, b.first) ? -1 : 1));
  }

  private observed(entered: CalendarDate, { count, unit }: ast.Duration): CalendarDate | undefined {
    const [number, length] = [countOf(count), lengthOf(unit)];
    if (number === undefined || !length || length.isWorking) return undefined;
    return length.months > 0 ? plusDays(plusMonths(plusDays(entered, 1), number * length.months), -1) : plusDays(entered, number * length.days);
  }

  /** The period of a length that a day lies in, as far as it lies in the term. */
  private at(unit: Unit, day: CalendarDate): Stretch | undefined {
    const length = months.get(unit);
    const year = this.years.findLast(({ first }) => !before(day, first));
    if (length === undefined || !year || (unit !== 'month' && !this.hasYears)) return undefined;
    for (let done = 0; done < 12; done += length) {
      const first = plusMonths(year.first, done);
      const last = plusDays(plusMonths(year.first, done + length), -1);
      if (before(last, day)) continue;
      return { unit, first: before(first, this.term.first) ? this.term.first : first, last: before(this.term.last, last) ? this.term.last : last };
    }
    return undefined;
  }

  /** The period of a unit that a period lies in; itself where it is as long, or longer. */
  private around(period: Stretch, unit: string): Stretch {
    if (unit === 'term') return this.term;
    const [own, wanted] = [months.get(period.unit), months.get(unit)];
    return own !== undefined && wanted !== undefined && wanted > own ? this.at(unit as Unit, period.first) ?? period : period;
  }

  /** The day on which what is paid for a period is due; undefined where it hangs on facts, or on a calendar that is not known. */
  due(date: ast.DueDate | undefined, period: Stretch, seen: ReadonlySet<unknown> = new Set()): DueDay | undefined {
    const day = this.unmoved(date, period, seen);
    return day && this.moved(day, this.rolling().direction);
  }

  /** The last day to pay by `within 15 days of the end of the period`: it moves back wherever others move to. */
  within({ count, unit, event }: ast.Within, period: Stretch): DueDay | undefined {
    if (ast.isInvoiceEvent(event) || ast.isReceiptEvent(event) || !event) return undefined;
    const day = this.after(count, unit, event, period, new Set());
    const found = day && this.moved(day, this.rolling().direction === 'not' ? 'not' : 'back');
    // Between the event and the last day there may be no day on which payments are made.
    const first = ast.isPeriodAnchor(event) ? (event.edge === 'start' ? period.first : plusDays(this.around(period, event.unit).last, 1)) : period.first;
    return found && !before(found.day, first) ? found : undefined;
  }

  /** A day that does not move: when figures are available, or when they no longer count. */
  fixed(date: ast.DueDate | undefined, period: Stretch): CalendarDate | undefined {
    return this.unmoved(date, period, new Set());
  }

  private unmoved(date: ast.DueDate | undefined, period: Stretch, seen: ReadonlySet<unknown>): CalendarDate | undefined {
    if (ast.isDueOn(date)) return parseDate(date.date);
    if (ast.isDueAfter(date)) return this.after(date.count, date.unit, date.anchor, period, seen);
    if (ast.isDueInYear(date)) return inYear(date, this.around(period, date.unit));
    if (ast.isDueOnLastDay(date)) return date.unit === 'month' ? { ...period.last, day: daysInMonth(period.last.year, period.last.month) } : this.around(period, date.unit).last;
    if (!ast.isDueOnDay(date)) return undefined;
    const [number, counted] = [countOf(date.day), this.around(period, date.unit)];
    const day = number === undefined || number < 1 ? undefined : plusDays(counted.first, number - 1);
    return day && !before(counted.last, day) ? day : undefined;
  }

  private after(count: string | undefined, unit: string | undefined, anchor: ast.Anchor | undefined, period: Stretch, seen: ReadonlySet<unknown>): CalendarDate | undefined {
    const [number, length] = [countOf(count), lengthOf(unit)];
    const from = anchor && this.anchorDay(anchor, period, seen);
    if (number === undefined || !length || !from) return undefined;
    if (length.months > 0) return ast.isPeriodAnchor(anchor) && anchor.edge !== 'start' ? plusMonths(from, number * length.months) : undefined;
    return length.isWorking ? this.workingDays(from, number) : plusDays(from, number * length.days);
  }

  private anchorDay(anchor: ast.Anchor, period: Stretch, seen: ReadonlySet<unknown>): CalendarDate | undefined {
    if (ast.isPeriodAnchor(anchor)) return anchor.edge === 'start' ? this.around(period, anchor.unit).first : this.around(period, anchor.unit).last;
    if (ast.isObservationAnchor(anchor)) return period.last;
    if (ast.isLastCohortAnchor(anchor)) return this.cohorts().map(({ last }) => last).sort((a, b) => (before(a, b) ? -1 : 1)).at(-1);
    const payment = anchor.payment?.ref;
    if (!payment || seen.has(payment) || !('clauses' in payment)) return undefined;
    const clauses: readonly { readonly $type: string }[] = payment.clauses;
    const [paid] = clauses.filter((clause) => ast.isPaid(clause));
    const unit = paid && !paid.perCohort ? units.get(paid.options.find(ast.isInInstalments)?.frequency ?? paid.frequency ?? '') : undefined;
    const [own, other] = [months.get(period.unit), months.get(unit ?? '')];
    if (!paid || own === undefined || other === undefined) return undefined;
    // Of what is paid more often, the last in the period counts.
    const paidFor = other > own ? this.around(period, unit!) : other < own ? this.at(unit!, period.last) : period;
    return paidFor && this.due(dueOf(paid), paidFor, new Set([...seen, payment]))?.day;
  }

  private rolling(): { readonly direction: 'forward' | 'back' | 'not'; readonly calendar?: string } {
    return clauseOf(this.contract, ast.isDueDatesRoll) ?? { direction: 'not' };
  }

  private isPaymentDay(day: CalendarDate): boolean | undefined {
    const { calendar } = this.rolling();
    return calendar === undefined ? undefined : this.host.isPaymentDay?.(calendar, day);
  }

  private moved(day: CalendarDate, direction: 'forward' | 'back' | 'not' | undefined): DueDay | undefined {
    if (direction === 'not') return { day };
    let at = day;
    for (let tried = 0; tried < mostMoved && direction; tried++) {
      const isOpen = this.isPaymentDay(at);
      if (isOpen === undefined) return undefined;
      if (isOpen) return at === day ? { day } : { day: at, movedFrom: day };
      at = plusDays(at, direction === 'forward' ? 1 : -1);
    }
    return undefined;
  }

  private workingDays(from: CalendarDate, count: number): CalendarDate | undefined {
    if (count > mostCounted) return undefined;
    let day = from;
    for (let left = count; left > 0;) {
      day = plusDays(day, 1);
      const isOpen = this.isPaymentDay(day);
      if (isOpen === undefined) return undefined;
      if (isOpen) left--;
    }
    return day;
  }
}

/** When a flow is due, by itself or with its instalments. */
export function dueOf({ options }: ast.Paid): ast.DueDate | undefined {
  return (options.find(ast.isDue) ?? options.find(ast.isInInstalments)?.due)?.date;
}

function countOf(text: string | undefined): number | undefined {
  return /^\d{1,3}(?:,?\d{3})?$/.test(text ?? '') ? Number.parseInt(text!.replaceAll(',', ''), 10) : undefined;
}

function lengthOf(unit: string | undefined): { readonly days: number; readonly months: number; readonly isWorking: boolean } | undefined {
  const word = (unit ?? '').replace(/s$/, '');
  const days = word === 'day' || word === 'working day' ? 1 : word === 'week' ? 7 : 0;
  const length = months.get(word) ?? 0;
  return days + length > 0 ? { days, months: length, isWorking: word === 'working day' } : undefined;
}

/** A day of the year after, in or before a period: the first that comes, or the last that was. 29 February waits for its year. */
function inYear({ day, position }: { readonly day?: string; readonly position?: string }, { first, last }: Stretch): CalendarDate | undefined {
  const read = readDay(day);
  if (!read) return undefined;
  const exists = (date: CalendarDate): boolean => date.day <= daysInMonth(date.year, date.month);
  const years = position === 'before' ? [0, -1, -2, -3, -4].map((back) => first.year + back) : [0, 1, 2, 3, 4].map((on) => (position === 'after' ? last.year : first.year) + on);
  const days = years.map((year) => ({ year, ...read })).filter(exists);
  if (position === 'before') return days.find((one) => before(one, first));
  if (position === 'after') return days.find((one) => before(last, one));
  return days.find((one) => !before(one, first) && !before(last, one));
}

/** A day of the year, 29 February among them. */
function readDay(text: string | undefined): { readonly month: number; readonly day: number } | undefined {
  return parseDayMonth(text) ?? (/^29\s+February$/.test(text ?? '') ? { month: 2, day: 29 } : undefined);
}

/** The first such day from the last day of a period on, which is how deadlines are read. */
export function deadlineDay({ date, day }: ast.Deadline, period: Stretch): CalendarDate | undefined {
  if (date !== undefined) return parseDate(date);
  return inYear({ day, position: 'after' }, { ...period, last: plusDays(period.last, -1) });
}

/** A day of the year by which something is counted, for a period. */
export function yearlyDay(day: string | undefined, position: string | undefined, period: Stretch): CalendarDate | undefined {
  return inYear({ day, position }, period);
}
