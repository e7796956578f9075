import { AstUtils, type AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { isCommissioner, isProvider } from '../../rules/roles.ts';
import type { RemitServices } from '../../services.ts';

/**
 * The names of who can accept a finding, those who most likely do first: the people that the contract names, then those who commission, then others. Nobody
 * who provides the services accepts, and nobody whom the finding is about.
 *
 * @param found what the finding stands at
 */
export function whoAccepts(contract: ast.Contract, found: AstNode, { shared, scoping }: RemitServices): string[] {
  const concerned = new Set(concernedBy(found));
  const parties = [...scoping.VisibleNames.all(contract)].filter((one) => shared.AstReflection.isSubtype(one.$type, ast.PartyLike.$type) && !ast.isMember(one) && !concerned.has(one));
  const decide = parties.filter((one) => !isProvider(one) || isCommissioner(one));
  return decide.sort((a, b) => rank(a) - rank(b)).map(({ name }) => name);
}

function rank(party: AstNode): number {
  if (ast.isParty(party) && party.roles.includes('person')) return 0;
  return isCommissioner(party) ? 1 : 2;
}

/** The party whose declaration it is, and the two of a conflict of interest. */
function concernedBy(found: AstNode): (AstNode | undefined)[] {
  const interest = AstUtils.getContainerOfType(found, ast.isInterest);
  return [AstUtils.getContainerOfType(found, ast.isParty), AstUtils.getContainerOfType(found, ast.isGroup), interest?.holder?.ref, interest?.party?.ref];
}
