import type { ConflictEdge, ConflictNode, ConflictPicture } from '../pictures/conflicts.ts';
import { element, filled, marked, stroked, textAt } from '../svg/element.ts';
import type { Body, LegendEntry } from '../svg/frame.ts';
import { PALETTE, type Ink } from '../svg/palette.ts';
import { escaped, widthOf, wrapped } from '../svg/text.ts';

const box = { width: 196, gap: 112, space: 18, padding: 8 };
/** How narrow boxes and the gaps between them may be where there is less room. */
const least = { width: 96, gap: 58 };
const size = 12;
const nodeInk: Readonly<Record<ConflictNode['kind'], Ink>> = { person: 'accent', body: 'fixed', party: 'party' };
const edgeStyle: Readonly<Record<ConflictEdge['kind'], { ink: Ink; dash?: string; text: string }>> = {
  member: { ink: 'accent', text: 'is a member of' }, decides: { ink: 'fixed', text: 'decides about money paid to' }, interest: { ink: 'most', dash: '6 4', text: 'has an interest in' },
  'paid by': { ink: 'aside', dash: '3 3', text: 'is paid by' }, owns: { ink: 'party', text: 'owns' },
};
const headings = ['People', 'Bodies', 'Who is paid', 'Owners, others'];

interface Placed { readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly lines: readonly string[]; readonly column: number }

/** Draws who decides about whose money, and who is tied to whom. */
export function drawConflicts({ nodes, edges, marks }: ConflictPicture, room = Infinity): Body {
  const used = [...new Set(nodes.map(({ column }) => column))].sort();
  const isLastLooped = edges.some(({ from, to }) => nodes[from]!.column === nodes[to]!.column && nodes[from]!.column === used.at(-1));
  const free = room - (isLastLooped ? 90 : 0);
  const isWide = used.length * box.width + (used.length - 1) * box.gap <= free;
  const gap = isWide ? box.gap : least.gap;
  const width = isWide ? box.width : Math.max(least.width, Math.min(box.width, Math.floor((free - (used.length - 1) * gap) / used.length)));
  const heights = new Map<number, number>();
  const lines = nodes.map(({ title }) => wrapped(title, width - 2 * box.padding, size, width < 150 ? 5 : 3));
  const high = (index: number): number => lines[index]!.length * (size + 3) + 2 * box.padding - 2;
  for (const [index, { column }] of nodes.entries()) heights.set(column, (heights.get(column) ?? -box.space) + high(index) + box.space);
  // Lines that run past a column have their lane below it.
  const past = edges.filter(({ from, to }) => used.indexOf(nodes[to]!.column) - used.indexOf(nodes[from]!.column) > 1);
  const tallest = Math.max(...heights.values(), 120);
  const next = new Map<number, number>();
  const placed = nodes.map(({ column }, index): Placed => {
    const y = next.get(column) ?? 34 + (tallest - heights.get(column)!) / 2;
    next.set(column, y + high(index) + box.space);
    return { x: used.indexOf(column) * (width + gap), y, width, height: high(index), lines: lines[index]!, column: used.indexOf(column) };
  });
  const markOf = new Map(marks.map((mark) => [mark.id, mark]));
  const lanes = new Map(past.map((edge, lane) => [edge, 34 + tallest + 26 + lane * 22]));
  const body = edges.map((edge) => drawEdge(edge, placed, markOf.get(edge.mark)!, lanes.get(edge), edges));
  const boxes = nodes.map((node, index) => drawNode(node, placed[index]!, markOf.get(node.mark)!));
  const heads = used.map((column, index) => textAt(wrapped(headings[column]!, width + gap - 6, 13, 1), index * (width + gap), 14, { size: 13, weight: 'bold' }));
  return {
    svg: heads.join('') + body.map(({ line }) => line).join('') + boxes.join('') + body.map(({ text }) => text).join(''), width: used.length * width + (used.length - 1) * gap + (isLastLooped ? 90 : 0),
    height: 34 + tallest + (past.length > 0 ? 26 + past.length * 22 : 10), legend: legendOf(edges),
  };
}

function drawNode({ kind }: ConflictNode, { x, y, width, height, lines }: Placed, mark: ConflictPicture['marks'][number]): string {
  const ink = nodeInk[kind];
  return element('rect', { x, y, width, height, rx: kind === 'person' ? 12 : 3, ...filled('paper') })
    + marked(mark, 'rect', { x, y, width, height, rx: kind === 'person' ? 12 : 3, fill: PALETTE.light[ink], 'fill-opacity': 0.12, stroke: PALETTE.light[ink], 'stroke-width': 1.5, class: `f-${ink} s-${ink}` })
    + textAt(lines, x + box.padding, y + box.padding + size - 2, { size, mark: mark.id });
}

function drawEdge(edge: ConflictEdge, placed: readonly Placed[], mark: ConflictPicture['marks'][number], lane: number | undefined, edges: readonly ConflictEdge[]): { line: string; text: string } {
  const [from, to] = [placed[edge.from]!, placed[edge.to]!];
  const style = edgeStyle[edge.kind];
  const ink: Ink = edge.isOnPath && !edge.isManaged ? 'alert' : style.ink;
  const [isLoop, isBack] = [to.column === from.column, to.column <= from.column];
  const start = { x: isBack && !isLoop ? from.x : from.x + from.width, y: from.y + portOf(edge, edges, 'from') * from.height };
  const end = { x: isBack ? to.x + to.width : to.x, y: to.y + portOf(edge, edges, 'to') * to.height };
  const tip = isBack ? end.x + 7 : end.x - 7;
  let d: string;
  let middle: { x: number; y: number };
  if (lane !== undefined) {
    const [left, right] = [start.x + 14, end.x - 22];
    d = `M${at(start.x)} ${at(start.y)}C${at(left + 18)} ${at(start.y)} ${at(left - 14)} ${at(lane)} ${at(left + 40)} ${at(lane)}H${at(right - 40)}C${at(right + 16)} ${at(lane)} ${at(right - 18)} ${at(end.y)} ${at(tip)} ${at(end.y)}`;
    middle = { x: (left + right) / 2, y: lane };
  } else if (isLoop) {
    const out = Math.max(start.x, end.x) + 46;
    d = `M${at(start.x)} ${at(start.y)}C${at(out)} ${at(start.y)} ${at(out)} ${at(end.y)} ${at(tip)} ${at(end.y)}`;
    middle = { x: out - 8, y: (start.y + end.y) / 2 };
  } else {
    const bend = (end.x - start.x) / 2;
    d = `M${at(start.x)} ${at(start.y)}C${at(start.x + bend)} ${at(start.y)} ${at(end.x - bend)} ${at(end.y)} ${at(tip)} ${at(end.y)}`;
    // Nearer to where the line begins, because lines meet where they end.
    middle = { x: start.x + (isBack ? 0.42 : 0.36) * (end.x - start.x), y: start.y + 0.2 * (end.y - start.y) };
  }
  const arrow = isBack ? `M${at(end.x)} ${at(end.y)}l8 -4v8Z` : `M${at(end.x)} ${at(end.y)}l-8 -4v8Z`;
  const line = marked(mark, 'path', { d, ...stroked(ink, edge.isOnPath ? edge.isManaged ? 3 : 4.5 : 1.5, style.dash) }) + element('path', { d: arrow, ...filled(ink), 'data-mark': mark.id, 'aria-hidden': 'true' });
  if (edge.text === '') return { line, text: '' };
  const half = widthOf(edge.text, 11) / 2 + 3;
  return {
    line, text: element('rect', { x: middle.x - half, y: middle.y - 8, width: 2 * half, height: 16, ...filled('paper'), 'fill-opacity': 0.9 })
      + element('text', { x: middle.x, y: middle.y + 4, 'font-size': 11, 'text-anchor': 'middle', ...filled(ink === 'alert' ? 'alert' : 'muted'), 'data-mark': mark.id, 'aria-hidden': 'true' }, escaped(edge.text)),
  };
}

/** Where on the side of a box a line begins or ends, so that several do not lie on each other. */
function portOf(edge: ConflictEdge, edges: readonly ConflictEdge[], side: 'from' | 'to'): number {
  const beside = edges.filter((other) => other[side] === edge[side]);
  return (beside.indexOf(edge) + 1) / (beside.length + 1);
}

function at(length: number): string {
  return String(Math.round(length * 10) / 10);
}

function legendOf(edges: readonly ConflictEdge[]): LegendEntry[] {
  const kinds = (Object.keys(edgeStyle) as ConflictEdge['kind'][]).filter((kind) => edges.some((edge) => edge.kind === kind));
  return [
    ...kinds.map((kind): LegendEntry => ({ shape: edgeStyle[kind].dash === undefined ? 'line' : 'dashed', ink: edgeStyle[kind].ink, text: edgeStyle[kind].text })),
    ...(edges.some(({ isOnPath, isManaged }) => isOnPath && isManaged) ? [{ shape: 'thick', ink: 'muted', text: 'tied to who is paid: the contract says how that is managed' } as const] : []),
    ...(edges.some(({ isOnPath, isManaged }) => isOnPath && !isManaged) ? [{ shape: 'thick', ink: 'alert', text: 'tied to who is paid: nothing is said about how that is managed' } as const] : []),
  ];
}
