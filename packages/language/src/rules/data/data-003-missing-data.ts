import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { withClause } from '../fixes/edits.ts';
import type { Datum } from '../graphs/data.ts';
import { declarationsOf } from '../review.ts';
import { defineRule } from '../rule.ts';

/** A payment that hangs on reported figures says what happens when they do not come. */
export const data003 = defineRule({
  code: 'DATA-003',
  title: 'Nothing said about missing figures',
  kind: 'completeness',
  severity: 'warning',
  why: 'Returns come late, and surveys come back half empty: a common set of measures for older people had answers from 41% of them. Without a word in the contract the payment waits, for as long as it takes, and each side had something else in mind.',
  remedy: "Write 'missing data:' and what happens: 'hold', 'hold that part', 'use the previous year', 'pays nothing after' a day.",
  sources: ['S82', 'practice'],
  bad: 'payment Quality { from Budget to Trust   paid yearly, due 120 days after the period   amount up to £100,000 { … } }',
  good: 'payment Quality { from Budget to Trust   paid yearly, due 120 days after the period   amount up to £100,000 { … }   missing data: hold that part }',
  fix: 'Write that it is held',
  check: {
    Contract(contract, { graphs, report }) {
      // How many people there are is known of old, and waiting for the count is what everybody expects.
      const first = graphs.data.firstTo(graphs.data.data.filter((datum) => !ast.isPopulation(datum) && !saysWhatThen(datum)), () => true);
      for (const payable of declarationsOf(contract)) {
        if (!ast.isPayment(payable) && !ast.isPool(payable) && !ast.isWithhold(payable) && !ast.isRiskShare(payable)) continue;
        const clauses: readonly AstNode[] = payable.clauses;
        const datum = first.get(payable);
        if (!datum || clauses.some((clause) => ast.isMissingData(clause) || ast.isNoReport(clause))) continue;
        const isSharedOut = ast.isPayment(payable) && ast.isSharedOut(clauseOf(payable, ast.isAmountClause)?.amount?.value);
        const words = `missing data: hold${isSharedOut ? ' that part' : ''}`;
        report({
          at: { node: payable, property: 'name' },
          message: `'${payable.name}' hangs on '${datum.name}', and does not say what happens when that is not reported: it would wait for as long as it takes, and those it is due to may have reckoned otherwise. Write 'missing data:' and what then holds.`,
          related: [{ at: datum, message: `'${datum.name}' is declared here.` }],
          fixes: [withClause(payable, words, `Write '${words}'`)],
        });
      }
    },
  },
});

/** Whether a measure says itself what is paid when too few report. */
function saysWhatThen(datum: Datum): boolean {
  return ast.isMeasure(datum) && datum.clauses.some((clause) => ast.isMinimumEligible(clause) || ast.isNobodyLeft(clause));
}
