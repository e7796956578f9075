import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { quantityValue } from '../../model/literals.ts';
import { treeOf } from '../../model/tree.ts';
import { appended } from '../fixes/edits.ts';
import { moneySignOf } from '../fixes/placeholders.ts';
import type { Review } from '../review.ts';
import { declarationsOf } from '../review.ts';
import { defineRule } from '../rule.ts';

/** What a service does, and what stands on a register: paid by the piece it is a tariff, and no result. */
const activities = /^(?:contact|referral|visit|appointment|attendance|admission|operation|procedure|test|session|assessment|prescription|item|day|night|bed|hour|minute|call|delivery|meal|mile|point|patient|start|enrolment|review|plan)s?$|-days?$/;

/** Whether a count has no end that the text tells. */
function isUnbounded(target: AstNode | undefined): boolean {
  if (!ast.isFact(target)) return false;
  const type = target.clauses.find(ast.isCountType);
  const isResult = type !== undefined && !activities.test(type.noun ?? '') && !target.clauses.some(ast.isCountedOn);
  return isResult && target.dimensions.length === 0 && !target.clauses.some((clause) => ast.isBetweenBounds(clause) || ast.isAtMostBound(clause));
}

/** Where an amount pays so much for each of a count of results without an end. */
function perResult(payment: ast.Payment, amount: ast.Amount): AstNode | undefined {
  const nodes: AstNode[] = [...treeOf(amount)];
  const seen = new Set<AstNode>([payment]);
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index]!;
    if (ast.isCapStep(node)) return undefined;
    const target = ast.isReference(node) ? node.target?.ref : undefined;
    if (ast.isLet(target) && !seen.has(target)) {
      seen.add(target);
      nodes.push(...treeOf(target));
    }
  }
  return nodes.find((node) => {
    if (ast.isQuantity(node)) return quantityValue(node)?.kind === 'money' && !isLimited(node) && node.rates.some(({ source }) => isUnbounded(source?.ref));
    if (!ast.isArithmetic(node) || node.operator !== '*') return false;
    const sides = [node.left, node.right];
    return sides.some((side) => ast.isQuantity(side) && quantityValue(side)?.kind === 'money') && sides.some((side) => ast.isReference(side) && !side.part && isUnbounded(side.target?.ref));
  });
}

/** `for at most 300` of a route. */
function isLimited({ $container: owner }: ast.Quantity): boolean {
  return ast.isRoute(owner) && owner.limit !== undefined;
}

/** Those whom a rule of the contract lets be paid no more than a sum. */
function limitedPayees(contract: ast.Contract): ReadonlySet<AstNode> {
  const rules = declarationsOf(contract).filter(ast.isRules).flatMap((one) => one.rules);
  return new Set(rules.flatMap(({ subject, operator }) => (ast.isPaymentsTo(subject) && subject.party?.ref && operator !== 'at least' && operator !== 'more than' && operator !== 'above' ? [subject.party.ref] : [])));
}

/** Whether what pays is limited itself: a fund with a limit, or a rule of the contract on who is paid or what is paid. */
function isLimitedElsewhere(payment: ast.Payment, limited: ReadonlySet<AstNode>, { graphs }: Review): boolean {
  const payers = clauseOf(payment, ast.isFromClause)?.shares ?? [];
  const isHeld = ({ party }: ast.SplitShare): boolean => ast.isFund(party?.ref) && party.ref.clauses.some((clause) => ast.isFundLimit(clause) || (ast.isFundSources(clause) && clause.span !== undefined));
  if (payers.length > 0 && payers.every((share) => isHeld(share) || share.limit !== undefined)) return true;
  const payees = clauseOf(payment, ast.isToClause)?.shares ?? [];
  return payees.some(({ party }) => party?.ref && limited.has(party.ref)) || graphs.reads.readersOf(payment).some(({ by }) => ast.isRules(by));
}

/** What is paid for each result ends at a sum. */
export const fund004 = defineRule({
  code: 'FUND-004',
  title: 'Payments for results without an end',
  kind: 'completeness',
  severity: 'warning',
  why: 'Commissioners who pay for each result need to know the most they may have to pay: the data standard for impact bonds has the greatest possible payment among its first fields. More results than planned have emptied budgets for which nobody had set a cap.',
  remedy: "Add 'then up to' and a sum each year, or pay out of a fund with a limit.",
  sources: ['S47', 'S48'],
  bad: 'amount £1,100 per person in Helped',
  good: 'amount £1,100 per person in Helped then up to £250,000 each year',
  fix: 'Add a cap, to be filled in',
  check: {
    Contract(contract, review) {
      const limited = limitedPayees(contract);
      const counts = review.graphs.visible.filter(isUnbounded);
      const payments = new Set(counts.flatMap((count) => review.graphs.reads.readersOf(count).map(({ by }) => by).filter(ast.isPayment)));
      for (const payment of payments) judge(payment, limited, review);
    },
  },
});

function judge(payment: ast.Payment, limited: ReadonlySet<AstNode>, review: Review): void {
  const amount = clauseOf(payment, ast.isAmountClause)?.amount;
  const at = amount && perResult(payment, amount);
  if (!amount || !at || isLimitedElsewhere(payment, limited, review)) return;
  const span = clauseOf(payment, ast.isPaid)?.frequency === 'once' ? '' : ' each year';
  review.report({
    at: { node: payment, property: 'name' },
    message: `'${payment.name}' pays for every result and has no cap, so nobody can say the most it may cost. Add 'then up to' with a sum, or pay it out of a fund with a limit.`,
    related: [{ at, message: 'Each result is paid for here.' }],
    fixes: [appended(amount, `then up to ${moneySignOf(review.contract)}0${span}`, 'Add a cap (write its sum in place of 0)')],
  });
}
