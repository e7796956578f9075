import { cmp } from '@remit/program/rational';
import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { arrangementsOf } from '../../model/topics.ts';
import { treeOf } from '../../model/tree.ts';
import { writtenNumber } from '../../model/literals.ts';
import { withClause } from '../fixes/edits.ts';
import { TO_BE_WRITTEN } from '../fixes/placeholders.ts';
import { peopleOf } from '../people.ts';
import { isProvider } from '../roles.ts';
import { defineRule } from '../rule.ts';

/** Where what is spent on people is shared, a few very costly ones do not decide who gains. */
export const risk008 = defineRule({
  code: 'RISK-008',
  title: 'A few very costly people decide who gains',
  kind: 'completeness',
  severity: 'warning',
  thresholds: ['outlier-pooling-population'],
  why: 'American rules cut off what one patient costs above the ninety-ninth percentile before savings and losses are counted, because chance would outweigh the care otherwise.',
  remedy: "Say how very costly people are pooled or counted up to a sum only: 'provides for outlier-pooling \"…\"'.",
  sources: ['S74', 'practice'],
  bad: 'a share of savings and overspends for 12,000 people that counts everything that is spent on each',
  good: 'provides for outlier-pooling "Above £100,000 a person and year the pool of the area pays"',
  fix: 'Add how very costly people are pooled',
  check: {
    Contract(contract, { graphs, report, threshold }) {
      const enough = threshold('outlier-pooling-population');
      // A loss that ends at a sum is bounded without it.
      const risks = graphs.risks.filter(({ bearers }) => bearers.some(({ party, isCapped }) => isProvider(party) && !isCapped));
      const known = enough && risks.length > 0 ? peopleOf(contract, graphs.visible) : undefined;
      if (!enough || !known || cmp(known.people, enough.value) >= 0 || provides(contract) || contract.declarations.some((one) => (ast.isPayment(one) || ast.isFund(one)) && provides(one))) return;
      for (const { share } of risks) {
        if (provides(share) || cutsOff(share)) continue;
        report({
          at: { node: share, property: 'name' },
          message: `'${share.name}' shares what is spent on ${writtenNumber(known.people)} people, and counts all that each of them costs: a few very ill people may decide who gains and who loses. Pool them, or count each up to a sum only, and write 'provides for outlier-pooling "…"'.`,
          about: [known.population],
          fixes: [withClause(share, `provides for outlier-pooling ${TO_BE_WRITTEN}`, 'Say how very costly people are pooled')],
        });
      }
    },
  },
});

function provides(declaration: { readonly clauses: readonly AstNode[] }): boolean {
  return arrangementsOf(declaration).includes('outlier-pooling');
}

/** Whether what is compared is made of values that the text works out itself: a figure reported as it is cuts nothing off. */
function cutsOff(share: ast.RiskShare): boolean {
  const compare = share.clauses.find(ast.isCompare);
  return compare?.actual !== undefined && treeOf(compare.actual).some((node) => ast.isReference(node) && ast.isLet(node.target?.ref));
}
