import { cmp, eq, ONE, rational, ZERO, type Rational } from '@remit/program/rational';
import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import type { Correction } from '../../diagnostics/entry.ts';
import { clauseOf } from '../../model/clauses.ts';
import { quantityValue, writtenPercentage } from '../../model/literals.ts';
import { treeOf } from '../../model/tree.ts';
import type { ContractYear } from '../contract-years.ts';
import { replaced, together } from '../fixes/edits.ts';
import type { Review } from '../review.ts';
import { defineRule } from '../rule.ts';
import { commissionedPayments, paidInYear, shareOfResults, statedIn } from './at-risk.ts';

/** In its first year a contract puts enough money on results to matter, and not so much that a provider cannot bear it. */
export const fund010 = defineRule({
  code: 'FUND-010',
  title: 'Too little or too much that depends on results',
  kind: 'completeness',
  judges: 'written',
  severity: 'warning',
  thresholds: ['results-share-least', 'results-share-most'],
  why: 'Small stakes of a few per cent have moved nobody; a contract for mental health in Oxfordshire put 20% of its price on results, and reached that over two years. Where everything depends on results, somebody has to pay for the care until they are in.',
  remedy: 'Begin with a small part and let it grow over the years; where everything depends on results, show the advance or the reserves that care is paid from until then.',
  sources: ['S65', 'S69'],
  bad: 'value £50m each year, of which 25% depends on results',
  good: 'value £50m each year, of which 2% in 2027/28, 4% in 2028/29, 8% from 2029/30 depends on results',
  fix: 'Let it grow over the years',
  check: {
    Contract(contract, review) {
      const year = review.graphs.figures.years[0];
      const payments = commissionedPayments(contract, review);
      const results = payments.find((payment) => amountOf(payment)?.value?.$type === ast.SharedOut.$type);
      const stated = clauseOf(contract, ast.isStatedValue);
      if (!year || (!results && !stated?.atRisk)) return;
      const paid = paidInYear(payments, year, review);
      const share = statedIn(stated, year, review)?.atRisk ?? (paid && shareOfResults(paid));
      const [least, most] = [review.threshold('results-share-least'), review.threshold('results-share-most')];
      if (!share || eq(share, ZERO)) return;
      const isLittle = least !== undefined && cmp(share, least.value) < 0;
      if (!isLittle && (!most || cmp(share, most.value) <= 0)) return;
      const isWhole = cmp(share, ONE) >= 0;
      if (isWhole && isFinanced(payments, review)) return;
      const at = stated?.atRisk ? stated : { node: results!, property: 'name' };
      const written = writtenPercentage(share).includes('/') ? 'A part' : writtenPercentage(share);
      if (isLittle) {
        if (!results) return;
        review.report({ at, severity: 'info', message: `${written} of what is paid in ${year.name} depends on results, less than ${least.written}: it hardly pays to work for them. Let it grow over the years, or leave the results unpaid and report them.` });
        return;
      }
      review.report({
        at,
        message: isWhole
          ? `All that is paid in ${year.name} depends on results, and nothing shows what care is paid from until they are in. Write an advance, or the reserves of who is paid.`
          : `${written} of what is paid in ${year.name} depends on results, more than ${most!.written} in the first year, before anybody knows how the measures behave. Begin lower and let it grow over the years.`,
        fixes: [isWhole ? undefined : phased(contract, stated, share, review)],
      });
    },
  },
});

function amountOf(payment: ast.Payment | ast.Pool): ast.Amount | undefined {
  return (payment.clauses as readonly AstNode[]).find(ast.isAmountClause)?.amount;
}

/** Whether something shows what care is paid from until results are in. */
function isFinanced(payments: readonly (ast.Payment | ast.Pool)[], { graphs }: Review): boolean {
  const all = new Set<AstNode>(payments);
  return payments.some((payment) => (payment.clauses as readonly AstNode[]).some(ast.isAdvance))
    || graphs.money.flows.some(({ by, payee }) => all.has(by) && ast.isParty(payee) && payee.clauses.some((clause) => ast.isReserves(clause) || ast.isGuarantee(clause)));
}

/** The stated part, and values that are the same percentage, as steps of a fifth over five years. */
function phased(contract: ast.Contract, stated: ast.StatedValue | undefined, share: Rational, { graphs }: Review): Correction | undefined {
  const years = graphs.figures.years.slice(0, 5);
  const entry = stated?.atRisk?.entries.length === 1 ? stated.atRisk.entries[0] : undefined;
  if (years.length < 2 || !entry || entry.period) return undefined;
  const table = stepsTo(share, years);
  const lets = contract.declarations.filter((one): one is ast.Let => ast.isLet(one) && one.grain === 'year' && isLiteral(one.amount, share));
  // What payments work out with the percentage itself would no longer be what is stated.
  const isSpelled = contract.declarations.some((one) => (ast.isPayment(one) || ast.isPool(one)) && treeOf(one).some((node) => ast.isQuantity(node) && quantityValue(node)?.kind === 'percentage' && eq(quantityValue(node)!.value, share)));
  if (table === undefined || isSpelled) return undefined;
  return together('Let it grow over the years', [replaced(entry, table, ''), ...lets.map(({ amount }) => replaced(amount, table, ''))]);
}

function isLiteral(amount: ast.Amount | undefined, share: Rational): boolean {
  const value = ast.isQuantity(amount?.value) && amount.steps.length === 0 ? quantityValue(amount.value) : undefined;
  return value?.kind === 'percentage' && eq(value.value, share);
}

function stepsTo(share: Rational, years: readonly ContractYear[]): string | undefined {
  const steps = years.map((_, index) => writtenPercentage(rational(share.n * BigInt(index + 1), share.d * BigInt(years.length))));
  if (steps.some((step) => step.includes('/'))) return undefined;
  return steps.map((step, index) => `${step} ${index === steps.length - 1 ? 'from' : 'in'} ${years[index]!.name}`).join(', ');
}
