/** Contract years: twelve months from a fixed day, labelled by that day's year whatever the term cuts off. */
import { civilFrom, compareDates, type CivilDate } from './civil.ts';

/** The day on which contract years start: `years start 1 April` is month 4, day 1. */
export interface YearStart { month: number; day: number }

/** A full contract year; `end` is the first day after it. */
export interface ContractYear { id: string; start: CivilDate; end: CivilDate }

/** The contract year that begins in calendar year `year`. 29 February counts as 1 March where there is none. */
export function contractYear(year: number, from: YearStart): ContractYear {
  return { id: yearLabel(year, from), start: anniversary(year, from), end: anniversary(year + 1, from) };
}

/** The contract year that `date` lies in. */
export function contractYearOf(date: CivilDate, from: YearStart): ContractYear {
  const here = contractYear(date.year, from);
  return compareDates(date, here.start) >= 0 ? here : contractYear(date.year - 1, from);
}

/** `2026/27`; where years start on 1 January, `2026`. */
export function yearLabel(year: number, from: YearStart): string {
  if (from.month === 1 && from.day === 1) return pad(year, 4);
  return `${pad(year, 4)}/${pad((year + 1) % 100, 2)}`;
}

function anniversary(year: number, from: YearStart): CivilDate {
  return civilFrom(year, from.month, from.day) ?? civilFrom(year, from.month + 1, 1)!;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
