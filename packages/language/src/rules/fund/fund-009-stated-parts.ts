import { add, eq, mul, ONE, sub, type Rational } from '@remit/program/rational';
import * as ast from '../../ast.ts';
import type { Correction } from '../../diagnostics/entry.ts';
import { clauseOf } from '../../model/clauses.ts';
import { writtenNumber, writtenPercentage } from '../../model/literals.ts';
import type { ContractYear } from '../contract-years.ts';
import { isAbout } from '../figures.ts';
import { replaced, together } from '../fixes/edits.ts';
import { defineRule } from '../rule.ts';
import { commissionedPayments, paidInYear, shareOfResults, statedIn, type PaidByCommissioners } from './at-risk.ts';

/** What is stated of the value, and of its part that depends on results, is what the payments come to. */
export const fund009 = defineRule({
  code: 'FUND-009',
  title: 'A stated value that the payments do not come to',
  kind: 'contradiction',
  severity: { design: 'warning', signed: 'error', live: 'error' },
  why: 'Good practice is to work the figures of a contract out from each other. Where the front page says £5 million and the schedule pays £4 million, each side relies on the one that suits it.',
  remedy: 'Correct the stated value, the part that depends on results, or a payment.',
  sources: ['practice'],
  bad: 'value £50,000,000 each year, of which 10% depends on results … amount up to £4,000,000 { … }',
  good: 'value £50,000,000 each year, of which 10% depends on results … amount up to £5,000,000 { … }',
  fix: 'State what the payments come to',
  check: {
    Contract(contract, review) {
      const stated = clauseOf(contract, ast.isStatedValue);
      if (!stated?.atRisk || contract.declarations.some((one) => ast.isWithhold(one) || ast.isPersonalBudget(one))) return;
      const payments = commissionedPayments(contract, review);
      const paidIn = review.graphs.figures.years.map((year) => ({ year, paid: paidInYear(payments, year, review) }));
      for (const { year, paid } of paidIn) {
        const said = statedIn(stated, year, review);
        if (!said?.atRisk || !paid || said.value.currency !== paid.currency) continue;
        const [results, fixed] = [mul(said.atRisk, said.value.value), mul(sub(ONE, said.atRisk), said.value.value)];
        const isResults = !isAbout({ value: results, currency: paid.currency }, { value: paid.results, currency: paid.currency });
        if (!isResults && isAbout({ value: fixed, currency: paid.currency }, { value: paid.fixed, currency: paid.currency })) continue;
        const write = (value: Rational): string => `${paid.currency}${writtenNumber(value)}`;
        review.report({
          at: stated,
          message: isResults
            ? `Of ${write(said.value.value)} in ${year.name}, ${writtenPercentage(said.atRisk)} are said to depend on results, ${write(results)}; payments for results come to ${write(paid.results)} at most. Each side could rely on the figure that suits it. Correct one of the two.`
            : `Of ${write(said.value.value)} in ${year.name}, ${write(fixed)} are said to be paid whatever the results; the payments come to ${write(paid.fixed)}. Each side could rely on the figure that suits it. Correct one of the two.`,
          related: payments.slice(0, 5).map((payment) => ({ at: { node: payment, property: 'name' }, message: `'${payment.name}' pays a part of it.` })),
          fixes: [restated(stated, paidIn)],
        });
        return;
      }
    },
  },
});

/** The clause as the payments have it, where they are the same every year and can be written exactly. */
function restated(stated: ast.StatedValue, paidIn: readonly { readonly year: ContractYear; readonly paid: PaidByCommissioners | undefined }[]): Correction | undefined {
  const first = paidIn[0]?.paid;
  if (!first || !paidIn.every(({ paid }) => paid && eq(paid.fixed, first.fixed) && eq(paid.results, first.results))) return undefined;
  const share = shareOfResults(first);
  const texts = share && [`${first.currency}${writtenNumber(add(first.fixed, first.results))}`, writtenPercentage(share)];
  if (!texts || texts.some((text) => text.includes('/'))) return undefined;
  return together(`State ${texts[0]}, of which ${texts[1]} depends on results`, [
    replaced({ node: stated, property: 'value' }, texts[0]!, ''), replaced({ node: stated, property: 'atRisk' }, texts[1]!, ''),
  ]);
}
