import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { append } from '../../model/grouped.ts';
import type { ControlGraph, Ownership, PartyNode } from './control.ts';
import type { Decision, DecisionGraph } from './decisions.ts';
import type { Flow, MoneyGraph } from './money.ts';

/** A person who sits on a body that decides about money for a party that the person is tied to. */
export interface ConflictPath {
  readonly person: PartyNode;
  /** What ties the person: a declared interest, a salary or fee (`paid by`), or a part that it owns. */
  readonly tie: ast.Interest | ast.PaidBy | ast.PartyShare;
  /** The party that the person is tied to. */
  readonly tiedTo: PartyNode;
  /** The party that gets the money. */
  readonly payee: PartyNode;
  /** The ownerships that lead from the party of the tie down to the payee; none where it is the payee. */
  readonly chain: readonly Ownership[];
  readonly body: ast.Body;
  /** The first flow to the payee that the body decides about. */
  readonly flow: Flow;
  readonly decision: Decision;
}

/** The conflicts of a contract, one for each tie, body and payee, of the nearest ties where a payee has very many. Who is paid by the party whose body it is, is tied to it rightly. */
export function conflictPathsOf(money: MoneyGraph, control: ControlGraph, decisions: DecisionGraph): ConflictPath[] {
  if (control.bodies.length === 0) return [];
  const payees = new Map<PartyNode, Map<ast.Body, { readonly flow: Flow; readonly decision: Decision }>>();
  for (const flow of money.flows) {
    if (flow.kind === 'funding' || flow.kind === 'evaluation' || ast.isFund(flow.payee)) continue;
    for (const decision of decisions.about(flow)) {
      if (!ast.isBody(decision.judge)) continue;
      let deciding = payees.get(flow.payee);
      if (!deciding) payees.set(flow.payee, deciding = new Map());
      const known = deciding.get(decision.judge);
      // What a body decides by itself says more than that the contract goes on.
      if (!known || (known.decision.as === 'pilot' && decision.as !== 'pilot')) deciding.set(decision.judge, { flow, decision });
    }
  }
  // From the few who sit on bodies down to who is paid: a party may have thousands of owners above it.
  const ties = new Map<PartyNode, { readonly person: PartyNode; readonly tie: ConflictPath['tie'] }[]>();
  for (const interest of control.interests) {
    const [person, party] = [interest.holder?.ref, interest.party?.ref];
    if (person && party && control.seatsOf(person).length > 0) append(ties, party, { person, tie: interest });
  }
  for (const [party, paid] of paidByParty(control.bodies)) for (const { person, at } of paid) append(ties, party, { person, tie: at });
  for (const { owner, owned, at } of control.ownerships) if (control.seatsOf(owner).length > 0) append(ties, owned, { person: owner, tie: at });
  const paths = new Map<PartyNode, ConflictPath[]>();
  for (const { owned: payee, tiedTo, person, tie, chain } of waysDown(ties, control)) {
    const deciding = payees.get(payee);
    if (!deciding) continue;
    for (const body of control.seatsOf(person)) {
      const decided = deciding.get(body);
      if (!decided) continue;
      if (!ast.isInterest(tie) && body.clauses.some((clause) => ast.isBodyOf(clause) && clause.party?.ref === tiedTo)) continue;
      append(paths, payee, { person, tie, tiedTo, payee, get chain() { return chain(); }, body, ...decided });
    }
  }
  return [...payees.keys()].flatMap((payee) => paths.get(payee) ?? []);
}

interface Tied { readonly person: PartyNode; readonly tie: ConflictPath['tie'] }

interface Way extends Tied {
  readonly tiedTo: PartyNode;
  readonly owned: PartyNode;
  readonly chain: () => Ownership[];
}

/** How many ties lead down to one party at most, beside those to itself: more than a panel has members. In a circle everybody is tied to everybody. */
const waysToOne = 20;

/** The ways from ties down to what is owned, all ties at once and nearest first, each party once from each tie. Who is paid is tied to what the payer controls alone. */
function waysDown(ties: ReadonlyMap<PartyNode, readonly Tied[]>, control: ControlGraph): Way[] {
  interface Step extends Way { readonly above?: Step; readonly last?: Ownership }
  const chainOf = (step: Step): Ownership[] => {
    const chain: Ownership[] = [];
    for (let one: Step | undefined = step; one?.last; one = one.above) chain.push(one.last);
    return chain.reverse();
  };
  const ways: Step[] = [];
  const arrived = new Map<PartyNode, Set<AstNode>>();
  const arrive = (given: Omit<Step, 'chain'>): void => {
    const known = arrived.get(given.owned);
    if (known?.has(given.tie) || (given.last && known && known.size >= waysToOne)) return;
    if (known) known.add(given.tie);
    else arrived.set(given.owned, new Set([given.tie]));
    const step: Step = { ...given, chain: () => chainOf(step) };
    ways.push(step);
  };
  for (const [tiedTo, all] of ties) for (const one of all) arrive({ ...one, tiedTo, owned: tiedTo });
  // The list grows while it is walked.
  for (const step of ways) {
    for (const last of control.heldBy(step.owned)) {
      if (ast.isPaidBy(step.tie) && !control.isControlling(last)) continue;
      arrive({ person: step.person, tie: step.tie, tiedTo: step.tiedTo, owned: last.owned, above: step, last });
    }
  }
  return ways;
}

/** The members of bodies by who pays them. */
function paidByParty(bodies: readonly ast.Body[]): ReadonlyMap<PartyNode, readonly { readonly person: PartyNode; readonly at: ast.PaidBy }[]> {
  const found = new Map<PartyNode, { person: PartyNode; at: ast.PaidBy }[]>();
  const members = new Set(bodies.flatMap(({ clauses }) => clauses.flatMap((clause) => (ast.isBodyMembers(clause) ? clause.members.map(({ ref }) => ref) : []))));
  for (const person of members) {
    if (!person || ast.isMember(person)) continue;
    for (const at of person.clauses) if (ast.isPaidBy(at) && at.party?.ref) append(found, at.party.ref, { person, at });
  }
  return found;
}
