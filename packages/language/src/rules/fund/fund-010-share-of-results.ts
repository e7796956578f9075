import { cmp, eq, ONE, rational, ZERO, type Rational } from '@remit/program/rational';
import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import type { Correction } from '../../diagnostics/entry.ts';
import { clausesOfChange } from '../../model/changed-clauses.ts';
import { clauseOf } from '../../model/clauses.ts';
import { quantityValue, writtenPercentage } from '../../model/literals.ts';
import { treeOf } from '../../model/tree.ts';
import { yearsOf, type ContractYear } from '../contract-years.ts';
import { replaced, together } from '../fixes/edits.ts';
import type { Review } from '../review.ts';
import { defineRule } from '../rule.ts';
import { commissionedPayments, paidInYear, shareOfResults, statedIn } from './at-risk.ts';

/** A contract puts enough money on results to matter, and in their first year not so much that a provider cannot bear it. */
export const fund010 = defineRule({
  code: 'FUND-010',
  title: 'Too little or too much that depends on results',
  kind: 'completeness',
  judges: 'each',
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
      const { years } = review.graphs.figures;
      const payments = commissionedPayments(contract, review);
      const results = payments.filter(isForResults);
      // What is stated was stated of the contract as first agreed.
      const stated = review.variation ? undefined : clauseOf(contract, ast.isStatedValue);
      if (results.length === 0 && !stated?.atRisk) return;
      const at = stated?.atRisk ? stated : { node: results[0]!, property: 'name' };
      const shareIn = (year: ContractYear): Rational | undefined => {
        const paid = paidInYear(payments, year, review);
        return statedIn(stated, year, review)?.atRisk ?? (paid && shareOfResults(paid));
      };
      const whole = years.find((year) => cmp(shareIn(year) ?? ZERO, ONE) >= 0) ?? (payments.length > 0 && results.length === payments.length ? years[0] : undefined);
      if (whole) {
        if (!isFinanced(payments, review)) review.report({ at, message: `All that is paid in ${whole.name} depends on results, and nothing shows what care is paid from until they are in. Write an advance, or the reserves of who is paid.` });
        return;
      }
      const most = review.threshold('results-share-most');
      const [first] = knownShares(years.slice(0, 1), contract, review, shareIn);
      if (!first || !most || cmp(first.share, most.value) <= 0 || (review.variation && !results.every((payment) => isNew(payment, review)))) return;
      review.report({
        at,
        message: `${wordsOf(first)} depends on results, more than ${most.written} in the first year${review.variation ? ' that results are paid for' : ''}, before anybody knows how the measures behave. Begin lower and let it grow over the years.`,
        fixes: [phased(contract, stated, first.share)],
      });
    },
  },
  also: [{ kind: 'completeness', severity: 'info', check: { Contract: tooLittle } }],
});

/** Results that are paid for in no year with as much as is worth working for. */
function tooLittle(contract: ast.Contract, review: Review): void {
  const payments = commissionedPayments(contract, review);
  const results = payments.find(isForResults);
  const least = review.threshold('results-share-least');
  const stated = review.variation ? undefined : clauseOf(contract, ast.isStatedValue);
  if (!results || !least) return;
  const shares = knownShares(review.graphs.figures.years, contract, review, (year) => {
    const paid = paidInYear(payments, year, review);
    return statedIn(stated, year, review)?.atRisk ?? (paid && shareOfResults(paid));
  });
  const [first] = shares;
  if (!first || eq(first.share, ZERO) || shares.some(({ share }) => cmp(share, least.value) >= 0)) return;
  review.report({
    at: stated?.atRisk ? stated : { node: results, property: 'name' },
    message: `${wordsOf(first)} depends on results, less than ${least.written}: it hardly pays to work for them. Let it grow over the years, or leave the results unpaid and report them.`,
  });
}

/** The part of what is paid that depends on results, and the year in which it does; no year where it is that of the prices before an index is known. */
interface KnownShare {
  readonly share: Rational;
  readonly year: ContractYear | undefined;
}

/** The parts that the text tells for some of the years that it governs; where a variation governs only years whose prices wait for an index, the first there is. */
function knownShares(years: readonly ContractYear[], contract: ast.Contract, { variation }: Review, shareIn: (year: ContractYear) => Rational | undefined): readonly KnownShare[] {
  const known = years.flatMap((year): KnownShare[] => {
    const share = shareIn(year);
    return share ? [{ share, year }] : [];
  });
  if (known.length > 0 || !variation) return known;
  const share = yearsOf(contract).map(shareIn).find((one) => one !== undefined);
  return share ? [{ share, year: undefined }] : [];
}

function wordsOf({ share, year }: KnownShare): string {
  const part = year === undefined || writtenPercentage(share).includes('/') ? 'A part' : writtenPercentage(share);
  return `${part} of what is paid${year ? ` in ${year.name}` : ''}`;
}

function isForResults(payment: ast.Payment | ast.Pool): boolean {
  return ast.isSharedOut(amountOf(payment)?.value);
}

/** Whether results are paid for by a payment only since the variation that made the text. */
function isNew(payment: ast.Payment | ast.Pool, { variation, everWritten }: Review): boolean {
  if (!variation || variation.clauses.some((clause) => ast.isRemoves(clause) && clause.targets.some(({ ref }) => (ast.isPayment(ref) || ast.isPool(ref)) && isForResults(ref)))) return false;
  if (payment.$container === variation) return true;
  const own = (payment.clauses as readonly AstNode[]).find(ast.isAmountClause);
  const isOwn = variation.clauses.some((clause) => ast.isVariationChange(clause) && clausesOfChange(clause).some((one) => one === own));
  const ever = everWritten(payment).map(({ clause }) => clause);
  return isOwn && !ever.slice(0, ever.findIndex((clause) => clause === own)).some((clause) => ast.isAmountClause(clause) && ast.isSharedOut(clause.amount?.value));
}

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
function phased(contract: ast.Contract, stated: ast.StatedValue | undefined, share: Rational): Correction | undefined {
  const years = yearsOf(contract).slice(0, 5);
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
