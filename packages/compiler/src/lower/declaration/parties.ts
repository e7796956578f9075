/** Parties and groups. */
import type { Group, Party } from '@remit/language/ast';
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
