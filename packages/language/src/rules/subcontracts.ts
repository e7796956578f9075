import { add, fromInteger, mul, ZERO } from '@remit/program/rational';
import type { AstNode } from 'langium';
import * as ast from '../ast.ts';
import { clauseOf } from '../model/clauses.ts';
import { treeOf } from '../model/tree.ts';
import type { ContractYear } from './contract-years.ts';
import type { Figures, YearSum } from './figures.ts';
import type { PartyNode } from './graphs/control.ts';
import { plainSum } from './plain-sum.ts';

/** Who has work done by whom under one subcontract. */
export interface SubcontractLink {
  readonly by: ast.Subcontract;
  readonly clause: ast.SubcontractParties;
  readonly head: PartyNode;
  readonly subcontractor: PartyNode;
}

/** The two parties of a subcontract; undefined while one of them is not written or not found. */
export function linkOf(by: ast.Subcontract): SubcontractLink | undefined {
  const clause = clauseOf(by, ast.isSubcontractParties);
  const [head, subcontractor] = [clause?.head?.ref, clause?.subcontractor?.ref];
  return clause && head && subcontractor ? { by, clause, head, subcontractor } : undefined;
}

/** The consents to a subcontract, those behind `material` among them. */
export function consentsOf(by: ast.Subcontract): readonly ast.Consent[] {
  return by.clauses.flatMap((clause) => (ast.isConsent(clause) ? [clause] : ast.isMaterial(clause) && clause.consent ? [clause.consent] : []));
}

/** Whether somebody other than its two parties, who commissions or funds the contract, has consented to a subcontract. */
export function hasConsent({ by, head, subcontractor }: SubcontractLink): boolean {
  return consentsOf(by).some(({ party }) => {
    const giver = party?.ref;
    return giver !== undefined && giver !== head && giver !== subcontractor && buys(giver);
  });
}

/** Whether a party commissions or funds. */
export function buys(party: AstNode | undefined): boolean {
  if (ast.isMember(party)) return buys(party.$container);
  if (ast.isGroup(party)) return party.role === 'commissioners' || party.role === 'funders';
  return ast.isParty(party) && party.roles.some((role) => role === 'commissioner' || role === 'funder');
}

/** The kinds that `service` names, over all its clauses. */
export function servicesOf(declaration: { readonly clauses: readonly AstNode[] }): ReadonlySet<string> {
  return new Set(declaration.clauses.filter(ast.isServiceClause).flatMap(({ kinds }) => kinds));
}

/** Whether a party is a group or one of its members, of whom the text tells no more than what holds for each. */
export function isOneOfMany(party: AstNode | undefined): boolean {
  return ast.isGroup(party) || ast.isMember(party);
}

const timesAYear: Readonly<Record<string, number>> = { year: 1, quarter: 4, month: 12, yearly: 1, quarterly: 4, monthly: 12 };

/** What a subcontract pays for a year whatever the results, in literals or as a share of a payment that is known; undefined where one of its sums is not. */
export function yearlyPrice(by: ast.Subcontract, figures: Figures, year: ContractYear): YearSum | undefined {
  let total: YearSum | undefined;
  for (const clause of by.clauses) {
    if (!ast.isSubcontractPays(clause)) continue;
    const sum = priceOf(clause, figures, year);
    if (!sum || (total && total.currency !== sum.currency)) return undefined;
    total = { value: add(total?.value ?? ZERO, sum.value), currency: sum.currency };
  }
  return total;
}

function priceOf({ amount, frequency }: ast.SubcontractPays, figures: Figures, year: ContractYear): YearSum | undefined {
  const plain = plainSum(amount);
  if (plain) {
    const times = timesAYear[plain.per ?? frequency ?? ''];
    return plain.kind === 'money' && plain.currency !== undefined && times !== undefined ? { value: mul(plain.value, fromInteger(times)), currency: plain.currency } : undefined;
  }
  // A share of a payment is as much of its year, however often it is paid.
  const reads = amount ? treeOf(amount).filter(ast.isReference).map(({ target }) => target?.ref) : [];
  const isShare = reads.length === 1 && ast.isPayment(reads[0]) && !treeOf(amount).some((node) => ast.isQuantity(node) && /[^\d.,%/]/.test(node.lexeme ?? ''));
  const sum = isShare ? figures.of(amount, year) : undefined;
  return sum?.kind === 'money' && sum.currency !== undefined && !sum.per ? { value: sum.value, currency: sum.currency } : undefined;
}
