import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { isoDate, parseDate, type CalendarDate } from '../../model/dates.ts';
import { yearsOf } from '../contract-years.ts';
import { plusDays, plusMonths } from '../days.ts';
import { availableDay, availableOf, dayAfter, measuredStretch, type Stretch } from './due-days.ts';

/** What a measure says of one period, as to the people it follows. */
export interface FollowUp {
  /** The last day on which people come into it. */
  readonly lastEntry: CalendarDate;
  /** The day after which a promise of figures counts: the end of the period, or of an observation. */
  readonly over: CalendarDate;
  /** The first day by which all of them have been followed for as long as the text says. */
  readonly followedTo: CalendarDate;
  /** The day by which its figures are promised; undefined where the text does not say. */
  readonly promised: CalendarDate | undefined;
}

const MONTHS: Readonly<Record<string, number>> = { year: 12, quarter: 3, month: 1 };

/** What a measure that follows people says of each of its periods within the term, first to last; a year that the term cuts off ends with the term. */
export function followUpsOf(measure: ast.Measure, contract: ast.Contract): readonly FollowUp[] {
  const followed = clauseOf(measure, ast.isFollowedFor)?.duration;
  const clauses: readonly AstNode[] = measure.clauses;
  if (!followed || clauses.some(ast.isOnceGrain)) return [];
  const available = availableOf(measure);
  const on = parseDate(available?.on);
  return periodsOf(clauses.find(ast.isEachGrain)?.grain ?? measure.grain ?? 'year', contract).flatMap(({ entry, until }) => {
    const stretch = measuredStretch(measure, entry, contract);
    const followedTo = stretch && dayAfter(stretch.last, followed.count, followed.unit, 'earliest');
    return followedTo ? [{ lastEntry: stretch.last, over: until.last, followedTo, promised: on ?? availableDay(available, until, contract, 'latest') }] : [];
  });
}

/** The last day on which those of a cohort are watched; undefined where a date cannot be read. */
export function lastObserved(cohort: ast.Cohort): CalendarDate | undefined {
  const last = parseDate(cohort.to);
  if (!last) return undefined;
  const after = cohort.observed ? dayAfter(plusDays(last, 1), cohort.observed.count, cohort.observed.unit, 'latest') : plusDays(last, 1);
  return after && plusDays(after, -1);
}

/** Periods as people come into them, and as they are reckoned from: a cohort is over when its observation is. */
function periodsOf(grain: string, contract: ast.Contract): { readonly entry: Stretch; readonly until: Stretch }[] {
  if (grain === 'cohort') {
    return contract.declarations.filter(ast.isCohort).flatMap((cohort) => {
      const [first, last, until] = [parseDate(cohort.from), parseDate(cohort.to), lastObserved(cohort)];
      return first && last && until ? [{ entry: { first, last }, until: { first, last: until } }] : [];
    });
  }
  const term = clauseOf(contract, ast.isTermClause);
  const [from, to] = [parseDate(term?.from), parseDate(term?.to)];
  const length = MONTHS[grain];
  if (!from || !to || length === undefined) return [];
  return yearsOf(contract).flatMap((year) => {
    const starts = Array.from({ length: 12 / length }, (_, index) => plusMonths(year.first, index * length));
    return starts.flatMap((start) => {
      const end = plusDays(plusMonths(start, length), -1);
      if (isoDate(end) < isoDate(from) || isoDate(start) > isoDate(to)) return [];
      const entry = { first: isoDate(start) < isoDate(from) ? from : start, last: isoDate(end) > isoDate(to) ? to : end };
      return [{ entry, until: entry }];
    });
  });
}
