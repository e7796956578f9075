import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { overflowToItself, paysItself } from '../../diagnostics/mod.ts';
import { defineCheck, type Check, type Report } from '../check.ts';

const flows = [ast.Payment, ast.Pool, ast.Withhold, ast.PersonalBudget];

/** What is above the cap of a party goes to another one. */
function overflows(share: ast.SplitShare | ast.FunderCap, report: Report): void {
  const party = share.party?.ref;
  if (party && party === share.overflow?.ref) report(overflowToItself, { name: party.name }, { node: share });
}

/** What goes from a party to itself moves no money, which is seldom meant. */
export const nobodyPaysItself: readonly Check[] = [
  ...flows.map(({ $type }) => defineCheck($type, (flow: AstNode & { readonly name?: string; readonly clauses?: readonly AstNode[] }, report) => {
    const payers = new Set(flow.clauses?.find(ast.isFromClause)?.shares.map(({ party }) => party?.ref));
    for (const share of flow.clauses?.find(ast.isToClause)?.shares ?? []) {
      const payee = share.party?.ref;
      if (payee && payers.has(payee)) report(paysItself, { name: payee.name, what: `'${flow.name ?? ''}'`, whole: payers.size === 1 }, { node: share });
    }
  })),
  defineCheck<ast.PaysFlow>(ast.PaysFlow.$type, (flow, report) => {
    const payer = flow.payer?.ref;
    if (payer && payer === flow.payee?.ref) report(paysItself, { name: payer.name, what: 'this share', whole: true }, { node: flow });
  }),
  defineCheck<ast.SubcontractParties>(ast.SubcontractParties.$type, (parties, report) => {
    const head = parties.head?.ref;
    if (head && head === parties.subcontractor?.ref) report(paysItself, { name: head.name, what: 'this subcontract', whole: true }, { node: parties });
  }),
  defineCheck<ast.SplitShare>(ast.SplitShare.$type, overflows),
  defineCheck<ast.FunderCap>(ast.FunderCap.$type, overflows),
];
