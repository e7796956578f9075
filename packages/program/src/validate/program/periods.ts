import type { Period, Program } from '../../program.ts';
import type { ProgramCheck, Report } from './check.ts';
import { appendPointer } from '../../pointer.ts';
import { defineFinding, finding } from '../finding.ts';

const backwards = defineFinding({
  code: 'PRG-020', title: 'Period ends before it starts',
  message: "'{name}' starts on {start} and ends before {end}: it has no day in it.",
  why: 'Nothing can be observed or fall due in it.',
  fix: 'Give as the end the first day after the period.',
});
const disorder = defineFinding({
  code: 'PRG-021', title: 'Periods out of order or overlapping',
  message: "'{name}' ({grain} from {start}) stands after '{before}' ({beforeGrain} from {beforeStart} to before {beforeEnd}).",
  why: 'Earlier periods are found by counting back in the list, and a day in two periods would be paid twice.',
  fix: 'List the periods by grain and then by start, without overlap.',
});
const containment = defineFinding({
  code: 'PRG-022', title: 'Period in the wrong coarser period',
  message: "'{name}' names {named} as the {grain} it lies in, but by its dates that is {actual}.",
  why: 'Values of coarser periods are read through this; the wrong one gives the wrong year’s rate or limit.',
  fix: 'Name the period of each coarser grain that contains it, and no other.',
});
const outside = defineFinding({
  code: 'PRG-023', title: 'Period outside the term',
  message: "'{name}' ({start} to before {end}) does not fit the term, {termStart} to before {termEnd}.",
  why: 'What lies before the term is history and carries no payments; nothing lies after it.',
  fix: "Mark periods that end by the first day of the term as 'history', keep the others inside it, and let the period of the grain 'term' be the term itself.",
});

/** Coarseness of the grains that divide each other; cohorts stand by themselves. */
const RANK = new Map([['month', 1], ['quarter', 2], ['year', 3], ['term', 4]]);

/** Periods are half-open, sorted, without overlap, inside the coarser ones they name and inside the term. */
export const periods: ProgramCheck = {
  kinds: [backwards, disorder, containment, outside],
  run({ program }, report) {
    if (program.term.start >= program.term.end) report(finding(backwards, '/term', { name: 'term', ...program.term }));
    program.periods.forEach((period, index) => {
      const at = `/periods/${index}`;
      if (period.start >= period.end) report(finding(backwards, at, { name: period.id, start: period.start, end: period.end }));
      checkTerm(period, program, at, report);
      checkContainment(period, program, at, report);
    });
    checkOrder(program, report);
  },
};

function checkOrder(program: Program, report: Report): void {
  const begun = new Set<string>();
  program.periods.forEach((period, index) => {
    const previous = program.periods[index - 1];
    const ordered = previous?.grain === period.grain
      ? previous.start < period.start && previous.end <= period.start || period.grain === 'cohort' && previous.start <= period.start
      : !begun.has(period.grain);
    begun.add(period.grain);
    if (!ordered) {
      report(finding(disorder, `/periods/${index}`, {
        name: period.id, grain: period.grain, start: period.start,
        before: previous!.id, beforeGrain: previous!.grain, beforeStart: previous!.start, beforeEnd: previous!.end,
      }));
    }
  });
}

function checkTerm(period: Period, { term }: Program, at: string, report: Report): void {
  const fits = period.history ? period.end <= term.start
    : period.grain === 'cohort' ? true
      : period.grain === 'term' ? period.start === term.start && period.end === term.end
        : term.start <= period.start && period.end <= term.end;
  if (!fits) report(finding(outside, at, { name: period.id, start: period.start, end: period.end, termStart: term.start, termEnd: term.end }));
}

function checkContainment(period: Period, program: Program, at: string, report: Report): void {
  const rank = RANK.get(period.grain);
  const named = new Map(Object.entries(period.in));
  for (const grain of new Set([...program.grains, ...named.keys()])) {
    const coarser = RANK.get(grain);
    const mustName = coarser !== undefined && (rank === undefined ? grain === 'term' : coarser > rank);
    const holder = grain === period.grain ? undefined : program.periods.find(each => each.grain === grain && contains(each, period));
    const claimed = named.get(grain);
    const valid = claimed === undefined ? !(mustName && holder)
      : grain !== period.grain && program.periods.some(each => each.id === claimed && each.grain === grain && (contains(each, period) || beginsIn(each, period)));
    if (valid) continue;
    report(finding(containment, claimed === undefined ? `${at}/in` : appendPointer(`${at}/in`, grain), {
      name: period.id, grain, named: claimed === undefined ? 'none' : `'${claimed}'`, actual: holder ? `'${holder.id}'` : 'none',
    }));
  }
}

/** A cohort may name the term that its people enter in, however long they are observed. */
function beginsIn(term: Period, cohort: Period): boolean {
  return term.grain === 'term' && cohort.grain === 'cohort' && term.start <= cohort.start && cohort.start < term.end;
}

function contains(outer: Period, inner: Period): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
