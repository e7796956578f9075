import * as ast from '../ast.ts';
import { clauseOf } from '../model/clauses.ts';
import { isoDate, parseDate, parseDayMonth, type CalendarDate } from '../model/dates.ts';
import { daysOf, plusDays, plusMonths } from './days.ts';

/** A year of a contract, as `years start` divides its term. */
export interface ContractYear {
  readonly first: CalendarDate;
  /** Its first day as YYYY-MM-DD, whether or not the term has begun by then. */
  readonly key: string;
  /** As the text names it: `2026/27`, or `2026` where years start on 1 January. */
  readonly name: string;
  /** Whether all of it lies in the term. */
  readonly isWhole: boolean;
}

/** More years than any term that is not refused. */
const most = 200;

/** The years of a contract, first to last; none where its term cannot be read. */
export function yearsOf(contract: ast.Contract): readonly ContractYear[] {
  const term = clauseOf(contract, ast.isTermClause);
  const [from, to] = [parseDate(term?.from), parseDate(term?.to)];
  if (!from || !to) return [];
  const start = parseDayMonth(clauseOf(contract, ast.isYearsStart)?.day) ?? { month: 1, day: 1 };
  const years: ContractYear[] = [];
  let first: CalendarDate = { year: from.year, ...start };
  if (isoDate(first) > isoDate(from)) first = { ...first, year: first.year - 1 };
  for (; isoDate(first) <= isoDate(to) && years.length < most; first = { ...first, year: first.year + 1 }) {
    const last = plusDays(plusMonths(first, 12), -1);
    const name = start.month === 1 && start.day === 1 ? `${first.year}` : `${first.year}/${String((first.year + 1) % 100).padStart(2, '0')}`;
    years.push({ first, key: isoDate(first), name, isWhole: isoDate(first) >= isoDate(from) && isoDate(last) <= isoDate(to) });
  }
  return years;
}

/** A table of years that is read once for all of them. */
export type YearsRead = (year: ContractYear) => ast.Quantity | undefined;

/**
 * Reads a table of years, to give the figure of any: that of the year itself, else of the last year from which one holds. One figure alone holds
 * always; a table with a period that is no year of the contract has none.
 */
export function readYears(entries: readonly ast.YearEntry[], contract: ast.Contract | undefined): YearsRead {
  const [only] = entries;
  if (entries.length === 1 && !only!.period && !only!.position) return () => only!.value;
  const read = entries.map(({ position, period, value }) => {
    const days = daysOf(period, contract);
    return days && { key: isoDate(days.first), isFrom: position === 'from', value };
  });
  return ({ key }) => {
    let since: { readonly key: string; readonly value: ast.Quantity } | undefined;
    for (const entry of read) {
      if (!entry) return undefined;
      if (entry.key === key) return entry.value;
      if (entry.isFrom && entry.key < key && (!since || since.key < entry.key)) since = entry;
    }
    return since?.value;
  };
}

/** The figure of one year out of a table of years. */
export function entryIn(year: ContractYear, entries: readonly ast.YearEntry[], contract: ast.Contract | undefined): ast.Quantity | undefined {
  return readYears(entries, contract)(year);
}
