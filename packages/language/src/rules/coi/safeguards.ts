import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { arrangementsOf } from '../../model/topics.ts';
import type { Referral } from '../graphs/referrers.ts';

/** What a referrer, the contract, or its rules of patients' choice provide for. */
export function safeguardsOf(contract: ast.Contract, { referrer }: Referral): ReadonlySet<string> {
  const places: { readonly clauses: readonly AstNode[] }[] = [contract, referrer, ...contract.declarations.filter(ast.isChoice)];
  return new Set(places.flatMap(arrangementsOf));
}

/** Whether a party is a division of another: the same body in law. */
export function isDivisionOf(party: Referral['target'], whole: AstNode): boolean {
  return !ast.isMember(party) && party.clauses.some((clause) => ast.isFormClause(clause) && clause.form === 'division' && clause.owners.some((owner) => owner.party?.ref === whole));
}
