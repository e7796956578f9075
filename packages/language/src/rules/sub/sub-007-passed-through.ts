import { add, cmp, mul, ONE, rational, ZERO, type Rational } from '@remit/program/rational';
import { AstUtils, type AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { groupedBy } from '../../model/grouped.ts';
import { arrangementsOf } from '../../model/topics.ts';
import { writtenPercentage } from '../../model/literals.ts';
import { withClause } from '../fixes/edits.ts';
import { totalOf } from '../figures.ts';
import type { DeliveryLink } from '../graphs/delivery.ts';
import type { Graphs } from '../graphs/graphs.ts';
import { plainSum } from '../plain-sum.ts';
import { defineRule } from '../rule.ts';
import { linkOf, yearlyPrice } from '../subcontracts.ts';

/** A head provider that passes nearly all of its money on says what it does for the rest. */
export const sub007 = defineRule({
  code: 'SUB-007',
  title: 'A head provider that passes nearly all on',
  kind: 'completeness',
  severity: 'warning',
  thresholds: ['passed-through'],
  why: 'A prime contractor may give no care itself and only bring others together; so it was planned for cancer care in Staffordshire. In Sussex a provider that only managed patient transport could not make others give it. Where nearly all is passed on, the contract has to say what is done for the rest.',
  remedy: "Write 'provides for integration …' in the block of the head provider: what it does to make one service of many. Where it passes on more than it is paid, correct a price, or write who pays the rest.",
  sources: ['S70', 'S61', 'S67'],
  bad: 'payment Core of £1,000,000 per year to Prime, and subcontracts of Prime for £910,000',
  good: 'provider Prime "Prime Ltd" { provides for integration "Schedule 6: planning of care, one record, one telephone number" }',
  fix: 'Add what the head provider does, to be written',
  check: {
    Contract(contract, { graphs, report, threshold }) {
      const most = threshold('passed-through');
      if (!most) return;
      for (const [head, links] of groupedBy(graphs.delivery.links, (link): AstNode => link.head)) {
        // Those who work under a subcontract themselves are not asked: the head provider answers for all of it.
        if (!ast.isParty(head) || graphs.delivery.above(head).length > 0) continue;
        const part = partPassedOn(head, links, graphs);
        const first = linkOf(links[0]!.by);
        if (!part || !first || cmp(part, most.value) <= 0) continue;
        const isHere = AstUtils.findRootNode(head) === AstUtils.findRootNode(contract);
        // Whatever it does itself, nobody can go on paying more than comes in.
        if (cmp(part, ONE) > 0) {
          report({
            at: isHere ? { node: head, property: 'name' } : { node: first.clause, property: 'head' },
            message: `'${head.name}' passes on to others ${writtenPercentage(roundedDown(part))} of what it is paid, more than it gets: the rest would have to come from elsewhere, and who works for it might not be paid. Correct a price; where other money pays for it, write in this contract who pays it.`,
            related: links.slice(0, 10).map(({ by, subcontractor }) => ({ at: { node: by, property: 'name' }, message: `This is passed on to '${subcontractor.name}'.` })),
            about: [head, ...links.map(({ by }) => by)],
          });
          continue;
        }
        if (arrangementsOf(head).includes('integration') || arrangementsOf(contract).includes('integration')) continue;
        report({
          at: isHere ? { node: head, property: 'name' } : { node: first.clause, property: 'head' },
          message: `'${head.name}' passes ${writtenPercentage(roundedDown(part))} of what it is paid on to others, and nothing says what it does itself: whoever pays it may be paying for a name only. Write 'provides for integration …' in its block, and what it does to make one service of many.`,
          related: links.slice(0, 10).map(({ by, subcontractor }) => ({ at: { node: by, property: 'name' }, message: `This is passed on to '${subcontractor.name}'.` })),
          about: [head, ...links.map(({ by }) => by)],
          fixes: [withClause(isHere ? head : contract, 'provides for integration "To be written"', `Add what '${head.name}' does itself`)],
        });
      }
    },
  },
});

/** The greatest part of a year's income that is passed on, where all sums are known; else the part of the one payment that all is a share of. */
function partPassedOn(head: ast.Party, links: readonly DeliveryLink[], { figures, money }: Graphs): Rational | undefined {
  const income = [...new Set(money.to(head).map(({ by }) => by))];
  let most: Rational | undefined;
  for (const year of figures.years) {
    const paid = totalOf(income.map((by) => (ast.isPayment(by) || ast.isPool(by) ? figures.paid(by, year) : ast.isSubcontract(by) ? yearlyPrice(by, figures, year) : undefined)));
    const passed = totalOf(links.map(({ by }) => yearlyPrice(by, figures, year)));
    if (!paid || !passed || paid.currency !== passed.currency || cmp(paid.value, ZERO) <= 0) continue;
    const part = { n: passed.value.n * paid.value.d, d: passed.value.d * paid.value.n };
    const exact = rational(part.n, part.d);
    if (!most || cmp(exact, most) > 0) most = exact;
  }
  return most ?? shareOfOne(links, income);
}

/** `52% of Core`, `32% of Core`: their sum, where the rest of the income is paid for results. */
function shareOfOne(links: readonly DeliveryLink[], income: readonly AstNode[]): Rational | undefined {
  let total = ZERO;
  let of: AstNode | undefined;
  for (const { by } of links) {
    const pays = by.clauses.filter(ast.isSubcontractPays);
    for (const clause of pays) {
      const amount: AstNode | undefined = clause.amount;
      const rate = ast.isOf(amount) ? plainSum(amount.left) : undefined;
      const target = ast.isOf(amount) && ast.isReference(amount.right) ? amount.right.target?.ref : undefined;
      if (rate?.kind !== 'percentage' || !ast.isPayment(target) || (of && of !== target)) return undefined;
      of = target;
      total = add(total, rate.value);
    }
    if (pays.length === 0) return undefined;
  }
  const isRestForResults = income.every((by) => by === of || (ast.isPayment(by) && ast.isSharedOut(by.clauses.find(ast.isAmountClause)?.amount?.value)));
  return of && income.includes(of) && isRestForResults ? total : undefined;
}

function roundedDown(part: Rational): Rational {
  const thousandths = mul(part, rational(1000n));
  return rational(thousandths.n / thousandths.d, 1000n);
}
