import type { DeliveryNode, DeliveryPicture } from '../pictures/delivery.ts';
import type { Mark } from '../picture.ts';
import { element, filled, marked, stroked, textAt } from '../svg/element.ts';
import type { Body } from '../svg/frame.ts';
import { PALETTE, type Ink } from '../svg/palette.ts';
import { wrapped } from '../svg/text.ts';

const box = { width: 262, gap: 62, space: 14, padding: 9 };
/** How far each level stands in where there is no room for it beside the one above. */
const indent = 30;
const size = 12;
const inkOf: Readonly<Record<DeliveryNode['kind'], Ink>> = { contract: 'accent', provider: 'fixed', subcontractor: 'aside', rest: 'unknown' };

interface Placed {
  readonly node: DeliveryNode;
  readonly title: readonly string[];
  readonly details: readonly string[];
  readonly own: number;
  readonly height: number;
  readonly children: readonly Placed[];
}

/** Draws who has work done by whom: boxes from left to right, each as high as its words. */
export function drawDelivery({ root, marks }: DeliveryPicture, room = Infinity): Body {
  const markOf = new Map(marks.map((mark) => [mark.id, mark]));
  const depth = depthOf(root);
  const parts: string[] = [];
  const wide = depth * (box.width + box.gap) + box.width;
  const isBeside = wide <= room;
  const width = isBeside ? box.width : Math.max(box.width, Math.min(440, room - depth * indent));
  const placed = measured(root, width);
  const height = isBeside ? placed.height : below(placed, 0, 0, width, parts, markOf);
  if (isBeside) draw(placed, 0, 0, parts, markOf);
  return {
    svg: parts.join(''), width: isBeside ? wide : depth * indent + width, height: Math.ceil(height), legend: [
      { shape: 'box', ink: 'accent', text: 'the contract' },
      { shape: 'box', ink: 'fixed', text: 'paid under the contract' },
      ...(depth > 1 ? [{ shape: 'box', ink: 'aside', text: 'paid under a subcontract' } as const] : []),
    ],
  };
}

function measured(node: DeliveryNode, width: number): Placed {
  const inner = width - 2 * box.padding;
  const title = wrapped(node.title, inner, size + 0.6, 3);
  const details = node.details.flatMap((detail) => wrapped(detail, inner, size, 4));
  const own = (title.length + details.length) * (size + 3) + 2 * box.padding - 2;
  const children = node.children.map((child) => measured(child, width));
  const below = children.reduce((sum, { height }) => sum + height + box.space, -box.space);
  return { node, title, details, own, height: Math.max(own, below), children };
}

/** Draws a node with those below it under it, each level further in; answers where they end. */
function below(placed: Placed, x: number, top: number, width: number, parts: string[], markOf: ReadonlyMap<string, Mark>): number {
  drawBox(placed, x, top, width, parts, markOf);
  let y = top + placed.own;
  for (const child of placed.children) {
    const start = y + box.space;
    parts.push(element('path', { d: `M${x + indent / 2} ${top + placed.own}V${start + 16}H${x + indent}`, ...stroked('unknown', 1.2) }));
    y = below(child, x + indent, start, width, parts, markOf);
  }
  return y;
}

function drawBox({ node, title, details, own }: Pick<Placed, 'node' | 'title' | 'details' | 'own'>, x: number, start: number, width: number, parts: string[], markOf: ReadonlyMap<string, Mark>): void {
  const ink = inkOf[node.kind];
  const mark = markOf.get(node.mark)!;
  parts.push(marked(mark, 'rect', { x, y: start, width, height: own, rx: 3, fill: PALETTE.light[ink], 'fill-opacity': 0.1, stroke: PALETTE.light[ink], 'stroke-width': 1.5, class: `f-${ink} s-${ink}` }));
  parts.push(element('rect', { x, y: start, width: 4, height: own, ...filled(ink), 'data-mark': mark.id, 'aria-hidden': 'true' }));
  parts.push(textAt(title, x + box.padding + 2, start + box.padding + size - 2, { weight: 'bold', mark: mark.id }));
  parts.push(textAt(details, x + box.padding + 2, start + box.padding + size - 2 + title.length * (size + 3), { mark: mark.id }));
}

/** Draws a node in the middle of the room it has, and answers how high its middle is. */
function draw({ node, title, details, own, height, children }: Placed, x: number, top: number, parts: string[], markOf: ReadonlyMap<string, Mark>): number {
  const below = children.reduce((sum, child) => sum + child.height + box.space, -box.space);
  let y = top + (children.length > 0 ? (height - below) / 2 : 0);
  const [right, turn] = [x + box.width, x + box.width + box.gap / 2];
  const middle = top + height / 2;
  for (const child of children) {
    const to = draw(child, x + box.width + box.gap, y, parts, markOf);
    parts.push(element('path', { d: `M${right} ${middle.toFixed(1)}H${turn}V${to.toFixed(1)}H${x + box.width + box.gap}`, ...stroked('unknown', 1.2) }));
    y += child.height + box.space;
  }
  drawBox({ node, title, details, own }, x, middle - own / 2, box.width, parts, markOf);
  return middle;
}

function depthOf({ children }: DeliveryNode): number {
  return children.reduce((most, child) => Math.max(most, depthOf(child) + 1), 0);
}
