import type { Overview, SourcePlace, Words } from '@remit/language/overview/overview';
import type { Mark, PictureBase } from '../picture.ts';
import { joined } from '../words.ts';
import { shownAndRest } from './grouping.ts';

/** Somebody in the map. */
export interface ConflictNode {
  readonly id: string;
  readonly mark: string;
  readonly title: string;
  readonly kind: 'person' | 'body' | 'party';
  /** People stand left, bodies next, then those who are paid, and owners right. */
  readonly column: 0 | 1 | 2 | 3;
}

/** What ties two of them. */
export interface ConflictEdge {
  readonly mark: string;
  /** Places in the list of nodes. */
  readonly from: number;
  readonly to: number;
  readonly kind: 'member' | 'decides' | 'interest' | 'paid by' | 'owns';
  readonly text: string;
  /** It is on the way of a person who decides about money for those he or she is tied to. */
  readonly isOnPath: boolean;
  /** It is on such a way, and the contract says of each how the interest is managed. */
  readonly isManaged: boolean;
}

/** Who decides about whose money, and who is tied to whom. */
export interface ConflictPicture extends PictureBase {
  readonly picture: 'conflicts';
  readonly nodes: readonly ConflictNode[];
  readonly edges: readonly ConflictEdge[];
}

interface Edge { from: string; to: string; kind: ConflictEdge['kind']; text: string; label: string; at?: SourcePlace }

/** Makes the map. */
export function conflictPicture(overview: Overview): ConflictPicture {
  const holderTitle = (id: string): string => overview.holders.find((one) => one.id === id)?.title ?? overview.bodies.find((one) => one.id === id)?.title ?? id;
  const whatTitle = (id: string | undefined): string => [...overview.payables, ...overview.subcontracts].find((one) => one.id === id)?.title ?? 'the contract';
  const all = edgesOf(overview, holderTitle, whatTitle);
  const bodies = new Set(overview.bodies.map(({ id }) => id));
  const people = new Set([...overview.bodies.flatMap(({ members }) => members), ...overview.ties.filter(({ kind }) => kind === 'interest').map(({ from }) => from), ...overview.holders.filter(({ roles }) => roles.includes('person')).map(({ id }) => id)].filter((id) => !overview.ties.some(({ kind, to }) => to === id && kind === 'owns')));
  const paid = new Set(overview.bodies.flatMap(({ decides }) => decides.map(({ payee }) => payee)));
  const tied = new Set(all.flatMap(({ from, to }) => [from, to]));
  const columnOf = (id: string): ConflictNode['column'] => (bodies.has(id) ? 1 : people.has(id) && !paid.has(id) ? 0 : paid.has(id) ? 2 : 3);
  const marks: Mark[] = [];
  const mark = (label: string, at?: SourcePlace): string => {
    const id = `k${marks.length}`;
    marks.push({ id, label, ...(at && { at }) });
    return id;
  };
  const onPath = pathsOf(overview);
  const weight = (id: string): number => (overview.conflicts.some(({ person, payee, tiedTo, body, chain }) => [person, payee, tiedTo, body, ...chain].includes(id)) ? 2 : 1);
  const nodes: ConflictNode[] = [];
  const standsFor = new Map<string, number>();
  for (const column of [0, 1, 2, 3] as const) {
    const members = [...tied].filter((id) => columnOf(id) === column).sort((a, b) => orderOf(overview, a) - orderOf(overview, b));
    const { shown, rest } = shownAndRest(members, weight);
    for (const id of shown) {
      const at = [...overview.holders, ...overview.bodies].find((one) => one.id === id)?.at;
      standsFor.set(id, nodes.length);
      nodes.push({ id, mark: mark(nodeLabel(id, overview, holderTitle), at), title: holderTitle(id), kind: column === 1 ? 'body' : column === 0 ? 'person' : 'party', column });
    }
    if (rest.length === 0) continue;
    for (const id of rest) standsFor.set(id, nodes.length);
    nodes.push({ id: `rest ${column}`, mark: mark(`${rest.length} more: ${joined(rest.slice(0, 200).map(holderTitle))}`), title: `${rest.length} more`, kind: column === 0 ? 'person' : 'party', column });
  }
  const merged = new Map<string, ConflictEdge & { count: number }>();
  for (const edge of all) {
    const [from, to] = [standsFor.get(edge.from)!, standsFor.get(edge.to)!];
    if (from === to) continue;
    const key = JSON.stringify([from, to, edge.kind]);
    const managed = onPath.get(JSON.stringify([edge.from, edge.to, edge.kind]));
    const [isOnPath, isManaged] = [managed !== undefined, managed === true];
    const known = merged.get(key);
    if (known) merged.set(key, { ...known, isOnPath: known.isOnPath || isOnPath, isManaged: (known.isManaged || !known.isOnPath) && (isManaged || !isOnPath) && (known.isOnPath || isOnPath), count: known.count + 1, text: known.text === edge.text ? edge.text : '' });
    else merged.set(key, { mark: mark(edge.label, edge.at), from, to, kind: edge.kind, text: edge.text, isOnPath, isManaged, count: 1 });
  }
  const edges = [...merged.values()].map(({ count: _count, ...edge }) => edge);
  return {
    picture: 'conflicts', title: `Interests: ${overview.title}`,
    description: nodes.length === 0 ? 'The contract names no body, interest or owner.' : `Who sits where, who decides about whose money, and who is tied to whom.${overview.conflicts.length > 0 ? ' Thick lines: somebody sits where money is decided about for a party that he or she is tied to.' : ' Nobody who decides about money is known to be tied to those who get it.'}`,
    notes: [...overview.conflicts.slice(0, 12).map((one) => conflictSentence(one, holderTitle, whatTitle)), ...(overview.conflicts.length > 12 ? [`${overview.conflicts.length - 12} more are named in the table.`] : [])],
    marks, nodes, edges,
    tables: [
      { title: 'Ties', columns: ['Who', 'How', 'To whom', 'Detail', 'Managed by'], rows: overview.ties.map(({ kind, from, to, detail, managed, at }) => ({ cells: [holderTitle(from), kind === 'interest' ? 'interest in' : kind, holderTitle(to), detail ?? '', managedWords(managed, kind === 'interest')], at })) },
      { title: 'Who decides', columns: ['Body', 'Members', 'About', 'Paid to'], rows: overview.bodies.flatMap(({ title, members, decides, at }) => (decides.length === 0 ? [{ cells: [title, joined(members.map(holderTitle)), 'nothing that is paid', ''], at }] : decides.map((one) => ({ cells: [title, joined(members.map(holderTitle)), whatTitle(one.about), holderTitle(one.payee)], at: one.at })))) },
      { title: 'Conflicts', columns: ['Conflict'], rows: overview.conflicts.map((one) => ({ cells: [conflictSentence(one, holderTitle, whatTitle)], at: one.at })) },
    ],
    ...(nodes.length === 0 && { empty: 'The contract names no body, interest or owner.' }),
  };
}

function edgesOf(overview: Overview, title: (id: string) => string, what: (id: string | undefined) => string): Edge[] {
  const edges: Edge[] = [];
  for (const body of overview.bodies) {
    for (const member of body.members) edges.push({ from: member, to: body.id, kind: 'member', text: '', label: `${title(member)} is a member of ${body.title}`, at: body.at });
    const byPayee = new Map<string, string[]>();
    for (const { payee, about } of body.decides) byPayee.set(payee, [...(byPayee.get(payee) ?? []), what(about)]);
    for (const [payee, about] of byPayee) edges.push({ from: body.id, to: payee, kind: 'decides', text: '', label: `${body.title} decides about ${joined(about.map((one) => `“${one}”`))}, paid to ${title(payee)}`, at: body.at });
  }
  for (const { kind, from, to, detail, managed, at } of overview.ties) {
    const text = kind === 'owns' ? `owns${detail === undefined ? '' : ` ${detail}`}` : kind === 'paid by' ? 'paid by' : managed.length > 0 ? 'interest, managed' : 'interest, not managed';
    edges.push({ from, to, kind, text, label: kind === 'owns' ? `${title(from)} owns ${detail ?? 'a part'} of ${title(to)}` : kind === 'paid by' ? `${title(from)} is paid by ${title(to)}` : `${title(from)} has an interest in ${title(to)}${detail === undefined ? '' : `: “${detail}”`}; ${managedWords(managed, true)}`, at });
  }
  return edges;
}

/** The edges on the ways of conflicts, and whether all of those are managed. */
function pathsOf(overview: Overview): Map<string, boolean> {
  const found = new Map<string, boolean>();
  for (const { person, tiedTo, payee, body, chain, tie, managed } of overview.conflicts) {
    const add = (...edge: [from: string, to: string, kind: ConflictEdge['kind']]): void => {
      found.set(JSON.stringify(edge), found.get(JSON.stringify(edge)) !== false && managed.length > 0);
    };
    const kind = tie.startsWith('a declared') ? 'interest' : tie.startsWith('a salary') ? 'paid by' : 'owns';
    add(person, body, 'member');
    add(body, payee, 'decides');
    add(person, tiedTo, kind);
    [tiedTo, ...chain].forEach((owner, index, way) => {
      if (index + 1 < way.length) add(owner, way[index + 1]!, 'owns');
    });
  }
  return found;
}

function conflictSentence({ person, tie, tiedTo, payee, body, about, chain, managed }: Overview['conflicts'][number], title: (id: string) => string, what: (id: string | undefined) => string): string {
  const way = chain.length > 0 ? `, which owns ${chain.length > 1 ? `(through ${joined(chain.slice(0, -1).map(title))}) ` : ''}a part of ${title(payee)},` : '';
  return `${title(person)} has ${tie} in ${title(tiedTo)}${way} and sits on ${title(body)}, which decides about “${what(about)}” paid to ${title(payee)}. ${managed.length > 0 ? `Managed by ${managedWords(managed, false)}.` : 'The contract does not say how this is managed.'}`;
}

function managedWords(managed: readonly Words[], isNeeded: boolean): string {
  return managed.length > 0 ? joined(managed.map(({ text }) => text)) : isNeeded ? 'nothing is said about how it is managed' : '';
}

function nodeLabel(id: string, overview: Overview, title: (id: string) => string): string {
  const body = overview.bodies.find((one) => one.id === id);
  if (body) return `${body.title}${body.of === undefined ? '' : `, a body of ${title(body.of)}`}: ${body.members.length} members${body.quorum === undefined ? '' : `, quorum ${body.quorum}`}`;
  const holder = overview.holders.find((one) => one.id === id);
  return `${title(id)}${holder && holder.roles.length > 0 ? `, ${joined(holder.roles)}` : ''}`;
}

function orderOf(overview: Overview, id: string): number {
  const index = overview.holders.findIndex((one) => one.id === id);
  return index < 0 ? overview.holders.length + overview.bodies.findIndex((one) => one.id === id) : index;
}
