import type { AstNode } from 'langium';
import * as ast from '../ast.ts';
import { clauseOf } from '../model/clauses.ts';
import { writtenPercentage } from '../model/literals.ts';
import type { Graphs } from '../rules/graphs/graphs.ts';
import { definedOnly } from './contract-says.ts';
import type { Naming } from './naming.ts';
import { unquoted } from './naming.ts';
import type { OverviewBody, OverviewConflict, OverviewTie, Words } from './overview.ts';

/** The bodies of a contract, with what each decides about. */
export function bodiesOf({ control, money, decisions }: Graphs, naming: Naming): OverviewBody[] {
  return control.bodies.map((body) => {
    const decides = new Map<string, OverviewBody['decides'][number]>();
    for (const flow of money.flows) {
      if (flow.kind === 'funding' || ast.isFund(flow.payee)) continue;
      for (const { judge, as, at } of decisions.about(flow)) {
        if (judge !== body) continue;
        const entry = { about: naming.idOf(flow.by), payee: naming.idOf(flow.payee), as, at: naming.placeOf(at) };
        const key = JSON.stringify([entry.about, entry.payee, as]);
        if (!decides.has(key)) decides.set(key, entry);
      }
    }
    const of = clauseOf(body, ast.isBodyOf)?.party?.ref;
    return definedOnly({
      ...naming.named(body), of: of && naming.idOf(of),
      members: [...new Set(body.clauses.filter(ast.isBodyMembers).flatMap(({ members }) => members.flatMap(({ ref }) => (ref ? [naming.idOf(ref)] : []))))],
      quorum: clauseOf(body, ast.isQuorum)?.count, decides: [...decides.values()],
    });
  });
}

/** Interests, salaries and ownerships, in written order. */
export function tiesOf({ control, visible }: Graphs, naming: Naming): OverviewTie[] {
  const ties: OverviewTie[] = [];
  for (const interest of control.interests) {
    const [from, to] = [interest.holder?.ref, interest.party?.ref];
    if (from && to) ties.push(definedOnly({ kind: 'interest' as const, from: naming.idOf(from), to: naming.idOf(to), detail: interest.reason === undefined ? undefined : unquoted(interest.reason), managed: managedOf(interest, naming), at: naming.placeOf(interest) }));
  }
  for (const party of visible) {
    if (!ast.isParty(party) && !ast.isGroup(party)) continue;
    for (const clause of party.clauses as readonly AstNode[]) if (ast.isPaidBy(clause) && clause.party?.ref) ties.push({ kind: 'paid by', from: naming.idOf(party), to: naming.idOf(clause.party.ref), managed: [], at: naming.placeOf(clause) });
  }
  for (const { owner, owned, share, at } of control.ownerships) ties.push(definedOnly({ kind: 'owns' as const, from: naming.idOf(owner), to: naming.idOf(owned), detail: share && writtenPercentage(share), managed: [], at: naming.placeOf(at) }));
  return ties;
}

/** Who decides about money for those he or she is tied to. */
export function conflictsOf({ conflicts }: Graphs, naming: Naming): OverviewConflict[] {
  return conflicts.map(({ person, tie, tiedTo, payee, chain, body, flow }) => definedOnly({
    person: naming.idOf(person), tie: ast.isInterest(tie) ? (tie.reason === undefined ? 'a declared interest' : `a declared interest (“${unquoted(tie.reason)}”)`) : ast.isPaidBy(tie) ? 'a salary or fee' : 'a part that it owns',
    tiedTo: naming.idOf(tiedTo), payee: naming.idOf(payee), body: naming.idOf(body), about: naming.idOf(flow.by),
    chain: chain.map(({ owned }) => naming.idOf(owned)), managed: ast.isInterest(tie) ? managedOf(tie, naming) : [], at: naming.placeOf(tie),
  }));
}

function managedOf(interest: ast.Interest, naming: Naming): Words[] {
  return interest.clauses.filter(ast.isManagedBy).map((clause) => naming.wordsAfter(clause, /^managed by /));
}
