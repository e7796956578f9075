import type { IsoDate } from '../../expression.ts';
import type { Line, Slot } from '../../program.ts';
import type { ProgramCheck, Report } from './check.ts';
import type { ProgramModel } from './model.ts';
import { countedDue, dayWithoutDue } from '../../counted-due.ts';
import { defineFinding, finding } from '../finding.ts';

const noDay = defineFinding({
  code: 'PRG-110', title: 'Due date counted from something that is no day of the payment',
  message: "The due date of '{line}' in '{period}' is counted from '{fact}', which {problem}.",
  why: 'Every payment needs one day to count from.',
  fix: "Name a fact of the type 'date', of the same grain and dimensions as the line.",
});
const noCalendar = defineFinding({
  code: 'PRG-111', title: 'Working days without a calendar',
  message: "The due date of '{line}' in '{period}' depends on the days on which payments are made, and the program has no 'calendar'.",
  why: 'Whether a day is a holiday decides when money is due.',
  fix: "Add 'calendar', or count calendar days.",
});
const beyond = defineFinding({
  code: 'PRG-112', title: 'Due date that there may not be',
  message: "Counted from {day}, there is no due date for '{line}' in '{period}': the calendar of the program does not reach it, or payments are made on no day within the limit.",
  why: 'A payment without a due date would never be made.',
  fix: "Give the fact a 'max' from which a due date can still be counted, or allow more days.",
});

const noReview = defineFinding({
  code: 'PRG-117', title: 'Due date counted from the review of nobody',
  message: "The due date of '{line}' in '{period}' is counted from a review, {problem}.",
  why: 'Every payment needs one day to count from.',
  fix: "Name a group that the line is for each of; with 'rollsBack', give the program a 'calendar'.",
});

/** Due dates that are counted from a day among the facts can always be counted. */
export const dueDays: ProgramCheck = {
  kinds: [noDay, noCalendar, beyond, noReview],
  run(model, report) {
    const looked = new Map<string, IsoDate | undefined>();
    model.program.lines.forEach((line, index) => line.schedule.forEach((slot, place) => {
      const after = slot.dueAfterReview;
      const problem = !after ? undefined : !line.each.includes(after.dim) || !model.groups.has(after.dim) ? `and the line is not for each of '${after.dim}'` : after.rollsBack && !model.program.calendar ? 'on a day on which payments are made, and there is no calendar' : undefined;
      if (problem) report(finding(noReview, `/lines/${index}/schedule/${place}/dueAfterReview`, { line: line.id, period: slot.period, problem }));
      if (slot.dueFrom) checkSlot(model, line, slot, `/lines/${index}/schedule/${place}/dueFrom`, report, looked);
    }));
  },
};

function checkSlot({ facts, program }: ProgramModel, line: Line, slot: Slot, at: string, report: Report, looked: Map<string, IsoDate | undefined>): void {
  const rule = slot.dueFrom!;
  const { period } = slot;
  const fact = facts.get(rule.fact)!;
  const problem = fact.type !== 'date' ? `is no date`
    : fact.grain !== line.grain ? `is given for each ${fact.grain}`
    : fact.each.length !== line.each.length || fact.each.some(each => !line.each.includes(each)) ? 'has other dimensions than the payment' : undefined;
  if (problem !== undefined) return report(finding(noDay, `${at}/fact`, { line: line.id, period, fact: rule.fact, problem }));
  if (!rule.working && !rule.rollsBack) return;
  if (!program.calendar) return report(finding(noCalendar, at, { line: line.id, period }));
  const { calendar } = program;
  const last = fact.max?.op === 'date' ? fact.max.v : undefined;
  const key = JSON.stringify([rule, last]);
  if (!looked.has(key)) looked.set(key, last === undefined || last > calendar.through ? calendar.through : dayWithoutDue(rule, calendar, calendar.from, last));
  const opens = [slot.opens, ...(slot.ended ?? []).map(end => end.opens)].find(day => countedDue(day, rule, calendar) === undefined);
  const day = looked.get(key) ?? opens;
  if (day !== undefined) report(finding(beyond, at, { line: line.id, period, day }));
}
