import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { replaced } from '../fixes/edits.ts';
import { moneySignOf } from '../fixes/placeholders.ts';
import type { Graphs } from '../graphs/graphs.ts';
import { defineRule } from '../rule.ts';
import type { Review } from '../review.ts';
import { priceOfReferrals } from './referrals.ts';

/** Nobody is paid by the number of patients it refers, or does not refer. */
export const coi005 = defineRule({
  code: 'COI-005',
  title: 'A payment for referrals',
  kind: 'completeness',
  severity: { design: 'warning', signed: 'error', live: 'error' },
  why: 'A hospital run by a private company offered practices £50 for each referral and had to withdraw the offer within days. In the United States such payments are an offence. A patient is sent where the patient needs to go, not where it pays.',
  remedy: 'Pay a fixed fee that does not depend on referrals, or pay for what was achieved.',
  sources: ['S66', 'S79'],
  bad: 'fact Referrals { count of referrals … }   payment Fee { … to Practices   amount £12 per referral in Referrals }',
  good: 'payment Fee { … to Practices   amount £8,000 per year }',
  fix: 'Pay a fixed fee instead',
  check: {
    Payment: (payment, review) => look(payment, payment.clauses.find(ast.isAmountClause)?.amount, review),
    Pool: (pool, review) => look(pool, (pool.clauses as readonly AstNode[]).find((clause) => ast.isAmountClause(clause) || ast.isSharedSum(clause))?.amount, review),
    Subcontract(subcontract, review) {
      for (const clause of subcontract.clauses) if (ast.isSubcontractPays(clause) || ast.isPassesOn(clause)) look(subcontract, clause.amount, review);
    },
    VariationChange(change, review) {
      const target = change.target?.ref;
      const amount = change.clauses.find(ast.isAmountClause)?.amount;
      if (target && amount) look(target, amount, review);
    },
  },
});

function look(by: AstNode & { readonly name?: string }, amount: AstNode | undefined, { contract, graphs, report }: Review): void {
  const price = amount && graphs.referrers.areCounted ? priceOfReferrals(amount) : undefined;
  if (!price || !amount) return;
  const payees = graphs.money.flows.filter((flow) => flow.by === by).map(({ payee }) => payee);
  if (payees.length > 0 && payees.every((payee) => onlyReceives(payee, graphs))) return;
  const who = payees[0] ? `'${payees[0].name}'` : 'the payee';
  report({
    at: amount,
    message: `'${by.name ?? ''}' pays ${who} by the number of referrals ('${price.fact.name}'): who refers more, or fewer, is paid more. Patients would be sent where it pays. Pay a fixed fee, or what was achieved.`,
    related: [...(price.at === amount ? [] : [{ at: price.at, message: 'Here referrals become money.' }]), { at: { node: price.fact, property: 'name' }, message: `'${price.fact.name}' counts referrals.` }],
    about: [by, price.fact, ...payees],
    fixes: [replaced(amount, `${moneySignOf(contract)}0`, 'Pay a fixed fee instead (write the sum)')],
  });
}

/** Whether others refer to a party, and it refers to nobody: then what it is paid for each referral is the price of its work. */
function onlyReceives(party: AstNode, graphs: Graphs): boolean {
  const referrers = graphs.referrers;
  return referrers.to(party).length > 0 && referrers.by(party).length === 0;
}
