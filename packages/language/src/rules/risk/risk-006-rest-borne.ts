import * as ast from '../../ast.ts';
import { withClause } from '../fixes/edits.ts';
import { isCommissioner } from '../roles.ts';
import { defineRule } from '../rule.ts';

/** Wherever what somebody bears ends, it is written who bears what lies beyond. */
export const risk006 = defineRule({
  code: 'RISK-006',
  title: 'Nobody is named for the loss beyond a cap',
  kind: 'contradiction',
  severity: 'error',
  paysWrongly: true,
  why: 'The operator of Hinchingbrooke hospital bore losses up to a sum. What lay above it was nobody\'s by name, and fell on the public. What one party does not pay is always a loss to another.',
  remedy: "Add 'rest borne by' and a party: usually the commissioner. Behind the cap of one party, 'then' and a party does the same.",
  sources: ['S66', 'S49'],
  bad: 'share Gains { between ICB and Trust …   overspend in parts { first 2%: borne by Trust, beyond 2%: nothing } }',
  good: 'share Gains { between ICB and Trust …   overspend in parts { first 2%: borne by Trust, beyond 2%: nothing }   rest borne by ICB }',
  fix: 'Let the commissioner bear the rest',
  check: {
    RiskShare(share, { report }) {
      const parties = share.clauses.find(ast.isShareParties);
      if (!parties || share.clauses.some(ast.isRestBorne) || !share.clauses.some((clause) => ast.isSaving(clause) || ast.isOverspend(clause))) return;
      const commissioner = parties.shares.map(({ party }) => party).find((party) => isCommissioner(party?.ref))?.$refText;
      report({
        at: { node: share, property: 'name' },
        message: `'${share.name}' does not say who bears what lies beyond the last part or cap. That loss would fall on somebody all the same, and the text would not say on whom. Add 'rest borne by' and a party.`,
        fixes: [commissioner === undefined ? undefined : withClause(share, `rest borne by ${commissioner}`, `Let '${commissioner}' bear the rest`)],
      });
    },
  },
});
