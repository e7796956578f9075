import type { Overview, SourcePlace } from '@remit/language/overview/overview';
import type { Mark, PictureBase } from '../picture.ts';
import { joined } from '../words.ts';
import { shownAndRest } from './grouping.ts';

/** Somebody in the tree of who has work done by whom. */
export interface DeliveryNode {
  readonly mark: string;
  readonly title: string;
  /** What it does, and which results it answers for. */
  readonly details: readonly string[];
  readonly kind: 'contract' | 'provider' | 'subcontractor' | 'rest';
  readonly children: readonly DeliveryNode[];
}

/** Who has the work done by whom. */
export interface DeliveryPicture extends PictureBase {
  readonly picture: 'delivery';
  readonly root: DeliveryNode;
}

/** Makes the tree: the contract, those it pays, and those they subcontract to. */
export function deliveryPicture(overview: Overview): DeliveryPicture {
  const marks: Mark[] = [];
  const rows: { cells: string[]; at?: SourcePlace }[] = [];
  const holders = new Map(overview.holders.map((one) => [one.id, one]));
  const [under, answers, payables] = [new Map<string, Overview['subcontracts'][number][]>(), new Map<string, string[]>(), paidFor(overview)];
  for (const one of overview.subcontracts) append(under, one.head, one);
  for (const { accountable, title: outcome } of overview.outcomes) for (const party of new Set(accountable.map((one) => one.party))) append(answers, party, `“${outcome}”`);
  const title = (id: string): string => holders.get(id)?.title ?? id;
  const mark = (label: string, at: SourcePlace | undefined): string => {
    const id = `d${marks.length}`;
    marks.push({ id, label, ...(at && { at }) });
    return id;
  };
  const answersFor = (party: string): string[] => {
    const outcomes = answers.get(party);
    return outcomes ? [`answers for ${joined(outcomes)}`] : [];
  };
  const told = new Set<string>();
  const nodeOf = (party: string, above: ReadonlySet<string>, by: Overview['subcontracts'][number] | undefined): DeliveryNode => {
    const holder = holders.get(party);
    const isCircle = above.has(party);
    const isAgain = told.has(party);
    const children = isAgain ? [] : under.get(party) ?? [];
    const paidBy = by ? [`“${by.title}”`] : payables.get(party) ?? [];
    const details = [...paidBy, ...(paidBy.length === 0 ? ['nothing in the text pays it by name'] : []), ...(isAgain ? [] : answersFor(party)), ...(isCircle ? ['stands above itself: a circle'] : isAgain && under.has(party) ? ['whom it subcontracts to is shown elsewhere'] : [])];
    told.add(party);
    const head = by ? title(by.head) : overview.title;
    rows.push({ cells: [title(party), head, by ? by.title : joined(payables.get(party) ?? []), by?.term?.text ?? '', joined(answersFor(party))], ...(by ? { at: by.at } : holder && { at: holder.at }) });
    const id = mark(`${title(party)}: ${details.join('; ') || 'paid under the contract'}${by ? `, for ${head}` : ''}`, by?.at ?? holder?.at);
    return { mark: id, title: `${holder?.kind === 'group' ? 'each of: ' : ''}${title(party)}`, details, kind: by ? 'subcontractor' : 'provider', children: few(children.map((one) => () => nodeOf(one.subcontractor, new Set(above).add(party), one))) };
  };
  const few = (make: readonly (() => DeliveryNode)[]): DeliveryNode[] => {
    const { shown, rest } = shownAndRest(make, () => 1);
    const nodes = shown.map((one) => one());
    if (rest.length === 0) return nodes;
    const others = rest.map((one) => one());
    return [...nodes, { mark: mark(`${rest.length} more: ${joined(others.slice(0, 200).map((one) => one.title))}`, undefined), title: `${rest.length} more`, details: ['named in the table'], kind: 'rest', children: [] }];
  };
  const rootMark = mark(overview.title, overview.at);
  const tops = topsOf(overview);
  const root: DeliveryNode = { mark: rootMark, title: overview.title, details: [], kind: 'contract', children: few(tops.map((party) => () => nodeOf(party, new Set(), undefined))) };
  const drawn = new Set(marksOf(root));
  const circles = overview.subcontracts.filter(({ tier }) => tier === undefined).length;
  return {
    picture: 'delivery', title: `Delivery: ${overview.title}`,
    description: tops.length === 0 ? 'The contract does not say who does the work.' : 'Who has the work done by whom: those whom the contract pays, and those to whom they subcontract.',
    notes: [
      ...(overview.subcontracts.length === 0 && tops.length > 0 ? ['The contract names no subcontract.'] : []),
      ...(overview.outcomes.some(({ accountable }) => accountable.length === 0) ? [`Nobody is named as answering for ${joined(overview.outcomes.filter(({ accountable }) => accountable.length === 0).map((one) => `“${one.title}”`))}.`] : []),
      ...(circles > 0 ? ['Some subcontracts lead in a circle; it is cut where it returns.'] : []),
    ],
    marks: marks.filter(({ id }) => drawn.has(id)), tables: [{ title: 'Who does the work', columns: ['Who', 'For', 'What', 'Term', 'Results'], rows }], root,
    ...(tops.length === 0 && { empty: 'The contract does not say who does the work.' }),
  };
}

/** Those who are paid under the contract itself, and those who let subcontracts and have none let to them. */
function topsOf(overview: Overview): string[] {
  const below = new Set(overview.subcontracts.map(({ subcontractor }) => subcontractor));
  const funds = new Set(overview.holders.filter(({ kind }) => kind === 'fund').map(({ id }) => id));
  const payers = new Set(overview.flows.filter(({ kind }) => kind === 'funding').map(({ payer }) => payer));
  const paid = overview.flows.filter(({ kind, payee }) => (kind === 'payment' || (kind === 'share' && !payers.has(payee))) && !funds.has(payee)).map(({ payee }) => payee);
  const buys = (id: string): boolean => overview.holders.some((one) => one.id === id && one.roles.some((role) => /^(commissioner|funder|evaluator|regulator)/.test(role)) && !one.roles.some((role) => role.startsWith('provider')));
  const heads = overview.subcontracts.map(({ head }) => head);
  const [isPaid, isHead] = [new Set(paid), new Set(heads)];
  const all = [...new Set([...paid, ...heads])].filter((id) => isHead.has(id) || !buys(id));
  const tops = all.filter((id) => !below.has(id) || isPaid.has(id));
  return tops.length > 0 ? tops : all.slice(0, 1);
}

/** By party, what it is paid for under the contract itself. */
function paidFor({ flows, payables }: Overview): Map<string, string[]> {
  const payees = new Map<string, Set<string>>();
  for (const { kind, payee, by } of flows) if (by !== undefined && (kind === 'payment' || kind === 'share')) payees.set(by, (payees.get(by) ?? new Set()).add(payee));
  const found = new Map<string, string[]>();
  for (const { id, title } of payables) for (const payee of payees.get(id) ?? []) append(found, payee, `“${title}”`);
  return found;
}

function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function marksOf({ mark, children }: DeliveryNode): string[] {
  return [mark, ...children.flatMap(marksOf)];
}
