import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { topicsOf } from '../../model/topics.ts';
import { replaced } from '../fixes/edits.ts';
import { defineRule } from '../rule.ts';
import { servicesOf } from '../subcontracts.ts';

/** Who handles data about patients is bound to protect them. */
export const sub023 = defineRule({
  code: 'SUB-023',
  title: 'Data about patients without terms',
  kind: 'completeness',
  severity: 'warning',
  why: 'Who opens a shared care record for the head provider sees what patients told a doctor. Good practice, and in most countries the law on data, is that a contract says what may be done with it; have the wording checked by who answers for data protection.',
  remedy: "Add 'data-protection' to 'flows down'. Where no data about persons are handled, write 'service no-personal-data'.",
  sources: ['practice'],
  bad: 'flows down audit, reporting, termination',
  good: 'flows down audit, reporting, data-protection, termination',
  fix: "Let 'data-protection' flow down",
  check: {
    Subcontract(subcontract, { report }) {
      const clause = clauseOf(subcontract, ast.isFlowsDown);
      // Where nothing flows down at all, that is told of.
      if (!clause || topicsOf(clause).includes('data-protection') || servicesOf(subcontract).has('no-personal-data')) return;
      const last = clause.items.at(-1);
      report({
        at: clause,
        message: `'${subcontract.name}' does not take over 'data-protection': what its staff may do with data about patients is said nowhere. Add it to 'flows down', or write 'service no-personal-data' if they see none.`,
        fixes: [last?.$cstNode && replaced(last, `${last.$cstNode.text}, data-protection`, "Let 'data-protection' flow down")],
      });
    },
  },
});
