import { describe, expect, it } from 'vitest';
import { buildPeriods } from '@remit/compiler/time/periods';
import { dueDate, type DueRule } from '@remit/compiler/time/due-date';
import { holidayCalendar } from '@remit/compiler/time/calendars';
import { expandSchedule } from '@remit/compiler/time/schedule';
import { partOfYear } from '@remit/compiler/time/part-year';
import { formatNumber } from '@remit/program/rational';

const april = { month: 4, day: 1 };
const england = holidayCalendar('england')!;

describe('periods', () => {
  it('labels contract years by their first day and keeps the label of short years', () => {
    const periods = buildPeriods({ term: { start: '2026-07-01', end: '2029-01-01' }, years: april, cohorts: [] });
    expect(periods.filter((p) => p.grain === 'year')).toEqual([
      { id: '2026/27', grain: 'year', start: '2026-07-01', end: '2027-04-01', in: { term: 'term' } },
      { id: '2027/28', grain: 'year', start: '2027-04-01', end: '2028-04-01', in: { term: 'term' } },
      { id: '2028/29', grain: 'year', start: '2028-04-01', end: '2029-01-01', in: { term: 'term' } },
    ]);
    expect(periods.filter((p) => p.grain === 'quarter').map((p) => p.id)).toEqual([
      '2026/27-Q2', '2026/27-Q3', '2026/27-Q4', '2027/28-Q1', '2027/28-Q2', '2027/28-Q3', '2027/28-Q4',
      '2028/29-Q1', '2028/29-Q2', '2028/29-Q3',
    ]);
    expect(periods.find((p) => p.id === '2027-01')).toEqual(
      { id: '2027-01', grain: 'month', start: '2027-01-01', end: '2027-02-01', in: { quarter: '2026/27-Q4', year: '2026/27', term: 'term' } });
  });

  it('writes a plain year where years start on 1 January, and the century in full', () => {
    const years = (start: string, end: string, day: { month: number; day: number }) =>
      buildPeriods({ term: { start, end }, years: day, cohorts: [] }).filter((p) => p.grain === 'year').map((p) => p.id);
    expect(years('2022-01-01', '2024-01-01', { month: 1, day: 1 })).toEqual(['2022', '2023']);
    expect(years('2099-04-01', '2101-04-01', april)).toEqual(['2099/00', '2100/01']);
  });

  it('puts history before the term and marks it', () => {
    const periods = buildPeriods({ term: { start: '2026-04-01', end: '2027-04-01' }, years: april, historyFrom: '2024-04-01', cohorts: [] });
    expect(periods.filter((p) => p.grain === 'year').map((p) => [p.id, p.history])).toEqual([['2024/25', true], ['2025/26', true], ['2026/27', undefined]]);
    expect(periods.find((p) => p.id === '2025/26')!.in).toEqual({});
  });

  it('starts months on the day years start', () => {
    const periods = buildPeriods({ term: { start: '2026-04-06', end: '2027-04-06' }, years: { month: 4, day: 6 }, cohorts: [] });
    const months = periods.filter((p) => p.grain === 'month');
    expect(months).toHaveLength(12);
    expect(months[11]).toEqual({ id: '2027-03', grain: 'month', start: '2027-03-06', end: '2027-04-06', in: { quarter: '2026/27-Q4', year: '2026/27', term: 'term' } });
  });

  it('lists cohorts by their start, inside the term', () => {
    const periods = buildPeriods({ term: { start: '2010-09-01', end: '2018-01-01' }, cohorts: [
      { id: 'Two', start: '2012-07-02', end: '2015-01-01' }, { id: 'One', start: '2010-09-09', end: '2014-01-01' }] });
    expect(periods.filter((p) => p.grain === 'cohort')).toEqual([
      { id: 'One', grain: 'cohort', start: '2010-09-09', end: '2014-01-01', in: { term: 'term' } },
      { id: 'Two', grain: 'cohort', start: '2012-07-02', end: '2015-01-01', in: { term: 'term' } },
    ]);
  });
});

describe('due dates', () => {
  const may = { start: '2026-05-01', end: '2026-06-01' };
  const year = { start: '2026-04-01', end: '2027-04-01' };
  const due = (rule: DueRule, period = may, direction: 'forward' | 'back' | 'not' = 'not') => {
    const d = dueDate(period, rule, { direction, calendar: england });
    return 'problem' in d ? d : d.toString();
  };

  it('counts days from the last day of the period', () => {
    expect(due({ kind: 'daysAfterEnd', days: 15 })).toBe('2026-06-15');
    expect(due({ kind: 'daysAfterEnd', days: 120 }, year)).toBe('2027-07-29');
  });

  it('counts working days past weekends and bank holidays', () => {
    // 31 May 2026 is a Sunday
    expect(due({ kind: 'daysAfterEnd', days: 5, working: true })).toBe('2026-06-05');
    // Good Friday and Easter Monday 2026 are 3 and 6 April
    expect(due({ kind: 'daysAfterEnd', days: 3, working: true }, { start: '2026-03-01', end: '2026-04-01' })).toBe('2026-04-07');
  });

  it('names days in and after the period', () => {
    expect(due({ kind: 'dayOfPeriod', day: 15 })).toBe('2026-05-15');
    expect(due({ kind: 'lastDayOfMonth' })).toBe('2026-05-31');
    expect(due({ kind: 'dateAfter', month: 6, day: 30 }, year)).toBe('2027-06-30');
    expect(due({ kind: 'dateAfter', month: 3, day: 31 }, year)).toBe('2028-03-31');
    expect(due({ kind: 'dateIn', month: 10, day: 31 }, year)).toBe('2026-10-31');
    expect(due({ kind: 'dateIn', month: 3, day: 31 }, year)).toBe('2027-03-31');
    expect(due({ kind: 'onDate', date: '2030-01-31' })).toBe('2030-01-31');
    expect(due({ kind: 'monthsAfterEnd', months: 3 }, year)).toBe('2027-06-30');
  });

  it('refuses a day the period does not have', () => {
    expect(due({ kind: 'dayOfPeriod', day: 32 })).toEqual({ problem: 'no-such-day', period: may });
    expect(due({ kind: 'dateIn', month: 4, day: 30 })).toEqual({ problem: 'no-such-day', period: may });
  });

  it('rolls weekends and holidays forward and back', () => {
    expect(due({ kind: 'lastDayOfMonth' }, may, 'forward')).toBe('2026-06-01');
    expect(due({ kind: 'lastDayOfMonth' }, may, 'back')).toBe('2026-05-29');
    expect(due({ kind: 'onDate', date: '2026-12-25' }, may, 'forward')).toBe('2026-12-29');
    expect(due({ kind: 'onDate', date: '2011-04-29' }, may, 'forward')).toBe('2011-05-03');
  });

  it('never guesses beyond the calendar', () => {
    expect(due({ kind: 'onDate', date: '2051-01-03' }, may, 'forward')).toEqual({ problem: 'beyond-calendar', date: '2051-01-03', calendar: 'england', from: '2005-01-01', through: '2050-12-31' });
    // Easter 2009 was on 12 April; what lies before the calendar is refused like what lies behind it.
    expect(due({ kind: 'onDate', date: '2009-04-10' }, may, 'forward')).toBe('2009-04-14');
    expect(due({ kind: 'onDate', date: '2004-12-31' }, may, 'forward')).toEqual({ problem: 'beyond-calendar', date: '2004-12-31', calendar: 'england', from: '2005-01-01', through: '2050-12-31' });
    expect(dueDate(may, { kind: 'lastDayOfMonth' }, { direction: 'forward' })).toEqual({ problem: 'no-calendar' });
  });
});

describe('schedules', () => {
  const frame = { term: { start: '2026-04-01', end: '2027-04-01' }, years: april, historyFrom: '2026-03-01', cohorts: [] };
  const months = buildPeriods(frame).filter((p) => p.grain === 'month');

  it('opens after the period, and with it in advance; history has no slots', () => {
    const late = expandSchedule(months, { due: { kind: 'daysAfterEnd', days: 15 }, rolling: { direction: 'not' } });
    expect(late.slots).toHaveLength(12);
    expect(late.slots[0]).toEqual({ period: '2026-04', opens: '2026-05-01', due: '2026-05-15' });
    const early = expandSchedule(months, { due: { kind: 'dayOfPeriod', day: 15 }, advance: true, rolling: { direction: 'not' } });
    expect(early.slots[11]).toEqual({ period: '2027-03', opens: '2027-03-01', due: '2027-03-15' });
  });

  it('reports a slot it cannot place', () => {
    const { slots, problems } = expandSchedule(months, { due: { kind: 'dayOfPeriod', day: 31 }, rolling: { direction: 'not' } });
    expect(slots).toHaveLength(7);
    expect(problems.map((p) => p.period.id)).toEqual(['2026-04', '2026-06', '2026-09', '2026-11', '2027-02']);
  });
});

describe('part years', () => {
  const part = (start: string, end: string, by: 'months' | 'days') => formatNumber(partOfYear({ start, end }, april, by));

  it('counts whole months as twelfths', () => {
    expect(part('2026-04-01', '2026-05-01', 'months')).toBe('1/12');
    expect(part('2026-07-01', '2027-04-01', 'months')).toBe('0.75');
    expect(part('2026-04-01', '2031-04-01', 'months')).toBe('5');
  });

  it('counts days over the days of that contract year', () => {
    expect(part('2026-04-01', '2026-05-01', 'days')).toBe('6/73');
    expect(part('2027-04-01', '2027-05-01', 'days')).toBe('5/61');
    expect(part('2026-04-10', '2026-05-01', 'months')).toBe('21/365');
    expect(part('2026-04-01', '2027-04-01', 'days')).toBe('1');
  });
});
