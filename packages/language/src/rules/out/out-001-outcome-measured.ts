import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { hasBrokenText } from '../../checks/broken-text.ts';
import { clauseOf } from '../../model/clauses.ts';
import type { Correction } from '../../diagnostics/entry.ts';
import { followedBy, together, withClause } from '../fixes/edits.ts';
import { defineRule } from '../rule.ts';

/** Every outcome has a measure that shows whether it is reached. */
export const out001 = defineRule({
  code: 'OUT-001',
  title: 'An outcome that nothing measures',
  kind: 'contradiction',
  severity: 'error',
  paysWrongly: true,
  why: 'A guide to outcomes contracts by the Government Outcomes Lab begins with this: an outcome without a measure is a hope. Nobody can say at the end of the year whether it was reached, so nothing can be paid or withheld for it, and each side remembers something else.',
  remedy: "Write 'measured by' and a measure.",
  sources: ['S45'],
  bad: 'outcome Living "People live well with diabetes"',
  good: 'outcome Living "People live well with diabetes" { measured by AtTarget in Adults }',
  fix: 'Write a measure to be filled in',
  check: {
    Outcome(outcome, { report, graphs }) {
      const text = outcome.$cstNode?.text.trimEnd() ?? '';
      const isUnfinished = text.includes('{') && !text.endsWith('}');
      if (!outcome.name || isUnfinished || clauseOf(outcome, ast.isMeasuredBy) || hasBrokenText(outcome)) return;
      report({
        at: { node: outcome, property: 'name' },
        message: `'${outcome.name}' has no 'measured by', so nobody can say whether it is reached, and nothing can be paid for it. Write 'measured by' and a measure.`,
        fixes: [stub(outcome, graphs.visible.find(ast.isPopulation), graphs.visible.find((one) => ast.isParty(one) && one.roles.includes('provider')))],
      });
    },
  },
});

/** A measure to be filled in, the clause that names it, and who answers for the outcome where nobody does. */
function stub(outcome: ast.Outcome, population: ast.Population | undefined, provider: AstNode | undefined): Correction | undefined {
  const name = `${outcome.name}Measure`;
  const measure = `measure ${name} "To be written" {\n  proportion Reached / Asked\n  better when higher\n  source "To be written", owner "To be written", available 60 days after the period\n  definition "To be written"\n}`;
  const title = `Write a measure '${name}' to be filled in`;
  const clause = `measured by ${name}${population ? ` in ${population.name}` : ''}`;
  const answers = ast.isParty(provider) && !clauseOf(outcome, ast.isAccountable) ? `\naccountable ${provider.name}` : '';
  return together(title, [withClause(outcome, clause + answers, ''), followedBy(outcome, measure, '')]);
}
