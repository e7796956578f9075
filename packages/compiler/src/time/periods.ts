/** The periods of a contract: months, quarters, contract years, cohorts and the term, each naming the coarser ones that contain it. */
import type { GrainId, Period, PeriodId, Span } from '@remit/program';
import { addMonths, civil, compareDates, earlier, iso, later, type CivilDate } from './civil.ts';
import { contractYear, contractYearOf, type ContractYear, type YearStart } from './contract-year.ts';

/** Grains from fine to coarse. A cohort has a window of its own. */
export const GRAINS: readonly GrainId[] = ['month', 'quarter', 'year', 'cohort', 'term'];

/** What the contract says about time. Spans are half-open. */
export interface TimeFrame {
  term: Span;
  /** Absent where the contract uses no year. Quarters belong to years and need it too. */
  years?: YearStart;
  /** First day of the periods before the term, which carry facts and no lines. */
  historyFrom?: string;
  cohorts: { id: PeriodId; start: string; end: string }[];
}

/** Every period the contract can have, of every grain, by grain and then by start. */
export function buildPeriods(frame: TimeFrame): Period[] {
  const term: Period = { id: 'term', grain: 'term', start: frame.term.start, end: frame.term.end, in: {} };
  const spans = stretches(frame);
  const years = spans.flatMap((s) => yearsIn(s, frame.years));
  const quarters = spans.flatMap((s) => quartersIn(s, frame.years));
  const months = spans.flatMap((s) => monthsIn(s, frame.years));
  const cohorts = frame.cohorts.map((c): Period => ({ id: c.id, grain: 'cohort', start: c.start, end: c.end, in: {} }));
  cohorts.sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : a.id < b.id ? -1 : 1));
  const coarser = { quarter: quarters, year: years, term: [term] };
  for (const period of months) link(period, coarser, ['quarter', 'year', 'term']);
  for (const period of quarters) link(period, coarser, ['year', 'term']);
  for (const period of years) link(period, coarser, ['term']);
  // A cohort belongs to the term that its people enter in, however long they are observed.
  for (const period of cohorts) if (period.start >= term.start && period.start < term.end) period.in.term = term.id;
  return [...months, ...quarters, ...years, ...cohorts, term];
}

interface Stretch { from: CivilDate; to: CivilDate; history: boolean }

/** The term, and before it the history. A year that the term begins in the middle of belongs to the term alone. */
function stretches(frame: TimeFrame): Stretch[] {
  const from = civil(frame.term.start);
  const inTerm: Stretch = { from, to: civil(frame.term.end), history: false };
  if (frame.historyFrom === undefined) return [inTerm];
  const to = frame.years ? earlier(from, contractYearOf(from, frame.years).start) : from;
  return [{ from: civil(frame.historyFrom), to, history: true }, inTerm];
}

function yearsIn(stretch: Stretch, from: YearStart | undefined): Period[] {
  return coveringYears(stretch, from).flatMap((y) => clip(stretch, 'year', y.id, y.start, y.end));
}

function quartersIn(stretch: Stretch, from: YearStart | undefined): Period[] {
  return coveringYears(stretch, from).flatMap((y) =>
    [0, 1, 2, 3].flatMap((q) =>
      clip(stretch, 'quarter', `${y.id}-Q${q + 1}`, addMonths(y.start, 3 * q), q === 3 ? y.end : addMonths(y.start, 3 * q + 3))));
}

function monthsIn(stretch: Stretch, from: YearStart | undefined): Period[] {
  const anchor = { month: 1, day: from?.day ?? 1 };
  return coveringYears(stretch, from ?? anchor).flatMap((y) =>
    [...Array(12).keys()].flatMap((m) => {
      const start = addMonths(y.start, m);
      const end = m === 11 ? y.end : addMonths(y.start, m + 1);
      return clip(stretch, 'month', start.toPlainYearMonth().toString(), start, end);
    }));
}

function coveringYears(stretch: Stretch, from: YearStart | undefined): ContractYear[] {
  if (!from || compareDates(stretch.from, stretch.to) >= 0) return [];
  const years: ContractYear[] = [];
  let year = contractYearOf(stretch.from, from);
  while (compareDates(year.start, stretch.to) < 0) {
    years.push(year);
    year = contractYear(year.end.year, from);
  }
  return years;
}

function clip(stretch: Stretch, grain: GrainId, id: PeriodId, start: CivilDate, end: CivilDate): Period[] {
  const from = later(start, stretch.from);
  const to = earlier(end, stretch.to);
  if (compareDates(from, to) >= 0) return [];
  const period: Period = { id, grain, start: iso(from), end: iso(to), in: {} };
  if (stretch.history) period.history = true;
  return [period];
}

function link(period: Period, coarser: Record<string, Period[]>, grains: GrainId[]): void {
  for (const grain of grains) {
    const holder = coarser[grain]!.find((p) => p.start <= period.start && period.end <= p.end);
    if (holder) period.in[grain] = holder.id;
  }
}
