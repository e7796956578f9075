import { cmp, ZERO } from '@remit/program/rational';
import * as ast from '../../ast.ts';
import { quantityValue } from '../../model/literals.ts';
import { appended } from '../fixes/edits.ts';
import { defineRule } from '../rule.ts';

/** What it costs to set the service up comes out of a named source. */
export const fund015 = defineRule({
  code: 'FUND-015',
  title: 'Setting up that nobody pays for',
  kind: 'completeness',
  severity: 'warning',
  why: 'The review of the UnitingCare contract found costs of setting up that stood in no budget. Guidance on government sourcing asks that mobilisation and transition are planned and priced before a contract is let.',
  remedy: "Name the fund or party that pays: 'mobilisation £2m from Budget'.",
  sources: ['S88', 'S24'],
  bad: 'mobilisation £8,900,000',
  good: 'mobilisation £8,900,000 from Budget',
  fix: 'Name the source',
  check: {
    Mobilisation(clause, { contract, report, graphs }) {
      const amount = quantityValue(clause.amount);
      if (clause.source || !contract || !amount || cmp(amount.value, ZERO) <= 0) return;
      const sources = [...contract.declarations.filter(ast.isFund), ...graphs.visible.filter((one) => ast.isParty(one) && one.roles.includes('commissioner'))] as (ast.Fund | ast.Party)[];
      report({
        at: clause,
        message: `Setting up costs ${clause.amount.$cstNode?.text ?? ''}, and nothing says from which money. Whoever has to begin would pay for it out of the price of the service. Name the source: 'from' and a fund or party.`,
        fixes: sources.slice(0, 3).map(({ name }) => appended({ node: clause, property: 'amount' }, `from ${name}`, `Write 'from ${name}'`)),
      });
    },
  },
});
