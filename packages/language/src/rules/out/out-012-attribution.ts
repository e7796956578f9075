import { AstUtils } from 'langium';
import { cmp, mul, type Rational } from '@remit/program/rational';
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { quantityValue } from '../../model/literals.ts';
import { withClause } from '../fixes/edits.ts';
import { kindOfMeasure, measureOf, standsBeside } from '../outcomes.ts';
import type { ResultGraph } from '../graphs/results.ts';
import { plainSum } from '../plain-sum.ts';
import { defineRule } from '../rule.ts';

/** A paid outcome says how much of the change is the provider's doing, or who accepts that nobody knows. */
export const out012 = defineRule({
  code: 'OUT-012',
  title: 'A paid outcome that does not say whose doing the change is',
  kind: 'completeness',
  severity: 'warning',
  thresholds: ['attribution-value'],
  why: 'Admissions that fall everywhere fall here too, and are paid for as if the provider had done it. In Peterborough the prison leavers were first compared with their own past, which suggested little; the matched comparison changed the answer.',
  remedy: "Write 'attribution against' and what the result is compared with, or 'attribution none, accepted by' and who answers for paying without knowing.",
  sources: ['S46', 'S49', 'S56', 'S59'],
  bad: 'outcome Admissions { measured by M in Adults   baseline 92 per 1,000 in 2024/25   target 80 per 1,000 }, paid £2m if reached',
  good: 'outcome Admissions { … attribution against "matched practices next door" }',
  fix: 'Write what it is compared with, to be filled in, or that somebody accepts there is nothing',
  check: {
    Contract(contract, { graphs, report, threshold, state }) {
      const limit = threshold('attribution-value');
      for (const outcome of graphs.results.paidOutcomes) {
        if (clauseOf(outcome, ast.isAttribution) || !clauseOf(outcome, ast.isMeasuredBy) || !standsBeside(outcome, contract) || ast.isEffectMeasure(kindOfMeasure(measureOf(outcome)))) continue;
        const most = mostEarned(outcome, graphs.results);
        const isMuch = limit !== undefined && most !== undefined && cmp(most, limit.value) > 0;
        const commissioner = graphs.visible.find((one): one is ast.Party => ast.isParty(one) && one.roles.includes('commissioner'));
        report({
          at: { node: outcome, property: 'name' },
          message: `'${outcome.name}' is paid for${isMuch ? `, with more than ${limit.written},` : ''} without saying whose doing a change is: what would have happened anyway would be paid for. Write 'attribution against' and what it is compared with, or 'attribution none, accepted by' and who answers for it.`,
          ...(isMuch && state !== 'design' && { severity: 'error' as const }),
          fixes: [
            withClause(outcome, 'attribution against "To be written"', 'Write what it is compared with'),
            commissioner && withClause(outcome, `attribution none, accepted by ${commissioner.name}`, `Let '${commissioner.name}' accept that it is compared with nothing`),
          ],
        });
      }
    },
  },
});

/** The most that one payment pays for an outcome, where its part and the sum that is shared are plain figures. */
function mostEarned(outcome: ast.Outcome, results: ResultGraph): Rational | undefined {
  const sums = results.directReadersOf(outcome).flatMap(({ at, isGate }): Rational[] => {
    const item = isGate ? undefined : AstUtils.getContainerOfType(at, ast.isSharedItem);
    const weight = quantityValue(item?.weight);
    if (weight?.kind === 'money') return [weight.value];
    const ceiling = item && plainSum(item.$container.ceiling);
    return weight && ceiling?.kind === 'money' ? [mul(weight.value, ceiling.value)] : [];
  });
  return sums.reduce((most: Rational | undefined, sum) => (most && cmp(most, sum) >= 0 ? most : sum), undefined);
}
