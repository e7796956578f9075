import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { appended } from '../fixes/edits.ts';
import { standsBeside } from '../outcomes.ts';
import { defineRule } from '../rule.ts';
import { comparisonOf, decidesByComparison } from './pilot-words.ts';

/** People who are chosen because they were ill most are compared with others like them. */
export const pil004 = defineRule({
  code: 'PIL-004',
  title: 'People who would have got better anyway',
  kind: 'completeness',
  severity: 'warning',
  why: 'Who was in hospital most last year is there less this year, whatever is done for them. The evaluators of integrated care matched each person with others of the same risk, so that what they saw was not merely a shift in risk.',
  remedy: 'Compare with people elsewhere who were chosen in the same way, and name them after \'against\'.',
  sources: ['S80'],
  bad: 'population Cohort { selected by ICB on risk … }   pilot { evaluated by Kestrel, final on 31 January 2031 }',
  good: 'pilot { evaluated by Kestrel, final on 31 January 2031, against "matched people of the same risk" }',
  fix: 'Compare with people of the same risk',
  check: {
    Contract(contract, { graphs, report }) {
      const pilot = contract.declarations.find(ast.isPilot);
      const evaluated = pilot && clauseOf(pilot, ast.isEvaluatedBy);
      if (!pilot || !evaluated || comparisonOf(pilot) !== undefined || decidesByComparison(pilot)) return;
      const measured = graphs.results.decisiveOutcomes.map((outcome) => clauseOf(outcome, ast.isMeasuredBy)?.population?.ref);
      const populations = new Set([...contract.declarations, ...measured].filter(ast.isPopulation));
      for (const population of populations) {
        const selected = clauseOf(population, ast.isSelectedBy);
        if (!selected || (selected.grounds !== 'risk' && selected.grounds !== 'past-use')) continue;
        report({
          at: standsBeside(population, contract) ? selected : evaluated,
          message: `The people of '${population.name}' are chosen because they ${selected.grounds === 'risk' ? 'are at most risk' : 'used most care'}, and compared with nobody: most of them would need less next year anyway, and that would count as success. Compare with people who were chosen in the same way, with 'against' in the pilot.`,
          related: [{ at: evaluated, message: 'The evaluation names nobody to compare with.' }],
          about: [population],
          fixes: [appended(evaluated, ', against "People of the same risk elsewhere: to be written"', 'Compare with people of the same risk')],
        });
      }
    },
  },
});
