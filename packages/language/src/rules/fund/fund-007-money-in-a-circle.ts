import { cmp, rational } from '@remit/program/rational';
import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { removedUnlessNamed } from '../fixes/unused.ts';
import { circlesOf } from '../graphs/circles.ts';
import type { Holder } from '../graphs/money.ts';
import type { Review } from '../review.ts';
import { defineRule } from '../rule.ts';

type Flow = ast.Payment | ast.Pool | ast.Withhold | ast.PersonalBudget;

/** Money that goes on, or comes back to who owns who is paid. */
interface Edge {
  readonly from: Holder;
  readonly to: Holder;
  /** Where it is paid; absent for ownership. */
  readonly at?: AstNode;
  readonly by?: AstNode;
}

const HALF = rational(1n, 2n);

/** Money moves from one to another, and does not come back to where it began. */
export const fund007 = defineRule({
  code: 'FUND-007',
  title: 'Money that goes in a circle',
  kind: 'contradiction',
  severity: 'warning',
  why: 'NHS England warned of boards that fund a company which then pays a consultancy owned by members of the board. And what a party owes itself does not move at all, so that a slip in a name goes unnoticed until somebody is not paid.',
  remedy: 'Name the party that was meant, or take the payment back out. Where the same body stands on both sides for a reason, accept the finding with it: the sum is worked out and reported, but never posted.',
  sources: ['S14'],
  bad: 'payment A { from ICB to Spv … } payment B { from Spv to Consultancy … }, with Consultancy owned by ICB',
  good: 'payment A { from ICB to Spv … } subcontract B { by Spv to Nurses … }',
  fix: 'Take the payment out, where nothing else names it',
  check: {
    Payment: paysItself,
    Pool: paysItself,
    Withhold: paysItself,
    PersonalBudget: paysItself,
    PaysFlow(flow, { report }) {
      const payer = flow.payer?.ref;
      if (payer && payer === flow.payee?.ref) report({ at: flow, message: words(payer.name, 'this share', true) });
    },
    SubcontractParties(parties, { report, services }) {
      const head = parties.head?.ref;
      const by = parties.$container;
      if (head && head === parties.subcontractor?.ref) report({ at: parties, message: words(head.name, 'this subcontract', true), fixes: [removedUnlessNamed(by, `Take '${by.name}' out`, services)] });
    },
    Contract(_contract, { graphs, report, services }) {
      const edges: Edge[] = [];
      for (const { payer, payee, by, at, kind } of graphs.money.flows) {
        if (!(ast.isPayment(by) || ast.isPool(by) || kind === 'subcontract') || !ast.isParty(payee)) continue;
        for (const from of ast.isFund(payer) ? graphs.money.sourcesOf(payer) : [payer]) if (ast.isParty(from) && from !== payee) edges.push({ from, to: payee, at, by });
      }
      for (const { owner, owned, share } of graphs.control.ownerships) if (ast.isParty(owner) && ast.isParty(owned) && share && cmp(share, HALF) >= 0) edges.push({ from: owned, to: owner });
      for (const circle of circlesOf(edges, ({ from }) => from, ({ to }) => to)) {
        const paid = circle.filter(({ at }) => at !== undefined);
        // Who is paid by its owner is a matter of interests; subcontracts that come back to their head are one of the delivery tree.
        if (paid.length < 2 || circle.every(({ by }) => ast.isSubcontract(by)) || repaysFunder(circle, edges)) continue;
        const last = paid.at(-1)!;
        const way = [...circle.map(({ from }) => from), circle.at(-1)!.to].map(({ name }) => `'${name}'`).join(' → ');
        report({
          at: last.at!,
          message: `Money goes in a circle: ${way}${paid.length < circle.length ? ' (its owner)' : ''}. What comes back to where it began pays for no care, or for something the contract does not say. Take a payment out, or accept it with what it is for.`,
          related: paid.slice(0, -1).map(({ at, to }) => ({ at: at!, message: `'${to.name}' is paid here.` })),
          about: paid.map(({ by }) => by),
          fixes: [last.by && removedUnlessNamed(last.by, `Take '${(last.by as Flow).name ?? ''}' out`, services)],
        });
      }
    },
  },
});

function paysItself(flow: Flow, { report, services }: Review): void {
  const [from, to] = [clauseOf<ast.FromClause>(flow as { clauses: readonly AstNode[] }, ast.isFromClause), clauseOf<ast.ToClause>(flow as { clauses: readonly AstNode[] }, ast.isToClause)];
  const payers = new Set(from?.shares.map(({ party }) => party?.ref));
  for (const share of to?.shares ?? []) {
    const payee = share.party?.ref;
    if (!payee || !payers.has(payee)) continue;
    const isAlone = payers.size === 1 && to?.shares.length === 1;
    report({ at: share, message: words(payee.name, `'${flow.name ?? ''}'`, payers.size === 1), fixes: [isAlone ? removedUnlessNamed(flow, `Take '${flow.name ?? ''}' out`, services) : undefined] });
  }
}

function words(name: string, what: string, whole: boolean): string {
  return `'${name}' is both payer and payee of ${what}. Where one body commissions and provides, this may be right, but nothing is posted: ${whole ? 'no payment is made at all' : 'only what the others pay is'}. Correct the name if another party was meant.`;
}

/** Whether somebody who funds, and commissions nothing, gets back what it has put in from one whom others pay as well: so do investors in a social impact bond. */
function repaysFunder(circle: readonly Edge[], edges: readonly Edge[]): boolean {
  const [there, back] = circle;
  if (circle.length !== 2 || !there?.at || !back?.at) return false;
  const isPaidByOthers = (party: Holder, funder: Holder): boolean => edges.some(({ from, to, at }) => at !== undefined && to === party && from !== funder);
  return circle.some(({ from, to }) => ast.isParty(from) && from.roles.includes('funder') && !from.roles.includes('commissioner') && isPaidByOthers(to, from));
}
