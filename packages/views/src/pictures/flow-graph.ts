import type { Overview, OverviewFlow, SourcePlace, Sum, YearMoney } from '@remit/language/overview/overview';
import { asLength, total } from '../exact.ts';
import { shownAndRest } from './grouping.ts';
import type { Basis } from './money.ts';

/** Somebody or something that money goes through. */
export interface FlowNode {
  readonly key: string;
  readonly kind: 'party' | 'fund' | 'payment' | 'rest';
  title: string;
  readonly at?: SourcePlace;
  readonly limits?: string;
  /** What it comes to by itself, where its links do not say. */
  readonly stated?: Sum;
  readonly into: FlowLink[];
  readonly out: FlowLink[];
  column: number;
}

/** Gains and losses that are shared: what they are called, and whether they may go either way. */
export interface Shared { readonly title: string; readonly isBothWays: boolean }

/** Money from one node to another. */
export interface FlowLink {
  from: FlowNode;
  to: FlowNode;
  sum?: Sum;
  basis: Basis;
  /** The sum is the most that it can come to. */
  isMost?: boolean;
  /** The sum is that of a whole year, of which only a part is in the term. */
  readonly isPart?: boolean;
  /** The gains and losses that come on top of it, or that it is itself. */
  shares?: readonly Shared[];
  /** Of gains and losses: the most that they can come to, which no sum counts. */
  readonly atMost?: Sum;
  /** A sum that is paid once, in no year that the text names. */
  readonly once?: Sum;
  readonly at?: SourcePlace;
}

/** Money that comes first decides which way is forward; what flows back to somebody upstream ends in a node of its own. */
const order: readonly OverviewFlow['kind'][] = ['funding', 'payment', 'subcontract', 'evaluation', 'choice', 'share'];

/** The flows of one year as a graph without circles, in columns. */
export class FlowGraph {
  private readonly nodes = new Map<string, FlowNode>();
  private readonly overview: Overview;
  private readonly year: number;

  constructor(overview: Overview, year: number) {
    this.overview = overview;
    this.year = year;
    for (const kind of order) for (const flow of overview.flows) if (flow.kind === kind && !isOutOfTerm(flow, overview, year)) this.add(flow);
    this.fillFunds();
    this.place();
  }

  /** The nodes by column and the links between them, the small ones of crowded columns taken together. */
  grouped(): { nodes: FlowNode[]; links: FlowLink[] } {
    const columns = new Map<number, FlowNode[]>();
    for (const node of this.nodes.values()) columns.set(node.column, [...(columns.get(node.column) ?? []), node]);
    const nodes: FlowNode[] = [];
    for (const [column, members] of [...columns].sort(([a], [b]) => a - b)) {
      const { shown, rest } = shownAndRest(members, weightOf);
      nodes.push(...shown);
      if (rest.length > 0) nodes.push(this.asOne(rest, column));
    }
    return { nodes, links: nodes.flatMap(({ out }) => out) };
  }

  private asOne(rest: readonly FlowNode[], column: number): FlowNode {
    const kinds = new Set(rest.map(({ kind }) => kind));
    const noun = kinds.size > 1 ? 'others' : kinds.has('party') ? 'more parties' : kinds.has('fund') ? 'more funds' : 'more payments';
    const one: FlowNode = { key: `rest ${column}`, kind: 'rest', title: `${rest.length} ${noun}`, into: [], out: [], column };
    const merge = (links: readonly FlowLink[], side: 'from' | 'to'): void => {
      const other = side === 'to' ? 'from' : 'to';
      const by = new Map<FlowNode, FlowLink[]>();
      for (const link of links) by.set(link[other], [...(by.get(link[other]) ?? []), link]);
      for (const [node, all] of by) {
        const sum = total(all.map((link) => link.sum));
        const shares = all.flatMap((link) => link.shares ?? []);
        const merged: FlowLink = { from: side === 'from' ? one : node, to: side === 'to' ? one : node, ...(sum && { sum }), ...(all.some(({ isMost }) => isMost) && { isMost: true }), ...(shares.length > 0 && { shares }), basis: all.every(({ basis }) => basis === all[0]!.basis) ? all[0]!.basis : sum ? 'fixed' : 'unstated' };
        const list = side === 'to' ? node.out : node.into;
        for (const link of all) list.splice(list.indexOf(link), 1);
        list.push(merged);
        (side === 'to' ? one.into : one.out).push(merged);
      }
    };
    merge(rest.flatMap(({ into }) => into), 'to');
    merge(rest.flatMap(({ out }) => out), 'from');
    return one;
  }

  private holder(id: string, isBack = false): FlowNode {
    const key = `${isBack ? 'back' : 'holder'} ${id}`;
    let node = this.nodes.get(key);
    if (!node) {
      const holder = this.overview.holders.find((one) => one.id === id);
      const limits = (holder?.limits ?? []).map(({ text }) => text).join('; ');
      const stated = holder?.yearly?.[this.year];
      const title = holder ? (holder.kind === 'group' ? `each of: ${holder.title}` : holder.title) : id;
      this.nodes.set(key, node = { key, kind: holder?.kind === 'fund' ? 'fund' : 'party', title, ...(holder && { at: holder.at }), ...(limits !== '' && { limits }), ...(stated && { stated: { value: stated.value, currency: stated.currency } }), into: [], out: [], column: 0 });
    }
    return node;
  }

  private paid(by: string, isBack: boolean): FlowNode {
    const key = `${isBack ? 'paid back' : 'paid'} ${by}`;
    let node = this.nodes.get(key);
    if (!node) {
      const payable = this.overview.payables.find(({ id }) => id === by);
      const stated = payable?.yearly[this.year];
      this.nodes.set(key, node = { key, kind: 'payment', title: payable?.title ?? by, ...(payable && { at: payable.at }), ...(stated && { stated: { value: stated.value, currency: stated.currency } }), into: [], out: [], column: 0 });
    }
    return node;
  }

  private add(flow: OverviewFlow): void {
    const money = flow.yearly[this.year] ?? undefined;
    const [payer, first] = [this.holder(flow.through ?? flow.payer), this.holder(flow.payee)];
    const through = flow.by === undefined ? undefined : this.nodes.get(`paid ${flow.by}`);
    const isBack = payer === first || reaches(first, payer) || (through !== undefined && reaches(first, through));
    const payee = isBack ? this.holder(flow.payee, true) : first;
    if (flow.kind === 'funding' || flow.kind === 'subcontract' || flow.kind === 'evaluation' || flow.by === undefined) {
      this.link(payer, payee, money, flow);
      return;
    }
    const paid = this.paid(flow.by, isBack);
    // A payment's whole comes from its payer; what each payee gets of it may not be told.
    const payable = this.overview.payables.find(({ id }) => id === flow.by);
    const payers = new Set(this.overview.flows.filter(({ by, kind }) => by === flow.by && kind === flow.kind).map((one) => one.payer));
    const whole = flow.kind === 'payment' && payers.size === 1 ? payable?.yearly[this.year] ?? undefined : undefined;
    const known = paid.into.find(({ from }) => from === payer);
    if (!known) this.link(payer, paid, whole ?? money, flow);
    else if (!whole) known.sum = total([known.sum, money]);
    if (!paid.out.some(({ to }) => to === payee)) this.link(paid, payee, money, flow);
  }

  private link(from: FlowNode, to: FlowNode, money: YearMoney | undefined, { kind, by, at, once }: OverviewFlow): void {
    const sum = money && { value: money.value, currency: money.currency };
    const link: FlowLink = kind === 'share'
      ? { from, to, basis: 'shared', at, shares: [this.sharedBy(by!)], ...(sum && { atMost: sum }) }
      : { from, to, basis: money?.basis ?? (once ? 'once' : 'unstated'), at, ...(once && !money && { once }), ...(sum && { sum }), ...(money?.basis === 'most' && { isMost: true }), ...(money?.isPart && { isPart: true }) };
    from.out.push(link);
    to.into.push(link);
  }

  private sharedBy(by: string): Shared {
    const flows = this.overview.flows.filter((flow) => flow.by === by);
    return { title: this.overview.payables.find(({ id }) => id === by)?.title ?? by, isBothWays: flows.some(({ payer, payee }) => flows.some((other) => other.payer === payee && other.payee === payer)) };
  }

  /** Who alone fills a fund puts in what is paid out of it; where a part of that is not known, what the fund holds at most. */
  private fillFunds(): void {
    for (const fund of this.nodes.values()) {
      if (fund.kind !== 'fund' || fund.into.length !== 1 || fund.into[0]!.sum) continue;
      const counted = fund.out.filter(({ basis }) => basis !== 'shared');
      const known = total(counted.filter((link) => link.sum).map((link) => link.sum));
      const shares = fund.out.flatMap((link) => link.shares ?? []);
      if (!counted.every((link) => link.sum) && fund.stated) Object.assign(fund.into[0]!, { sum: fund.stated, basis: 'limit', isMost: true });
      else if (known) Object.assign(fund.into[0]!, { sum: known, basis: 'derived', ...(counted.some(({ isMost }) => isMost) && { isMost: true }), ...(shares.length > 0 && { shares }) });
    }
  }

  private place(): void {
    const done = new Map<FlowNode, number>();
    const column = (node: FlowNode): number => {
      const known = done.get(node);
      if (known !== undefined) return known;
      done.set(node, 0);
      const found = node.into.reduce((most, { from }) => Math.max(most, column(from) + 1), 0);
      done.set(node, found);
      return found;
    };
    for (const node of this.nodes.values()) node.column = column(node);
    // Who fills nothing but a late node stands just before it.
    for (const node of this.nodes.values()) if (node.into.length === 0 && node.out.length > 0) node.column = Math.min(...node.out.map(({ to }) => to.column)) - 1;
    for (const node of [...this.nodes.values()]) if (node.into.length + node.out.length === 0) this.nodes.delete(node.key);
  }
}

/** Whether money of a subcontract is none of a year, because no day of that lies in its term. */
function isOutOfTerm({ kind, by }: OverviewFlow, { subcontracts }: Overview, year: number): boolean {
  return kind === 'subcontract' && subcontracts.find(({ id }) => id === by)?.during[year] === false;
}

function reaches(from: FlowNode, to: FlowNode): boolean {
  const seen = new Set([from]);
  for (const node of seen) for (const link of node.out) seen.add(link.to);
  return seen.has(to);
}

function weightOf({ into, out }: FlowNode): number {
  const size = (links: readonly FlowLink[]): number => links.reduce((sum, link) => sum + (link.sum ? asLength(link.sum.value) : 0), 0);
  return Math.max(size(into), size(out));
}
