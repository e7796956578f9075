import { cmp } from '@remit/program/rational';
import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { isoDate, parseDate } from '../../model/dates.ts';
import { quantityValue } from '../../model/literals.ts';
import { arrangementsOf, WAYS_OF_ANSWERING } from '../../model/topics.ts';
import { plusDays, plusThreshold } from '../days.ts';
import type { Review } from '../review.ts';

/** The part of a line of service that a party holds, where it is more than what the profile asks about. */
export function dominanceOf(party: ast.Party | ast.Group, { threshold }: Pick<Review, 'threshold'>): { readonly at: ast.Holds; readonly limit: string } | undefined {
  const limit = threshold('concentration');
  if (!limit) return undefined;
  const at = (party.clauses as readonly AstNode[]).filter(ast.isHolds).find(({ share }) => {
    const held = quantityValue(share);
    return held?.kind === 'percentage' && cmp(held.value, limit.value) > 0;
  });
  return at && { at, limit: limit.written };
}

/** How long a dominant provider's contract may last before it should be one that can be ended on the way, in words, where a contract lasts longer. */
export function longerThan(contract: ast.Contract, { threshold }: Pick<Review, 'threshold'>): string | undefined {
  const longest = threshold('long-contract');
  const term = clauseOf(contract, ast.isTermClause);
  const [from, to] = [parseDate(term?.from), parseDate(term?.to)];
  return longest && from && to && isoDate(plusDays(plusThreshold(from, longest), -1)) < isoDate(to) ? longest.written : undefined;
}

/** By which of the ways of answering a party does not answer, neither itself nor by what the contract provides for. */
export function missingWays(party: ast.Party | ast.Group, contract: ast.Contract | undefined): readonly string[] {
  const has = new Set([...accountsOf(party).flatMap(({ ways }) => ways), ...arrangementsOf(party), ...(contract ? arrangementsOf(contract) : [])]);
  return WAYS_OF_ANSWERING.filter((way) => !has.has(way));
}

/** How a party says that it answers. */
export function accountsOf(party: ast.Party | ast.Group): readonly ast.AccountableBy[] {
  return (party.clauses as readonly AstNode[]).filter(ast.isAccountableBy);
}

