import { yearAfter } from '@remit/program/day-number';
import type { Overview, OverviewFlow, Payable, Sum, YearMoney } from '@remit/language/overview/overview';
import { sumWords, total } from '../exact.ts';
import type { Mark, PictureBase, ViewTable } from '../picture.ts';
import { joined } from '../words.ts';
import { FlowGraph, type FlowLink, type FlowNode } from './flow-graph.ts';

/** What a width rests on. `fixed`: stated whatever the results; `most`: the most that results can earn; `allocated`: set aside by the fund; `derived`: what is paid out of it; `limit`: the most that its fund holds; `once`: paid once, in no year that is named; `shared`: gains and losses, which no sum counts; `unstated`: the text alone does not tell. */
export type Basis = YearMoney['basis'] | 'derived' | 'limit' | 'once' | 'shared' | 'unstated';

/** A node of the picture of money. */
export interface MoneyNode {
  readonly mark: string;
  readonly kind: 'party' | 'fund' | 'payment' | 'rest';
  readonly title: string;
  /** What stands below the title: a sum or what is known instead. */
  readonly sums: string;
  readonly column: number;
  readonly basis: Basis;
}

/** Money between two nodes. */
export interface MoneyLink {
  readonly mark: string;
  /** Places in the list of nodes. */
  readonly from: number;
  readonly to: number;
  readonly sum?: Sum;
  readonly basis: Basis;
}

/** Who pays whom in one year, from those who fund it to those who do the work. */
export interface MoneyPicture extends PictureBase {
  readonly picture: 'money';
  readonly year?: string;
  readonly nodes: readonly MoneyNode[];
  readonly links: readonly MoneyLink[];
}

/** Makes the picture of money of a year: the one named, else the first. */
export function moneyPicture(overview: Overview, wanted?: string): MoneyPicture {
  const index = Math.max(0, overview.years.findIndex(({ name }) => name === wanted));
  const year = overview.years[index]?.name;
  const graph = new FlowGraph(overview, index);
  const { nodes, links } = graph.grouped();
  const marks: Mark[] = [];
  const drawn = nodes.map((node, place): MoneyNode => {
    marks.push({ id: `n${place}`, label: nodeLabel(node, year), ...(node.at && { at: node.at }) });
    return { mark: `n${place}`, kind: node.kind, title: node.title, sums: shortSums(node), column: node.column, basis: basisOf(node) };
  });
  const order = new Map(nodes.map((node, place) => [node, place]));
  const lines = links.map((link, place): MoneyLink => {
    marks.push({ id: `l${place}`, label: linkLabel(link, year), ...(link.at && { at: link.at }) });
    return { mark: `l${place}`, from: order.get(link.from)!, to: order.get(link.to)!, ...(link.sum && { sum: link.sum }), basis: link.basis };
  });
  const bases = new Set(lines.map(({ basis }) => basis));
  return {
    picture: 'money', title: `Money: ${overview.title}`,
    description: links.length === 0 ? 'The contract does not say who pays whom.' : `Who pays whom${year === undefined ? '' : ` in ${year}`}, from those who fund the contract to those who do the work. ${lines.some(({ sum }) => sum) ? 'The wider, the more money.' : 'How much it is cannot be told beforehand, so that widths mean nothing.'}`,
    notes: notesOf(bases, overview, index), marks, tables: [tableOf(overview, index)], ...(year !== undefined && { year }), nodes: drawn, links: lines,
    ...(links.length === 0 && { empty: 'The contract does not say who pays whom.' }),
  };
}

function notesOf(bases: ReadonlySet<Basis>, overview: Overview, index: number): string[] {
  const notes: string[] = [];
  const year = overview.years[index]?.name;
  if (overview.populations.some(({ expected }) => expected)) notes.push(`Sums per person are for as many people as are expected: ${joined(overview.populations.filter(({ expected }) => expected).map(({ title, expected }) => `${expected!.text} (${title})`))}.`);
  const version = overview.versions?.all[overview.versions.shown];
  const start = overview.years.find(({ name }) => name === year)?.start;
  if (version && start !== undefined && (version.from !== undefined && version.from > start || version.until !== undefined && version.until < yearAfter(start))) notes.push(`A part of ${year} is governed by another version: sums of that year are those of the whole year, shown where a run of the compiled contract tells them.`);
  if (bases.has('most')) notes.push('Sums that depend on results are shown at the most that results can earn.');
  if (bases.has('derived')) notes.push('What goes into a fund is shown as what is known to be paid out of it.');
  if (bases.has('limit')) notes.push('What goes into a fund is shown as the most that it holds, because a part of what is paid out of it cannot be told beforehand.');
  if (bases.has('unstated')) notes.push(`Thin grey lines: how much it is${year === undefined ? '' : ` in ${year}`} cannot be told from the text alone, because it depends on what is reported or is not stated; their width means nothing.`);
  if (bases.has('shared')) notes.push(`${bases.has('unstated') ? 'So are' : 'Thin grey lines:'} gains and losses that are shared${bases.has('unstated') ? '' : '; their width means nothing'}. Whether any are paid depends on what is spent and achieved, and sums do not count them.`);
  for (const { title, term } of overview.subcontracts.filter(({ during }) => during[index] === false)) notes.push(`“${title}” is not in the picture: nothing is earned under it for ${year}${term === undefined ? '' : `, because it runs from ${term.text}`}.`);
  return notes;
}

function basisOf({ into, out }: FlowNode): Basis {
  return (into.length > 0 ? into : out)[0]?.basis ?? 'unstated';
}

/** What a node has: what comes in, else what goes out; the same words wherever the same money stands. */
function shortSums(node: FlowNode): string {
  const side = node.into.length > 0 ? node.into : node.out;
  const counted = side.filter(({ basis }) => basis !== 'shared' && basis !== 'once');
  const known = counted.filter(({ sum }) => sum);
  const all = total(known.map(({ sum }) => sum));
  const once = total(side.flatMap((link) => link.once ?? []));
  if (!all) {
    const atMost = total(side.map((link) => link.atMost));
    if (once && side.every((link) => link.once)) return `${sumWords(once)} once`;
    if (atMost) return `up to ${sumWords(atMost)}`;
    return node.stated ? `${node.kind === 'fund' ? 'limit ' : ''}${sumWords(node.stated)}` : 'not known beforehand';
  }
  const isLimit = known.some(({ basis }) => basis === 'limit');
  const before = isLimit && node.kind === 'fund' ? 'limit ' : known.some(({ isMost }) => isMost) ? 'up to ' : '';
  const onWhole = known.some(({ isPart }) => isPart) ? ' a whole year' : '';
  const unknown = known.length < counted.length ? ', plus what is not known beforehand' : '';
  const besides = once ? `, plus ${sumWords(once)} once` : '';
  const limit = node.stated && node.kind === 'fund' && !isLimit ? `, limit ${sumWords(node.stated)}` : '';
  return `${before}${sumWords(all)}${onWhole}${besides}${unknown}${sharesOf(node)}${limit}`;
}

/** The gains and losses that come on top of what somebody has. */
function sharesOf({ into, out }: FlowNode): string {
  const shares = new Map([...into, ...out].flatMap((link) => link.shares ?? []).map((one) => [one.title, one]));
  return [true, false].map((isBothWays) => {
    const titles = [...shares.values()].filter((one) => one.isBothWays === isBothWays).map(({ title }) => `“${title}”`);
    return titles.length === 0 ? '' : `, plus ${isBothWays ? 'or minus ' : ''}${joined(titles)}`;
  }).join('');
}

function nodeLabel(node: FlowNode, year: string | undefined): string {
  return `${node.title}: ${shortSums(node)}${year === undefined ? '' : ` in ${year}`}`;
}

function linkLabel({ from, to, sum, basis, once, isMost, atMost }: FlowLink, year: string | undefined): string {
  const note = { fixed: '', most: ', depending on results', allocated: ', as its fund sets aside', derived: ', as much as is paid out of it', limit: ', the most that the fund holds', once: '', shared: ', as gains and losses come out', unstated: '' }[basis];
  const of = sum ?? atMost;
  return `${from.title} to ${to.title}: ${of ? `${isMost || atMost ? 'up to ' : ''}${sumWords(of)}${note}${year === undefined ? '' : ` in ${year}`}` : once ? `${sumWords(once)}, once` : 'how much cannot be told beforehand'}`;
}

/** Each payment with its sums in all years, and each subcontract. */
function tableOf(overview: Overview, index: number): ViewTable {
  const years = overview.years.map(({ name }) => name);
  const title = (id: string): string => overview.holders.find((one) => one.id === id)?.title ?? id;
  const words = (one: YearMoney): string => `${one.basis === 'most' ? 'up to ' : ''}${sumWords(one)}${one.isPart ? ' (for a whole year)' : ''}`;
  const cells = (money: readonly (YearMoney | null)[]): string[] => years.map((_, place) => (money[place] ? words(money[place]) : 'not known beforehand'));
  const flows = new Map<string, OverviewFlow[]>();
  for (const flow of overview.flows) if (flow.by !== undefined) flows.set(flow.by, [...(flows.get(flow.by) ?? []), flow]);
  const parties = (id: string, side: 'payer' | 'payee'): string => joined([...new Set((flows.get(id) ?? []).map((flow) => title(flow[side])))]);
  const row = (one: Pick<Payable, 'id' | 'title' | 'yearly' | 'at'>): ViewTable['rows'][number] => ({ cells: [one.title, parties(one.id, 'payer'), parties(one.id, 'payee'), ...cells(one.yearly)], at: one.at });
  return {
    title: `What is paid${years[index] === undefined ? '' : ', by year'}`, columns: ['What', 'From', 'To', ...years],
    rows: [
      ...overview.payables.filter(({ id }) => flows.has(id)).flatMap((one) => (one.kind === 'share' ? (flows.get(one.id) ?? []).map(({ payer, payee, yearly }) => ({ cells: [one.title, title(payer), title(payee), ...cells(yearly)], at: one.at })) : [row(one)])),
      ...overview.subcontracts.flatMap((one) => [[one.title, one.yearly] as const, ...(one.passedOn ? [[`${one.title}, passed on`, one.passedOn] as const] : [])].map(([what, yearly]) => ({
        cells: [what, parties(one.id, 'payer'), parties(one.id, 'payee'), ...cells(yearly).map((cell, place) => (one.during[place] === false ? 'nothing: not in its term' : cell))], at: one.at,
      }))),
    ],
  };
}
