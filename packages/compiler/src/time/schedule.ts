/** The slots of a line: for each of its periods, from when it may be posted and when it is due. */
import type { Period, Slot } from '@remit/program';
import { iso } from './civil.ts';
import { dueDate, type DueProblem, type DueRule, type Rolling } from './due-date.ts';

/** When and how often a line is paid. */
export interface ScheduleRule {
  due: DueRule;
  /** `in advance`: it may be posted from the first day of the period; otherwise from the day after its last. */
  advance?: boolean;
  rolling: Rolling;
}

/** A slot that cannot be placed, with the period it belongs to. */
export interface ScheduleProblem { period: Period; problem: DueProblem }

/** Slots of the periods in their order; a period whose date does not exist is a problem, never left out. */
export function expandSchedule(periods: readonly Period[], rule: ScheduleRule): { slots: Slot[]; problems: ScheduleProblem[] } {
  const slots: Slot[] = [];
  const problems: ScheduleProblem[] = [];
  for (const period of periods) {
    if (period.history) continue;
    const due = dueDate(period, rule.due, rule.rolling);
    if ('problem' in due) problems.push({ period, problem: due });
    else slots.push({ period: period.id, opens: opensOn(period, rule, iso(due)), due: iso(due) });
  }
  return { slots, problems };
}

/** In advance from the first day; otherwise after the period, or on the due date itself where that is sooner. */
function opensOn(period: Period, rule: ScheduleRule, due: string): string {
  if (rule.advance) return period.start;
  return due < period.end ? due : period.end;
}
