import * as ast from '../../ast.ts';
import { isoDate, parseDate, writtenDate, type CalendarDate } from '../../model/dates.ts';
import { availableAfter, daysOf, plusDays } from '../days.ts';
import { replaced } from '../fixes/edits.ts';
import { defineRule, type RuleFinding } from '../rule.ts';
import { decisionReads } from './pilot-words.ts';

/** Whether to go on is decided when the results are there, and the evaluator has reported. */
export const pil007 = defineRule({
  code: 'PIL-007',
  title: 'A decision before the results are there',
  kind: 'contradiction',
  severity: 'error',
  paysWrongly: true,
  why: 'The Work Programme was brought in without a pilot, and its phases overlapped with what went before, so that nobody could act on what was learnt. And what is not known on the day of the decision is missing, so the pilot would never be decided on what it measures.',
  remedy: 'Decide after the last results and the final report, or decide on results of an earlier period.',
  sources: ['S57', 'S49'],
  bad: 'decide on 31 December 2026 by Panel using Control in 2026/27',
  good: 'decide on 30 September 2027 by Panel using Control in 2026/27',
  fix: 'Move the decision to the day on which all is there',
  check: {
    Pilot(pilot, { contract, report }) {
      const finding = late(pilot.clauses.find(ast.isDecide), resultsOf(pilot, contract));
      if (finding) report(finding);
    },
  },
  also: [{
    kind: 'contradiction',
    severity: { design: 'warning', signed: 'error', live: 'error' },
    check: {
      Pilot(pilot, { contract, report }) {
        const [decide, rollOut] = [pilot.clauses.find(ast.isDecide), pilot.clauses.find(ast.isRollOut)];
        const reports = reportOf(pilot);
        // Where the roll-out is decided later, the first decision is a review on the way. Without the results, the report is not asked for as well.
        const findings = [rollOut?.date || late(decide, resultsOf(pilot, contract)) ? undefined : late(decide, reports), late(rollOut, reports)];
        for (const finding of findings) if (finding) report(finding);
      },
    },
  }],
});

/** What is wrong with the day of a decision, where something it waits for is there only later. */
function late(decision: ast.Decide | ast.RollOut | undefined, awaited: readonly Awaited[]): RuleFinding | undefined {
  const decided = parseDate(decision?.date);
  const latest = [...awaited].sort((a, b) => (isoDate(a.day) < isoDate(b.day) ? 1 : -1))[0];
  if (!decision || !decided || !latest || isoDate(decided) >= isoDate(latest.day)) return undefined;
  const day = writtenDate(latest.day);
  return {
    at: { node: decision, property: 'date' },
    message: `It is decided on ${decision.date}, but ${latest.what} there only on ${day}: the decision would be made without it. Decide on ${day} or later.`,
    related: [latest.related],
    fixes: [replaced({ node: decision, property: 'date' }, day, `Decide on ${day}`)],
  };
}

interface Awaited {
  readonly day: CalendarDate;
  readonly what: string;
  readonly related: NonNullable<RuleFinding['related']>[number];
}

/** When the results that are decided on are there: at the end of their period, later where their source says so. */
function resultsOf(pilot: ast.Pilot, contract: ast.Contract | undefined): Awaited[] {
  return decisionReads(pilot).flatMap(({ target: named, period }) => {
    const target = named?.ref;
    if (!ast.isOutcome(target) && !ast.isMeasure(target) && !ast.isFact(target)) return [];
    const measure = ast.isOutcome(target) ? target.clauses.find(ast.isMeasuredBy)?.measure?.ref : target;
    const clauses = ast.isMeasure(measure) || ast.isFact(measure) ? measure.clauses : [];
    const last = daysOf(period, contract)?.last;
    // What is reported once is there on the day that it names.
    const once = period || !ast.isFact(target) ? undefined : parseDate(target.clauses.find(ast.isAvailable)?.on);
    const available = last && availableAfter(last, clauses);
    // Nothing is known of a whole period before it is over.
    const day = last && available ? (isoDate(available) > isoDate(last) ? available : plusDays(last, 1)) : once;
    return day ? [{ day, what: `the result of '${named.$refText}' is`, related: { at: target, message: `'${named.$refText}' is declared here.` } }] : [];
  });
}

function reportOf(pilot: ast.Pilot): Awaited[] {
  const evaluated = pilot.clauses.find(ast.isEvaluatedBy);
  return (evaluated?.options ?? []).flatMap((option) => {
    const day = parseDate(option.final);
    return day ? [{ day, what: `the final report of '${evaluated!.party?.$refText ?? ''}' is`, related: { at: { node: option, property: 'final' }, message: 'The final report is due on this day.' } }] : [];
  });
}
