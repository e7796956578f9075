import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { append } from '../../model/grouped.ts';
import { withClause } from '../fixes/edits.ts';
import type { Graphs } from '../graphs/graphs.ts';
import type { Holder } from '../graphs/money.ts';
import { defineRule } from '../rule.ts';
import { buys } from '../subcontracts.ts';
import { freeName } from '../fixes/free-name.ts';
import { moneySignOf } from '../fixes/placeholders.ts';
import type { Review } from '../review.ts';
import { daysToPay } from './sub-009-prompt-payment.ts';
import { flowDownOf } from './subcontract-words.ts';

/** Who answers for an outcome is paid by the contract, works under a subcontract, or is a commissioner. */
export const sub001 = defineRule({
  code: 'SUB-001',
  title: 'An outcome of a party that has no part in the contract',
  kind: 'completeness',
  severity: { design: 'warning', signed: 'error', live: 'error' },
  why: 'The outcomes pilots of 2008 let a provider give care itself or secure it from others. A party that answers for an outcome, but is neither paid nor under a subcontract, has promised nothing: when the outcome is missed, nobody can be held to it.',
  remedy: 'Let a subcontract with the party, pay it, or let another party answer for the outcome.',
  sources: ['S1'],
  bad: 'outcome Crises { … accountable Partner }, where Partner is paid by nothing',
  good: 'outcome Crises { … accountable Partner } and subcontract CrisisTeam { by Trust to Partner … }',
  fix: 'Let a subcontract with the party',
  check: {
    Contract(contract, review) {
      const { graphs, report } = review;
      // Where no money is written yet, nobody is left out.
      if (!graphs.money.flows.some(({ kind }) => kind !== 'funding' && kind !== 'evaluation')) return;
      let taking: ReadonlySet<AstNode> | undefined;
      const told = new Set<AstNode>();
      for (const declaration of contract.declarations) {
        if (!ast.isOutcome(declaration)) continue;
        for (const { party, at, outcome } of graphs.accountability.forOutcome(declaration)) {
          taking ??= thoseTakingPart(contract, graphs);
          if (taking.has(party) || buys(party) || ast.isFund(party) || told.has(party)) continue;
          told.add(party);
          report({
            at: { node: at, property: 'party' },
            message: `'${party.name}' answers for '${outcome.name}', but is paid by nothing and works under no subcontract of this contract: nobody could hold it to the outcome. Let a subcontract with it, pay it, or let another party answer.`,
            related: [{ at: { node: party, property: 'name' }, message: `'${party.name}' is declared here.` }],
            about: [party],
            fixes: [stub(contract, party, review)],
          });
        }
      }
    },
  },
});

/** All who pay or are paid, work under a subcontract or share a risk; those who own a part of them, and whom they own a part of. */
function thoseTakingPart(contract: ast.Contract, { money, delivery, control }: Graphs): ReadonlySet<AstNode> {
  const taking = new Set<AstNode>();
  const add = (party: AstNode | undefined): void => {
    if (!party) return;
    taking.add(party);
    if (ast.isMember(party)) taking.add(party.$container);
    if (ast.isGroup(party)) taking.add(party.member);
  };
  for (const { kind, payer, payee } of money.flows) if (kind !== 'evaluation') [payer, payee].forEach(add);
  for (const { head, subcontractor } of delivery.links) [head, subcontractor].forEach(add);
  for (const declaration of contract.declarations) {
    if (!ast.isRiskShare(declaration)) continue;
    for (const clause of declaration.clauses) if (ast.isShareParties(clause)) for (const { party } of clause.shares) add(party?.ref);
  }
  const linked = new Map<AstNode, AstNode[]>();
  for (const { owner, owned } of control.ownerships) {
    append(linked, owner, owned);
    append(linked, owned, owner);
  }
  for (const party of [...taking]) (linked.get(party) ?? []).forEach(add);
  return taking;
}

function stub(contract: ast.Contract, party: AstNode & { readonly name: string }, review: Review): ReturnType<typeof withClause> {
  const { money, visible } = review.graphs;
  const head = money.flows.find(({ kind, payee }) => kind === 'payment' && ast.isParty(payee) && payee.roles.includes('provider'))?.payee;
  const term = clauseOf(contract, ast.isTermClause);
  if (!head || !term || !ast.isParty(party)) return undefined;
  const name = freeName(`${party.name}Work`, visible);
  return withClause(contract, [
    `subcontract ${name} "To be written" {`,
    `  by ${head.name} to ${party.name}`,
    `  term ${term.from} to ${term.to}`,
    `  pays ${moneySignOf(contract)}0 per year, monthly, within ${daysToPay(head, 'monthly', review)} days of the end of the period`,
    '  recoveries: stay with the head',
    `  ${vatOf(head, review.graphs)}`,
    `  flows down ${flowDownOf(contract)}`,
    '}',
  ].join('\n'), `Let a subcontract with '${party.name}'`);
}

/** The treatment that a payment to the head provider has, where it is one that can be said of another sum; to be checked. */
function vatOf(head: Holder, { money }: Graphs): string {
  const clause = money.to(head).flatMap(({ by }) => (by as { readonly clauses?: readonly AstNode[] }).clauses ?? []).find(ast.isVatClause);
  const words = clause?.$cstNode?.text.replace(/\s+/g, ' ');
  return words === 'VAT outside the scope' ? words : 'VAT exempt';
}
