import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { followedBy } from '../fixes/edits.ts';
import { defineRule } from '../rule.ts';

/** Where records of several bodies are put together person by person, the contract says what allows it. */
export const data007 = defineRule({
  code: 'DATA-007',
  title: 'Records put together on no basis',
  kind: 'completeness',
  severity: { design: 'warning', signed: 'error', live: 'error' },
  why: 'Joining the records of a council and of practices by the number of each patient is often planned first and asked about later; where the answer is no, the measure cannot be worked out, and nobody can be paid by it.',
  remedy: "It is good practice to write 'legal basis' with the agreement, and how names are kept out of it, before anything hangs on the figure. Ask whoever answers for data protection.",
  sources: ['practice'],
  bad: 'measure AtHome { proportion Home / Discharged   better when higher   linked with "Records of the council" }',
  good: 'measure AtHome { proportion Home / Discharged   better when higher   linked with "Records of the council"   legal basis "Data sharing agreement of 5 January 2026" }',
  fix: 'Insert the basis, to be filled in',
  check: {
    Measure(measure, { contract, report }) {
      const linked = clauseOf(measure, ast.isLinkedWith);
      if (!contract || !linked || measure.clauses.some(ast.isLegalBasis)) return;
      report({
        at: linked,
        message: `The records for '${measure.name}' are put together with those of others, person by person, and nothing says what allows it: if nothing does, the measure cannot be worked out. Write 'legal basis' and the agreement.`,
        fixes: [followedBy(linked, 'legal basis "To be written"', 'Insert the basis, to be filled in')],
      });
    },
  },
});
