import type { AstNode } from 'langium';
import * as ast from '../ast.ts';

/**
 * What tells a party apart across files: its identifier, or the library file that it is declared in. Undefined where nothing does: a name that
 * two contracts use may mean two parties.
 */
export function partyAcross(party: AstNode | undefined): string | undefined {
  if (!ast.isParty(party) && !ast.isGroup(party)) return undefined;
  const identifier = (party.clauses as readonly AstNode[]).find(ast.isIdentifierClause);
  if (identifier?.identifier) return `${identifier.scheme} ${identifier.identifier.toUpperCase()}`;
  const file = party.$container;
  return ast.isRemitFile(file) && file.$document ? `${file.$document.uri.toString()}#${party.name}` : undefined;
}

/** What tells a fund apart across files: its name and title, and who fills it. Undefined where it has no title, or nothing tells one of these. */
export function fundAcross(fund: ast.Fund): string | undefined {
  const sources = fund.clauses.find(ast.isFundSources)?.sources ?? [];
  const parties = sources.map(({ party }) => partyAcross(party?.ref));
  return fund.title && parties.length > 0 && parties.every((one) => one !== undefined) ? [fund.name, fund.title, ...parties.sort()].join(' | ') : undefined;
}
