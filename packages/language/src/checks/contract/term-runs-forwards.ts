import * as ast from '../../ast.ts';
import { datesOutOfOrder, termBackwards, termTooLong } from '../../diagnostics/mod.ts';
import { isoDate, parseDate } from '../../model/dates.ts';
import { exchanged } from '../../rules/fixes/edits.ts';
import { defineCheck, type Check } from '../check.ts';

/** Years. No contract of services runs longer; a slip in a year does. */
const longestTerm = 100;

function backwards(from: string | undefined, to: string | undefined): boolean {
  const start = parseDate(from);
  const end = parseDate(to);
  return start !== undefined && end !== undefined && isoDate(end) < isoDate(start);
}

/** Terms and cohorts end after they start and last no centuries; a pilot's dates follow one another. */
export const termRunsForwards: readonly Check[] = [
  defineCheck<ast.TermClause>(ast.TermClause.$type, (term, report) => {
    if (backwards(term.from, term.to)) report(termBackwards, { from: term.from, to: term.to }, { node: term }, { corrections: exchanged(term, 'from', 'to', 'Exchange the dates') });
    const [start, end] = [parseDate(term.from), parseDate(term.to)];
    const years = start && end ? end.year - start.year : 0;
    if (years > longestTerm) report(termTooLong, { years, most: longestTerm }, { node: term });
  }),
  defineCheck<ast.Cohort>(ast.Cohort.$type, (cohort, report) => {
    if (backwards(cohort.from, cohort.to)) report(datesOutOfOrder, { first: `the start, ${cohort.from}`, second: `The end, ${cohort.to},` }, { node: cohort, property: 'to' }, { corrections: exchanged(cohort, 'from', 'to', 'Exchange the dates') });
  }),
  defineCheck<ast.Pilot>(ast.Pilot.$type, (pilot, report) => {
    const decision = pilot.clauses.find(ast.isDecide)?.date;
    const end = pilot.clauses.find(ast.isContinueIf)?.otherwise;
    if (end && backwards(decision, end.date)) report(datesOutOfOrder, { first: `the decision, ${decision}`, second: `The end, ${end.date},` }, { node: end, property: 'date' });
  }),
];
