/** Parties and groups. */
import type { Group, Party, Population } from '@remit/language/ast';
import { formatNumber } from '@remit/program/rational';
import type { Context } from '../context.ts';
import { literalValue } from '../literal.ts';

/** A party with its roles and identifiers. */
export function declareParty(cx: Context, node: Party): void {
  const identifiers = node.clauses.flatMap((c) => (c.$type === 'IdentifierClause' ? [[c.scheme, c.identifier] as const] : []));
  cx.parties.push(cx.at({
    id: node.name, ...(node.title === undefined ? {} : { title: node.title }), roles: [...node.roles].sort(),
    ...(identifiers.length > 0 ? { identifiers: Object.fromEntries(identifiers) } : {}),
  }, node));
}

/** A group of parties or people; its members come with the facts. */
export function declareGroup(cx: Context, node: Group): void {
  const keyed = node.clauses.find((c) => c.$type === 'KeyedBy');
  const limit = node.clauses.find((c) => c.$type === 'MemberLimit');
  const most = limit && literalValue(limit.count);
  cx.groups.push(cx.at({
    id: node.name, member: node.member.name, ...(node.title === undefined ? {} : { title: node.title }), keyedBy: keyed?.scheme ?? 'key',
    ...(most ? { max: formatNumber(most) } : {}),
  }, node));
}

/** Membership on one day of the period is not the membership that a run counts, so a contract that asks for it is refused. */
export function checkGroup(cx: Context, node: Group): void {
  const counted = node.clauses.find((c) => c.$type === 'CountedOn');
  if (counted) cx.report('MOD-120', counted, { what: 'members counted on one day', name: node.name });
}

/** A size beyond its bounds is refused with the facts and waits; capping it would change what is paid. */
export function checkPopulation(cx: Context, node: Population): void {
  const beyond = node.clauses.find((c) => c.$type === 'BeyondBounds');
  if (beyond?.action === 'capped') cx.report('MOD-120', beyond, { what: 'a size that is capped at its bounds', name: node.name });
}
