import type { MoneyNode } from '../pictures/money.ts';
import { widthOf, wrapped } from '../svg/text.ts';

/** How much room a drawing of money takes, and what is written at its nodes. */
export interface MoneyLayout {
  /** Money runs from top to bottom, not from left to right. */
  readonly isDown: boolean;
  readonly width: number;
  readonly height: number;
  /** How wide the widest band can be, at right angles to where money runs. */
  readonly extent: number;
  /** Between nodes that stand beside each other. */
  readonly gap: number;
  readonly margins: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly labels: readonly { readonly title: readonly string[]; readonly sums: readonly string[] }[];
}

const size = 12;
const line = size + 3;
/** The room of a label, and of a column with it, where there is enough, and the least with which words can be read. */
const [label, column, leastColumn, leastLabel] = [176, 236, 190, 84];

type Nodes = readonly MoneyNode[];

/** From left to right, with columns as close as there is room for. */
export function acrossLayout(nodes: Nodes, hasSums: boolean, room: number): MoneyLayout {
  const counts = countsOf(nodes);
  const step = Math.max(leastColumn, Math.min(column, Math.floor((room - label - 30) / Math.max(1, counts.length - 1))));
  const labels = nodes.map((node) => labelOf(node, Math.min(label, step - 44)));
  const gap = Math.min(Math.max(...labels.map(linesOf)) * line, 94) + 2;
  const most = Math.max(...counts);
  const height = hasSums ? most * gap + 240 : (most - 1) * gap + 60;
  return {
    isDown: false, width: (counts.length - 1) * step + label + 30, height, extent: Math.max(0, height - 12 - (most - 1) * gap),
    gap, margins: { left: 2, top: 6, right: label + 18, bottom: 6 }, labels,
  };
}

/** From top to bottom; undefined where so many stand beside each other that their words would have no room. `parts`: how wide each is, of the widest. */
export function downLayout(nodes: Nodes, parts: readonly number[], room: number): MoneyLayout | undefined {
  const counts = countsOf(nodes);
  const most = Math.max(...counts);
  const gap = most === 1 ? 200 : Math.min(140, Math.floor((room - 90) / most));
  if (gap < leastLabel + 8) return undefined;
  const side = Math.ceil((gap - 8) / 2);
  const widest = room - 2 * side - (most - 1) * gap;
  const labels = nodes.map((node, place) => labelOf(node, Math.max(gap - 8, Math.floor(widest * parts[place]!) - 24)));
  const high = counts.map((_, at) => Math.max(0, ...labels.filter((__, place) => nodes[place]!.column === at).map(linesOf)));
  // The library sets all levels as far apart.
  const step = 12 + Math.max(...high) * line + 44;
  const bottom = high.at(-1)! * line + 10;
  return { isDown: true, width: room, extent: widest, height: (counts.length - 1) * step + 12 + bottom + 6, gap, margins: { left: side, right: side, top: 6, bottom }, labels };
}

/** How many nodes stand in each column. */
function countsOf(nodes: Nodes): number[] {
  const columns = Math.max(...nodes.map((node) => node.column)) + 1;
  return Array.from({ length: columns }, (_, at) => nodes.filter((node) => node.column === at).length);
}

function labelOf({ title, sums }: MoneyNode, width: number): MoneyLayout['labels'][number] {
  return { title: wrapped(title, width, size, 6), sums: wrapped(sums, width, size, 7) };
}

/** How much of a band the words of a node take, at right angles to where money runs. */
export function thicknessOf({ isDown, labels }: MoneyLayout, place: number): number {
  const words = labels[place]!;
  return isDown ? Math.max(...[...words.title, ...words.sums].map((text) => widthOf(text, size))) : linesOf(words) * line;
}

function linesOf({ title, sums }: MoneyLayout['labels'][number]): number {
  return title.length + sums.length;
}
