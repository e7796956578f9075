import { add, eq, mul, ONE, sub, ZERO, type Rational } from '@remit/program/rational';
import * as ast from '../../ast.ts';
import type { Correction } from '../../diagnostics/entry.ts';
import { clauseOf } from '../../model/clauses.ts';
import { writtenNumber, writtenPercentage } from '../../model/literals.ts';
import { yearsOf, type ContractYear } from '../contract-years.ts';
import { isAbout } from '../figures.ts';
import { replaced, together } from '../fixes/edits.ts';
import { defineRule } from '../rule.ts';
import { commissionedPayments, paidInYear, shareOfResults, statedIn, type PaidByCommissioners } from './at-risk.ts';

/** What is stated of the value, and of its part that depends on results, is what the payments come to. */
export const fund009 = defineRule({
  code: 'FUND-009',
  title: 'A stated value that the payments do not come to',
  kind: 'contradiction',
  judges: 'written',
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
      const { years } = review.graphs.figures;
      const paidIn = years.map((year) => ({ when: `in ${year.name}`, said: statedIn(stated, year, review), paid: paidInYear(payments, year, review) }));
      const compared = stated.span?.term ? overTheTerm(stated, paidIn, yearsOf(contract)) : paidIn;
      for (const { when, said, paid } of compared) {
        if (!said?.atRisk || !paid || said.value.currency !== paid.currency) continue;
        const [results, fixed] = [mul(said.atRisk, said.value.value), mul(sub(ONE, said.atRisk), said.value.value)];
        const isResults = !isAbout({ value: results, currency: paid.currency }, { value: paid.results, currency: paid.currency });
        if (!isResults && isAbout({ value: fixed, currency: paid.currency }, { value: paid.fixed, currency: paid.currency })) continue;
        const write = (value: Rational): string => `${paid.currency}${writtenNumber(value)}`;
        review.report({
          at: stated,
          message: isResults
            ? `Of ${write(said.value.value)} ${when}, ${writtenPercentage(said.atRisk)} are said to depend on results, ${write(results)}; payments for results come to ${write(paid.results)} at most. Each side could rely on the figure that suits it. Correct one of the two.`
            : `Of ${write(said.value.value)} ${when}, ${write(fixed)} are said to be paid whatever the results; the payments come to ${write(paid.fixed)}. Each side could rely on the figure that suits it. Correct one of the two.`,
          related: payments.slice(0, 5).map((payment) => ({ at: { node: payment, property: 'name' }, message: `'${payment.name}' pays a part of it.` })),
          fixes: [restated(stated, compared)],
        });
        return;
      }
    },
  },
});

interface Compared {
  readonly when: string;
  readonly said: ReturnType<typeof statedIn>;
  readonly paid: PaidByCommissioners | undefined;
}

/** What is stated once for all years, beside what all of them come to; nothing where a year is not whole or the text does not tell its figures. */
function overTheTerm({ value, atRisk }: ast.StatedValue, years: readonly Compared[], all: readonly ContractYear[]): readonly Compared[] {
  const [first] = years;
  if (value?.entries.length !== 1 || atRisk?.entries.length !== 1) return [];
  const known = years.flatMap(({ paid }) => paid ?? []);
  if (!first?.said || known.length < years.length || !all.every(({ isWhole }) => isWhole)) return [];
  const { currency } = known[0]!;
  if (known.some((paid) => paid.currency !== currency)) return [];
  const sum = (of: 'fixed' | 'results'): Rational => known.reduce((total, paid) => add(total, paid[of]), ZERO);
  return [{ when: 'over the term', said: first.said, paid: { fixed: sum('fixed'), results: sum('results'), currency } }];
}

/** The clause as the payments have it, where they are the same every year and can be written exactly. */
function restated(stated: ast.StatedValue, paidIn: readonly Compared[]): Correction | undefined {
  const first = paidIn[0]?.paid;
  if (!first || !paidIn.every(({ paid }) => paid && eq(paid.fixed, first.fixed) && eq(paid.results, first.results))) return undefined;
  const share = shareOfResults(first);
  const texts = share && [`${first.currency}${writtenNumber(add(first.fixed, first.results))}`, writtenPercentage(share)];
  if (!texts || texts.some((text) => text.includes('/'))) return undefined;
  return together(`State ${texts[0]}, of which ${texts[1]} depends on results`, [
    replaced({ node: stated, property: 'value' }, texts[0]!, ''), replaced({ node: stated, property: 'atRisk' }, texts[1]!, ''),
  ]);
}
