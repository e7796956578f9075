/** Bodies that decide: their members, their quorum, and who takes no part because of an interest. */
import type { Body as ProgramBody } from '@remit/program';
import type { Body, Interest } from '@remit/language/ast';
import type { Context } from '../context.ts';
import { smallCount } from '../literal.ts';

/** The body in the program; made once, for those that decide something. */
export function declareBody(cx: Context, node: Body): void {
  if (cx.bodies.has(node.name)) return;
  const of = node.clauses.find((c) => c.$type === 'BodyOf')?.party.ref;
  const quorum = node.clauses.find((c) => c.$type === 'Quorum');
  const people = node.clauses.flatMap((c) => (c.$type === 'BodyMembers' ? c.members : []));
  const many = people.find((p) => p.ref !== undefined && p.ref.$type !== 'Party');
  if (many) cx.report('COI-008', node, { body: node.name, problem: `'${many.$refText}' is not one person or party` });
  const members = [...new Set(people.flatMap((p) => (p.ref?.$type === 'Party' ? [p.ref.name] : [])))];
  const recused = recusals(cx, node, members);
  const count = quorum && smallCount(quorum.count);
  if (quorum && (count === undefined || count === 0)) cx.report('TYP-101', quorum, { text: quorum.count });
  const able = members.length - recused.length;
  if (!many && able < (count ?? 1)) {
    cx.report('COI-008', quorum ?? node, { body: node.name, problem: `${count ?? 1} of its members must take part, and only ${able} may` });
  }
  const body: ProgramBody = {
    id: node.name, ...(node.title === undefined ? {} : { title: node.title }), ...(of && of.$type !== 'Member' ? { of: of.name } : {}),
    members, ...(count ? { quorum: count } : {}), recused,
  };
  cx.bodies.set(node.name, cx.at(body, node));
}

/** Members whose interest is managed by recusal from this body, each once. */
function recusals(cx: Context, node: Body, members: readonly string[]): ProgramBody['recused'] {
  const interests = cx.contract.declarations.filter((d): d is Interest => d.$type === 'Interest');
  const found = interests.flatMap((interest) => {
    const from = interest.clauses.some((c) => c.$type === 'ManagedBy' && c.means === 'recusal' && (c.body?.ref ?? node) === node);
    const member = interest.holder.ref?.name;
    const party = interest.party.ref;
    return from && member !== undefined && party && members.includes(member) ? [{ member, interestIn: party.$type === 'Member' ? party.$container.name : party.name }] : [];
  });
  return found.filter((one, i) => found.findIndex((other) => other.member === one.member) === i);
}
