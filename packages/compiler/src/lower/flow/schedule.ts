/** `paid monthly, in advance, due on day 15 of the period`: the slots of a line. */
import type { AstNode } from 'langium';
import type { GrainId, IsoDate, Period, Slot } from '@remit/program';
import type { Due, DueDate, FlowClause, Frequency, Opens, Paid, PeriodUnit, Within } from '@remit/language/ast';
import { lastDayWithin, type DueProblem, type DueRule } from '../../time/due-date.ts';
import { addDays, civil, iso } from '../../time/civil.ts';
import { expandSchedule } from '../../time/schedule.ts';
import type { Context } from '../context.ts';
import { monthsIn } from '../duration.ts';
import { dateText, dateWords, dayMonth, smallCount } from '../literal.ts';
import { dueWhenEnded, withEndedSlots } from '../pilot/ended-slots.ts';
import { slotsOf } from './slots.ts';

const GRAINS: Record<Frequency, GrainId> = { monthly: 'month', quarterly: 'quarter', yearly: 'year', once: 'term' };

/** The clause that says when a flow is paid. */
export function paidClause(clauses: readonly { $type: string }[]): Paid | undefined {
  return (clauses as readonly FlowClause[]).find((c) => c.$type === 'Paid');
}

/** The grain of a flow's lines; undefined if the text does not say. */
export function grainOf(clauses: readonly { $type: string }[]): GrainId | undefined {
  const paid = paidClause(clauses);
  if (!paid) return undefined;
  if (paid.perCohort) return 'cohort';
  const instalments = paid.options.find((o) => o.$type === 'InInstalments');
  return frequencyGrain(instalments?.frequency ?? paid.frequency);
}

/** Whether a flow pays a longer period's sum in instalments. */
export function paidInInstalments(clauses: readonly { $type: string }[]): boolean {
  return paidClause(clauses)?.options.some((o) => o.$type === 'InInstalments') ?? false;
}

/** Whether what changes within the year is spread over the instalments that are left. */
export function isSpread(clauses: readonly { $type: string }[]): boolean {
  return paidClause(clauses)?.options.some((o) => o.$type === 'SpreadOverTheRest') ?? false;
}

/** The grain of a frequency: `once` is once in the term. */
export function frequencyGrain(frequency: Frequency): GrainId {
  return GRAINS[frequency];
}

/** The slots of a flow for the periods given. */
export function scheduleOf(cx: Context, node: AstNode & { name: string }, clauses: readonly { $type: string }[], periods: readonly Period[]): Slot[] {
  const paid = paidClause(clauses);
  const options = paid?.options ?? [];
  const due = options.find((o) => o.$type === 'Due') ?? options.find((o) => o.$type === 'InInstalments')?.due;
  if (!paid || !due) {
    cx.report('FUND-006', paid ?? node, { name: node.name });
    return [];
  }
  const opens = (clauses as readonly FlowClause[]).find((c) => c.$type === 'Opens');
  return slots(cx, due, periods, { advance: options.some((o) => o.$type === 'InAdvance'), ...(opens ? { opens } : {}) });
}

/** Slots by a due clause. */
export function slots(cx: Context, due: Due, periods: readonly Period[], rule: { advance?: boolean; opens?: Opens }): Slot[] {
  const within = (period: Period, quiet = false): Slot[] => {
    const made = slot(cx, due.date, period, rule.advance ?? false, due, quiet);
    return rule.opens ? made.map((s) => ({ ...s, opens: opensOn(cx, rule.opens!, period, s.opens) })) : made;
  };
  return periods.flatMap((period) => within(period).map((s) => withEndedSlots(cx, s, period, (ended) => within(ended, true))));
}

/** Slots by `within 15 days of …` of a subcontract. */
export function slotsWithin(cx: Context, within: Within, periods: readonly Period[]): Slot[] {
  const { event } = within;
  const date = { $type: 'DueAfter', count: within.count, unit: within.unit, anchor: event } as unknown as DueDate;
  const until = (period: Period, quiet = false): Slot[] => slotUntil(cx, date, period, event.$type === 'PeriodAnchor' && event.edge !== 'start', within, quiet);
  return periods.flatMap((period) => until(period).map((s) => withEndedSlots(cx, s, period, (ended) => until(ended, true))));
}

/** A slot due on the last day to pay. What is counted from the end of a period is paid after it. */
function slotUntil(cx: Context, date: DueDate, period: Period, after: boolean, at: AstNode, quiet: boolean): Slot[] {
  const placed = place(cx, date, period, at);
  if (!placed) return [];
  const { rule, period: counted } = placed;
  const from = after ? counted.end : rule.kind === 'daysAfterStart' ? counted.start : iso(addDays(civil(counted.end), -1));
  const day = lastDayWithin(counted, rule, from, cx.terms.rolling);
  if ('problem' in day) {
    if (!quiet) report(cx, day, period, at);
    return [];
  }
  return [{ period: period.id, opens: opensBy(period, counted, iso(day), false), due: iso(day) }];
}

/** `quiet`: a date that there is not is left out, not reported. */
function slot(cx: Context, date: DueDate, period: Period, advance: boolean, at: AstNode, quiet = false): Slot[] {
  const placed = place(cx, date, period, at);
  if (!placed) return [];
  const { slots: made, problems } = expandSchedule([placed.period], { due: placed.rule, advance, rolling: cx.terms.rolling });
  if (!quiet) for (const { problem } of problems) report(cx, problem, period, at);
  return made.map((s) => ({ period: period.id, opens: opensBy(period, placed.period, s.due, advance), due: s.due }));
}

/** In advance from the first day; otherwise after the period, or on the due date itself where that is sooner. */
function opensBy(period: Period, anchor: Period, due: IsoDate, advance: boolean): IsoDate {
  if (advance) return period.start;
  if (due >= period.end) return period.end;
  return anchor.end < due ? anchor.end : due;
}

/** The rule for one period, and the period that its days are counted from. */
function place(cx: Context, date: DueDate, period: Period, at: AstNode): { rule: DueRule; period: Period } | undefined {
  switch (date.$type) {
    case 'DueAfter': return dueAfter(cx, date, period, at);
    case 'DueOn': {
      const day = dateText(date.date);
      const begins = cx.terms.frame.term.start;
      if (day !== undefined && day < begins) cx.reportOnce('MOD-361', date, { date: dateWords(day), start: dateWords(begins) });
      return day === undefined ? unreadable(cx, date, date.date) : { rule: { kind: 'onDate', date: day }, period };
    }
    case 'DueOnDay': {
      const day = smallCount(date.day);
      return day === undefined ? unreadable(cx, date, date.day) : { rule: { kind: 'dayOfPeriod', day }, period: containing(cx, period, date.unit) };
    }
    case 'DueOnLastDay': {
      const rule: DueRule = date.unit === 'month' ? { kind: 'lastDayOfMonth' } : { kind: 'lastDayOfPeriod' };
      return { rule, period: date.unit === 'month' ? period : containing(cx, period, date.unit) };
    }
    case 'DueInYear': {
      const day = dayMonth(date.day);
      if (!day) return unreadable(cx, date, date.day);
      const kind = date.position === 'after' ? 'dateAfter' : date.position === 'in' ? 'dateIn' : 'dateBefore';
      return { rule: { kind, ...day }, period: containing(cx, period, date.unit) };
    }
  }
}

function dueAfter(cx: Context, date: DueDate & { $type: 'DueAfter' }, period: Period, at: AstNode): { rule: DueRule; period: Period } | undefined {
  const count = smallCount(date.count);
  if (count === undefined) return unreadable(cx, date, date.count);
  const anchor = date.anchor;
  const months = monthsIn(date.unit);
  if (months !== undefined) {
    if (anchor.$type === 'PeriodAnchor' && anchor.edge !== 'start') return { rule: { kind: 'monthsAfterEnd', months: count * months }, period: containing(cx, period, anchor.unit) };
    cx.reportOnce('MOD-125', date.$cstNode ? date : at, { unit: date.unit });
    return undefined;
  }
  const working = date.unit.startsWith('working') ? { working: true as const } : {};
  const days = /^weeks?$/.test(date.unit) ? count * 7 : count;
  switch (anchor.$type) {
    case 'PeriodAnchor':
      return { rule: { kind: anchor.edge === 'start' ? 'daysAfterStart' : 'daysAfterEnd', days, ...working }, period: containing(cx, period, anchor.unit) };
    case 'ObservationAnchor': return { rule: { kind: 'daysAfterEnd', days, ...working }, period };
    case 'LastCohortAnchor': {
      const end = cx.periodsOf('cohort', 'in the term').map((p) => p.end).sort().at(-1) ?? period.end;
      return { rule: { kind: 'daysAfterEnd', days, ...working }, period: { ...period, start: period.start < end ? period.start : end, end } };
    }
    case 'DueDateAnchor': {
      const due = dueDateOf(cx, anchor.payment.ref, period);
      if (due === undefined) {
        cx.reportOnce('MOD-126', anchor, { name: anchor.payment.$refText });
        return undefined;
      }
      return { rule: { kind: 'daysAfterEnd', days, ...working }, period: { ...period, start: due < period.start ? due : period.start, end: iso(addDays(civil(due), 1)) } };
    }
  }
}

/** The last due date of another flow's slots in the period, or of the slot of the period that contains it. */
function dueDateOf(cx: Context, node: AstNode | undefined, period: Period): IsoDate | undefined {
  const all = node ? slotsOf(cx, node) : [];
  const own = all.filter((s) => s.period === period.id || Object.values(cx.period(s.period)?.in ?? {}).includes(period.id));
  const around = own.length > 0 ? own : all.filter((s) => Object.values(period.in).includes(s.period));
  return around.map((s) => dueWhenEnded(s, period)).sort().at(-1);
}

/** The period of a unit that the rule's period lies in; itself for `period`. */
function containing(cx: Context, period: Period, unit: PeriodUnit | 'period'): Period {
  if (unit === 'period' || unit === period.grain) return period;
  return cx.period(period.in[unit] ?? '') ?? period;
}

function opensOn(cx: Context, opens: Opens, period: Period, before: IsoDate): IsoDate {
  if (opens.edge !== undefined) return opens.edge === 'start' ? period.start : period.end;
  if (opens.date !== undefined) return dateText(opens.date) ?? before;
  if (opens.after) {
    const placed = dueAfter(cx, opens.after, period, opens);
    const made = placed && expandSchedule([placed.period], { due: placed.rule, rolling: { ...cx.terms.rolling, direction: 'not' } });
    return made?.slots[0]?.due ?? before;
  }
  return before;
}

function report(cx: Context, problem: DueProblem, period: Period, at: AstNode): void {
  switch (problem.problem) {
    case 'no-such-day': return cx.reportOnce('TYP-122', at, { period: period.id });
    case 'no-day-within': return cx.reportOnce('MOD-270', at, { period: period.id, until: dateWords(problem.until) });
    case 'no-calendar': return cx.reportOnce('MOD-127', at, {});
    case 'beyond-calendar': return cx.reportOnce('TYP-123', at, { date: problem.date, calendar: problem.calendar, from: problem.from, through: problem.through });
  }
}

function unreadable(cx: Context, at: AstNode, text: string): undefined {
  cx.reportOnce('TYP-101', at, { text });
  return undefined;
}
