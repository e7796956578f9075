import * as ast from '../../ast.ts';
import { arrangementsOf } from '../../model/topics.ts';
import { withClause } from '../fixes/edits.ts';
import { TO_BE_WRITTEN } from '../fixes/placeholders.ts';
import { defineRule } from '../rule.ts';

/** It is settled what is paid where a pilot is ended from outside. */
export const pil013 = defineRule({
  code: 'PIL-013',
  title: 'Nothing is settled for an end from outside',
  kind: 'completeness',
  severity: 'warning',
  why: 'In Peterborough the third group of people was cancelled, because a national programme took over the work. Where nothing is settled for that, what has been done is not paid for, or is argued about.',
  remedy: "Write 'provides for policy-stop \"…\"' with what is paid then, or 'after the end: … for the part year'.",
  sources: ['S59'],
  bad: 'pilot { … } with a payment for results',
  good: 'pilot { …   provides for policy-stop "What results have earned until then is paid" }',
  fix: 'Add what is paid then',
  check: {
    Pilot(pilot, { contract, graphs, report }) {
      const { paidOutcomes, paidMeasures } = graphs.results;
      const isSettled = [pilot, contract].some((one) => one && arrangementsOf(one).includes('policy-stop'))
        || pilot.clauses.some((clause) => ast.isAfterTheEnd(clause) && clause.options.some(ast.isEndPayments));
      const [result] = [...paidOutcomes, ...paidMeasures];
      if (isSettled || !result) return;
      report({
        at: { node: pilot, keyword: 'pilot' },
        message: `The pilot is paid by results such as '${result.name}', and nothing says what is paid where a government or another body ends it before they are there. Write 'provides for policy-stop "…"' with what is paid then.`,
        fixes: [withClause(pilot, `provides for policy-stop ${TO_BE_WRITTEN}`, 'Add what is paid then')],
      });
    },
  },
});
