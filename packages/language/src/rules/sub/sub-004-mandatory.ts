import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { removed } from '../fixes/edits.ts';
import { defineRule } from '../rule.ts';
import { buys, consentsOf, linkOf } from '../subcontracts.ts';
import { whoConsents } from './subcontract-words.ts';

/** A subcontractor that the commissioner insisted on is not dropped without it. */
export const sub004 = defineRule({
  code: 'SUB-004',
  title: 'A mandatory subcontractor dropped without consent',
  kind: 'completeness',
  severity: { design: 'warning', signed: 'error', live: 'error' },
  why: 'The NHS Standard Contract of 2014/15 names apart the material subcontractors that the commissioner insists on. A variation between the head provider and others cannot take away what the commissioner made a condition.',
  remedy: 'Let the commissioner agree to the variation, or keep the subcontract.',
  sources: ['S6'],
  bad: 'variation 3 effective on 1 April 2029 { removes Hospice   agreed by Trust, Wards on 2 March 2029 }, where Hospice is mandatory material',
  good: 'variation 3 effective on 1 April 2029 { removes Hospice   agreed by ICB, Trust, Wards on 2 March 2029 }',
  fix: 'Keep the subcontract',
  check: {
    Variation(variation, { graphs, report }) {
      for (const clause of variation.clauses) {
        if (!ast.isRemoves(clause)) continue;
        clause.targets.forEach(({ ref }, index) => {
          const link = ast.isSubcontract(ref) && clauseOf(ref, ast.isMaterial)?.mandatory ? linkOf(ref) : undefined;
          if (!link) return;
          const agreed = new Set(variation.clauses.filter(ast.isAgreedBy).flatMap(({ parties }) => parties.map((party) => party.ref)));
          const givers = consentsOf(link.by).flatMap(({ party }) => (party?.ref ? [party.ref] : []));
          if (givers.length > 0 ? givers.every((giver) => agreed.has(giver)) : [...agreed].some((party) => party !== link.head && party !== link.subcontractor && buys(party))) return;
          const giver = givers.find((one) => !agreed.has(one)) ?? whoConsents(link, graphs.money);
          if (!giver) return;
          report({
            at: { node: clause, property: 'targets', index },
            message: `'${link.by.name}' is mandatory, and this variation takes it away without '${giver.name}', which made it a condition. Let '${giver.name}' agree ('agreed by …'), or keep the subcontract.`,
            related: [{ at: { node: link.by, property: 'name' }, message: 'It is mandatory here.' }],
            about: [link.by],
            fixes: [clause.targets.length === 1 ? removed(clause, `Keep '${link.by.name}'`) : removed({ node: clause, property: 'targets', index }, `Keep '${link.by.name}'`)],
          });
        });
      }
    },
  },
});
