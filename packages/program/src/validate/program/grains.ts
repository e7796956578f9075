import type { Period } from '../../program.ts';
import type { ProgramCheck, Report } from './check.ts';
import type { ProgramModel } from './model.ts';
import type { UseInPeriod } from './reach.ts';
import { defineFinding, finding } from '../finding.ts';
import { grainRead, reachOf } from './reach.ts';

const unreachable = defineFinding({
  code: 'PRG-031', title: 'Value of another grain',
  message: "'{name}' has one value for each {grain}, and there is no {grain} that '{period}' lies in.",
  why: 'A value is read unchanged for the period around it, never divided or picked among several; here there is none to read.',
  fix: 'Total or average it over its periods, or name the period that is meant.',
});
const emptyWindow = defineFinding({
  code: 'PRG-036', title: 'Window over coarser periods',
  message: "This goes over each {grain} from '{period}', in which no {grain} starts.",
  why: 'A total of nothing would be paid as zero, and a total of coarser periods be paid again in each of their parts.',
  fix: 'Go over periods of the grain at hand or a finer one, or step to the coarser period first.',
});
const noDeadline = defineFinding({
  code: 'PRG-037', title: 'No deadline for a period',
  message: "There is no date for '{period}' or a period around it.",
  why: 'Without a date it is not decided from when the default counts.',
  fix: "Give a date for '{period}'.",
});

/** Values are read only from the period at hand or a coarser one around it, in every period in which they can be needed. */
export const grains: ProgramCheck = {
  kinds: [unreachable, emptyWindow, noDeadline],
  run(model, report) {
    const told = new Set<string>();
    const once: Report = found => {
      if (told.has(found.at)) return;
      told.add(found.at);
      report(found);
    };
    for (const use of reachOf(model).uses) checkUse(use, model, once);
    checkWindows(model, once);
  },
};

function checkUse({ use, period }: UseInPeriod, model: ProgramModel, report: Report): void {
  const { expr, at } = use;
  const reach = (name: string, grain: string): void => {
    if (!model.periods.containing(period, grain)) report(finding(unreachable, at, { name, grain, period: period.id }));
  };
  const read = grainRead(use, model);
  if (read) reach(read.name, read.grain);
  if (read && expr.op !== 'decided') return;
  switch (expr.op) {
    case 'byPeriod': return reach('this table', expr.grain);
    case 'ordinal': return reach('the position', expr.in);
    case 'at':
      if (expr.grain !== undefined) reach('the step back', expr.grain);
      return;
    case 'over':
      if (isCoarser(expr.grain, period.grain) || expr.window !== 'term' && !model.periods.anyStartsIn(period, expr.grain)) report(finding(emptyWindow, at, { grain: expr.grain, period: period.id }));
      return;
    case 'decided': {
      const decided = model.periods.containing(period, read!.grain);
      if (decided && !hasDate(model.judgements.get(expr.id)!.deadline, decided)) report(finding(noDeadline, at, { period: decided.id }));
      return;
    }
    case 'deadline':
      if (!hasDate(expr.by, period)) report(finding(noDeadline, `${at}/by`, { period: period.id }));
      return;
    default:
  }
}

/** Whether one grain is made up of the other, or stands apart from it. */
function isCoarser(grain: string, than: string): boolean {
  return grain !== than && !(FINER[than] ?? []).includes(grain);
}

/** The grains that the periods of a grain may be made up of. */
const FINER: Readonly<Record<string, readonly string[]>> = {
  month: [], quarter: ['month'], year: ['month', 'quarter'], cohort: ['month', 'quarter', 'year'], term: ['month', 'quarter', 'year', 'cohort'],
};

function hasDate(by: Record<string, string>, period: Period): boolean {
  return [period.id, ...Object.values(period.in)].some(id => Object.hasOwn(by, id));
}

/** Limits of a window "year" need a year around each slot. */
function checkWindows(model: ProgramModel, report: Report): void {
  model.program.lines.forEach((line, index) => line.limits?.forEach((limit, place) => {
    if (limit.window === 'period') return;
    for (const slot of line.schedule) {
      const period = model.periods.get(slot.period);
      if (period && !windowOf(period, limit.window, model)) report(finding(unreachable, `/lines/${index}/limits/${place}/window`, { name: 'the limit', grain: limit.window, period: period.id }));
    }
  }));
}

/** Windows are those of the period's start. */
function windowOf(period: Period, grain: string, model: ProgramModel): Period | undefined {
  return model.periods.ofGrain(grain).find(each => each.start <= period.start && period.start < each.end);
}
