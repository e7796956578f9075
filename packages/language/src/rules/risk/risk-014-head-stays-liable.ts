import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { replaced } from '../fixes/edits.ts';
import { defineRule } from '../rule.ts';

/** Who has work done by others answers for it as for its own. */
export const risk014 = defineRule({
  code: 'RISK-014',
  title: 'A head that does not answer for its subcontractors',
  kind: 'law',
  severity: { design: 'warning', signed: 'error', live: 'error' },
  why: 'The Public Contracts Regulations 2015 leave the liability of the main contractor as it is, whatever it says about its subcontractors. Where it passes on, the commissioner has nobody to turn to: it has no contract with who did the work.',
  remedy: "Take the clause out, or write 'liability stays with the head'.",
  sources: ['S33'],
  bad: 'subcontract Nursing { by Trust to Wards   liability passes to Wards … }',
  good: 'subcontract Nursing { by Trust to Wards   liability stays with the head … }',
  fix: 'Leave the liability with the head',
  check: {
    Subcontract(subcontract, { report }) {
      const liability = clauseOf(subcontract, ast.isLiability);
      const head = clauseOf(subcontract, ast.isSubcontractParties)?.head;
      if (!liability?.party || !head || liability.party.ref === head.ref) return;
      report({
        at: liability,
        message: `Under '${subcontract.name}' the liability for the work passes to '${liability.party.$refText}', so who commissioned it from '${head.$refText}' has nobody to turn to when it goes wrong. Write 'liability stays with the head'.`,
        about: [liability.party.ref],
        fixes: [replaced(liability, 'liability stays with the head', `Leave the liability with '${head.$refText}'`)],
      });
    },
  },
});
