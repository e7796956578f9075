import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { appended } from '../fixes/edits.ts';
import { TO_BE_WRITTEN } from '../fixes/placeholders.ts';
import { defineRule } from '../rule.ts';
import { comparisonOf, decidesByComparison } from './pilot-words.ts';

/** A pilot is compared with people who are not part of it. */
export const pil003 = defineRule({
  code: 'PIL-003',
  title: 'A pilot that is compared with nobody',
  kind: 'completeness',
  severity: 'warning',
  why: 'Of a large number of contracts for results, seven in ten had no control group, so nobody can say what they changed. The English pilots of integrated care were compared with matched people elsewhere.',
  remedy: "Name with whom it is compared: 'evaluated by …, against \"matched people in a neighbouring borough\"', or let areas start one after another, or decide on a measure that compares.",
  sources: ['S80', 'S107', 'S60'],
  bad: 'evaluated by Kestrel, final on 31 January 2031',
  good: 'evaluated by Kestrel, final on 31 January 2031, against "matched people in a neighbouring borough"',
  fix: 'Add with whom it is compared',
  check: {
    Pilot(pilot, { report }) {
      const evaluated = clauseOf(pilot, ast.isEvaluatedBy);
      if (!evaluated || comparisonOf(pilot) !== undefined || decidesByComparison(pilot)) return;
      report({
        at: evaluated,
        message: "The pilot is compared with nobody, so what would have happened anyway counts as its doing. Write 'against' and with whom it is compared: matched people elsewhere, areas that start later, or the change elsewhere in the same years.",
        fixes: [
          appended(evaluated, `, against "Matched people elsewhere: to be written"`, 'Compare with matched people elsewhere'),
          appended(evaluated, `, against "Areas that start later: to be written"`, 'Compare with areas that start later'),
          appended(evaluated, `, against ${TO_BE_WRITTEN}`, 'Compare with somebody else'),
        ],
      });
    },
  },
});
