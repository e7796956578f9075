import * as ast from '../../ast.ts';
import { isoDate, parseDate, writtenDate } from '../../model/dates.ts';
import { dayNumber, plusDays } from '../days.ts';
import { replaced } from '../fixes/edits.ts';
import { declarationsOf } from '../review.ts';
import { defineRule } from '../rule.ts';

/** Periods follow on each other: no day is in two of them, and none falls between. Years, quarters and months do by themselves; what is written must. */
export const time002 = defineRule({
  code: 'TIME-002',
  title: 'Periods that overlap, or leave days out',
  kind: 'contradiction',
  severity: 'warning',
  why: 'A day in two periods is counted twice; a day in none is counted for nobody, and what happened on it is never paid.',
  remedy: 'Let each period begin on the day after the one before it ends; write years once, in order of time.',
  sources: ['practice'],
  bad: 'cohort One entering 1 April 2027 to 1 July 2027   cohort Two entering 1 July 2027 to 30 September 2027',
  good: 'cohort One entering 1 April 2027 to 30 June 2027   cohort Two entering 1 July 2027 to 30 September 2027',
  fix: 'Begin on the day after',
  check: {
    Contract(contract, { report }) {
      const cohorts = declarationsOf(contract).filter(ast.isCohort).flatMap((node) => {
        const [from, to] = [parseDate(node.from), parseDate(node.to)];
        return from && to && isoDate(from) <= isoDate(to) ? [{ node, from, to, first: dayNumber(from), last: dayNumber(to) }] : [];
      }).sort((one, other) => one.first - other.first || one.last - other.last);
      cohorts.forEach((next, index) => {
        const before = cohorts[index - 1];
        // Groups side by side and those that enter much later are meant so; those that all but follow on each other are not.
        if (!before || before.first === next.first || before.last >= next.last) return;
        const gap = next.first - before.last - 1;
        if (gap === 0 || gap > mostDaysOfASlip) return;
        const start = plusDays(before.to, 1);
        report({
          at: { node: next.node, property: 'from' },
          message: gap < 0
            ? `'${next.node.name}' begins on ${writtenDate(next.from)}, when people still enter '${before.node.name}': who comes until ${writtenDate(before.to)} would be counted in both. Begin on ${writtenDate(start)}.`
            : `'${before.node.name}' ends on ${writtenDate(before.to)} and '${next.node.name}' begins only on ${writtenDate(next.from)}: who comes in between is counted in neither. Begin on ${writtenDate(start)}.`,
          related: [{ at: { node: before.node, property: 'to' }, message: `'${before.node.name}' ends here.` }],
          about: [before.node],
          fixes: [replaced({ node: next.node, property: 'from' }, writtenDate(start), `Begin on ${writtenDate(start)}`)],
        });
      });
    },
  },
});

const mostDaysOfASlip = 7;
