import type { AstNode } from 'langium';
import { cmp, mul, ONE, rational, type Rational } from '@remit/program/rational';
import * as ast from '../../ast.ts';
import { quantityValue } from '../../model/literals.ts';
import { append, groupedBy } from '../../model/grouped.ts';
import { holdersOf } from './hands.ts';

/** Who can own, be owned, or have an interest. */
export type PartyNode = ast.Party | ast.Group | ast.Member;

/** One party that owns a part of another. */
export interface Ownership {
  readonly owner: PartyNode;
  readonly owned: PartyNode;
  /** As a fraction of one; absent where the text does not say. */
  readonly share?: Rational;
  readonly at: ast.PartyShare;
}

/** A party with the chain of ownerships that leads from it down to another: the first is of what it owns itself. */
export interface OwnerPath {
  readonly owner: PartyNode;
  readonly chain: readonly Ownership[];
  /** The product of the shares on the way; absent where one is not written. */
  readonly share?: Rational;
}

/** A party with the chain of ownerships that leads down to it from another: the first is of what that one owns itself. */
export interface OwnedPath {
  readonly owned: PartyNode;
  readonly chain: readonly Ownership[];
  /** Each on the way is held by half or more, or by its only owner. */
  readonly isControlled: boolean;
}

/** Who owns whom, who sits in which body, who has an interest in whom. */
export interface ControlGraph {
  readonly ownerships: readonly Ownership[];
  readonly bodies: readonly ast.Body[];
  readonly interests: readonly ast.Interest[];
  /** All owners of a party through any number of layers, each once by the shortest way, nearest first; circles end. */
  ownersOf(party: AstNode | undefined): readonly OwnerPath[];
  /** All that a party owns a part of through any number of layers, each once by the shortest way, nearest first; circles end. */
  ownedBy(party: AstNode | undefined): readonly OwnedPath[];
  /** What a party itself owns a part of. */
  heldBy(party: PartyNode): readonly Ownership[];
  /** Whether an ownership is of half or more, or that of the only owner. */
  isControlling(ownership: Ownership): boolean;
  /** Whether two parties can be in one hand at all: some way of owning half or more, up or down, leads from one to the other. Quick to ask. */
  areConnected(one: PartyNode, other: PartyNode): boolean;
  /** The parties that hold half of a party or more, or are its only owner, itself or through others that they hold so; itself first. */
  controllersOf(party: PartyNode): ReadonlySet<PartyNode>;
  /** Whether a party is one of those that hold another so, or that other itself: quick to ask for many. */
  isInHandsOf(party: PartyNode, holder: PartyNode): boolean;
  /** The party at the top of those that hold more than half of a party, or own it alone; itself where there is none. Parties with one top are in one hand. */
  topOf(party: PartyNode): PartyNode;
  /** The bodies that a party or person is a member of. */
  seatsOf(person: AstNode | undefined): readonly ast.Body[];
  /** The interests declared in a party. */
  interestsIn(party: AstNode | undefined): readonly ast.Interest[];
}

/** Makes the graph of a contract, with the parties and bodies that it sees. */
export function controlGraphOf(scope: ast.Contract | ast.RemitFile, visible: readonly AstNode[]): ControlGraph {
  const parties = new Set<PartyNode>(visible.filter((node): node is PartyNode => ast.isParty(node) || ast.isGroup(node)));
  const above = new Map<AstNode, Ownership[]>();
  const ownerships: Ownership[] = [];
  // The set grows while it is walked: owners that are named nowhere else have owners too.
  for (const owned of parties) {
    if (ast.isMember(owned)) continue;
    for (const clause of owned.clauses) {
      if (!ast.isFormClause(clause)) continue;
      for (const at of clause.owners) {
        const owner = at.party?.ref;
        if (!owner || ast.isFund(owner)) continue;
        const ownership = { owner, owned, at, share: quantityValue(at.share)?.value };
        ownerships.push(ownership);
        append(above, owned, ownership);
        parties.add(owner);
      }
    }
  }
  const bodies = visible.filter(ast.isBody);
  const seats = new Map<AstNode, ast.Body[]>();
  for (const body of bodies) for (const clause of body.clauses) if (ast.isBodyMembers(clause)) for (const { ref } of clause.members) if (ref) append(seats, ref, body);
  const interests = scope.declarations.flatMap((one) => (ast.isVariation(one) ? one.declarations : [one])).filter(ast.isInterest);
  const interestsIn = new Map<AstNode, ast.Interest[]>();
  for (const interest of interests) if (interest.party?.ref) append(interestsIn, interest.party.ref, interest);
  let hands: ReadonlyMap<PartyNode, PartyNode> | undefined;
  let owned: ReadonlyMap<AstNode, readonly Ownership[]> | undefined;
  const below = (): ReadonlyMap<AstNode, readonly Ownership[]> => (owned ??= groupedBy(ownerships, ({ owner }): AstNode => owner));
  let holds: ((holder: PartyNode, held: PartyNode) => boolean) | undefined;
  const controllersOf = (party: PartyNode): ReadonlySet<PartyNode> => {
    const reached = new Set([party]);
    for (const one of reached) for (const ownership of above.get(one) ?? []) if (controls(ownership, above)) reached.add(ownership.owner);
    return reached;
  };
  return {
    ownerships, bodies, interests,
    ownersOf: (party) => ownersOf(party, above),
    ownedBy: (party) => ownedBy(party, below(), above),
    heldBy: (party) => below().get(party) ?? [],
    isControlling: (ownership) => controls(ownership, above),
    areConnected: (one, other) => {
      hands ??= handsOf(ownerships.filter((ownership) => controls(ownership, above)));
      return one === other || (hands.get(one) ?? one) === (hands.get(other) ?? other);
    },
    controllersOf,
    isInHandsOf: (party, holder) => {
      holds ??= holdersOf(ownerships.filter((ownership) => controls(ownership, above)), (ownership) => ownership.owner, (ownership) => ownership.owned);
      return holds(holder, party);
    },
    topOf: topsOf(above),
    seatsOf: (person) => (person && seats.get(person)) ?? [],
    interestsIn: (party) => (party && interestsIn.get(party)) ?? [],
  };
}

const half = rational(1n, 2n);

function controls({ share, owned }: Ownership, above: ReadonlyMap<AstNode, readonly Ownership[]>): boolean {
  return share ? cmp(share, half) >= 0 : above.get(owned)?.length === 1;
}

/** One party that stands for all that are connected by ownerships, by each of them. */
function handsOf(ownerships: readonly Ownership[]): Map<PartyNode, PartyNode> {
  const beside = new Map<PartyNode, PartyNode[]>();
  for (const { owner, owned } of ownerships) {
    append(beside, owner, owned);
    append(beside, owned, owner);
  }
  const hands = new Map<PartyNode, PartyNode>();
  for (const first of beside.keys()) {
    if (hands.has(first)) continue;
    const reached = new Set([first]);
    for (const one of reached) {
      hands.set(one, first);
      for (const next of beside.get(one) ?? []) reached.add(next);
    }
  }
  return hands;
}

function ownedBy(party: AstNode | undefined, below: ReadonlyMap<AstNode, readonly Ownership[]>, above: ReadonlyMap<AstNode, readonly Ownership[]>): OwnedPath[] {
  if (!party) return [];
  const ways = new Map<AstNode, Ownership | undefined>([[party, undefined]]);
  for (const [owner] of ways) for (const ownership of below.get(owner) ?? []) if (!ways.has(ownership.owned)) ways.set(ownership.owned, ownership);
  const controlled = new Set<AstNode>([party]);
  for (const owner of controlled) for (const ownership of below.get(owner) ?? []) if (controls(ownership, above)) controlled.add(ownership.owned);
  return [...ways].flatMap(([owned, last]): OwnedPath[] => (last ? [{
    owned: last.owned,
    isControlled: controlled.has(owned),
    get chain() {
      const chain: Ownership[] = [];
      for (let one: Ownership | undefined = last; one; one = ways.get(one.owner)) chain.push(one);
      return chain.reverse();
    },
  }] : []));
}

/** Each party has one holder of more than half at most, so that the way up is one line, or ends in a circle. */
function topsOf(above: ReadonlyMap<AstNode, readonly Ownership[]>): (party: PartyNode) => PartyNode {
  const tops = new Map<PartyNode, PartyNode>();
  return (party) => {
    const way = new Set<PartyNode>();
    let top = party;
    for (let next: PartyNode | undefined = party; next && !way.has(next); ) {
      top = next;
      const known = tops.get(next);
      if (known) {
        top = known;
        break;
      }
      way.add(next);
      const owners: readonly Ownership[] = above.get(next) ?? [];
      next = owners.find(({ share }) => (share ? cmp(share, half) > 0 : owners.length === 1))?.owner;
    }
    for (const below of way) tops.set(below, top);
    return top;
  };
}

function ownersOf(party: AstNode | undefined, above: ReadonlyMap<AstNode, readonly Ownership[]>): OwnerPath[] {
  if (!party) return [];
  const paths = new Map<AstNode, OwnerPath | undefined>([[party, undefined]]);
  for (const [owned, path] of paths) {
    for (const ownership of above.get(owned) ?? []) {
      if (paths.has(ownership.owner)) continue;
      const below = path ? path.share : ONE;
      paths.set(ownership.owner, {
        owner: ownership.owner,
        chain: [ownership, ...(path?.chain ?? [])],
        ...(below && ownership.share && { share: mul(below, ownership.share) }),
      });
    }
  }
  return [...paths.values()].filter((path) => path !== undefined);
}
