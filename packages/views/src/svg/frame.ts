import type { PictureBase } from '../picture.ts';
import { element, filled, paragraph, stroked, textAt } from './element.ts';
import { pictureStyle, type Ink } from './palette.ts';
import { escaped, widthOf, wrapped } from './text.ts';

/** An entry of a legend. */
export interface LegendEntry {
  readonly shape: 'box' | 'line' | 'dashed' | 'thick' | 'dot' | 'diamond' | 'tick' | 'triangle';
  readonly ink: Ink;
  readonly text: string;
}

/** What is drawn, with its size. */
export interface Body {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  readonly legend: readonly LegendEntry[];
}

/** How a picture is written. */
export interface FrameOptions {
  /** Whether its style sheet is written into it; a page that has it already leaves it out. Yes if not given. */
  readonly style?: boolean;
  /** Whether its title, what it shows and its notes are written into it to be seen; a page that tells them itself leaves them out. Yes if not given. */
  readonly words?: boolean;
  /** How wide there is room for: what can be drawn narrower than it otherwise is, is. As wide as it takes if not given. */
  readonly width?: number;
}

/** The margin on either side of what is drawn. */
export const side = 24;

/** A whole document: title, what it shows, legend, the drawing, and what a reader must know. */
export function framed(picture: PictureBase, body: Body, { style = true, words = true, width: room = Infinity }: FrameOptions = {}): string {
  const width = Math.max(Math.min(640, room - 2 * side), body.width) + 2 * side;
  const inner = width - 2 * side;
  const parts: string[] = [];
  let y = words ? side : 8;
  const put = (text: string, most = 3): void => {
    const { svg, height } = paragraph(text, side, y, inner, { most });
    parts.push(svg);
    y += height;
  };
  if (words) {
    const heading = wrapped(picture.title, inner, 18, 2);
    parts.push(textAt(heading, side, y + 16, { size: 18, weight: 'bold' }));
    y += heading.length * 21 + 4;
    put(picture.description);
    y += 8;
  }
  if (body.legend.length > 0) {
    const { svg, height } = legendAt(body.legend, side, y, Math.min(inner, room - 2 * side));
    parts.push(svg);
    y += height + 10;
  }
  parts.push(element('g', { transform: `translate(${side} ${Math.round(y)})` }, body.svg));
  y = Math.round(y) + body.height + 14;
  if (words) for (const note of picture.notes) put(note, 4);
  y += words ? side - 10 : 0;
  const id = `remit-${picture.picture}`;
  return element('svg', {
    xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${Math.round(width)} ${Math.round(y)}`, width: Math.round(width), height: Math.round(y),
    class: 'remit-picture', role: 'graphics-document document', 'aria-labelledby': `${id}-title`, 'aria-describedby': `${id}-description`,
  },
  element('title', { id: `${id}-title` }, escaped(picture.title)),
  element('desc', { id: `${id}-description` }, escaped([picture.description, ...picture.notes].join(' '))),
  ...(style ? [`<style>${pictureStyle()}</style>`] : []),
  element('rect', { width: Math.round(width), height: Math.round(y), ...filled('paper') }),
  ...parts) + '\n';
}

function legendAt(entries: readonly LegendEntry[], x: number, y: number, width: number): { svg: string; height: number } {
  let [left, top] = [x, y];
  const parts: string[] = [];
  for (const { shape, ink, text } of entries) {
    const needs = 26 + widthOf(text, 12) + 18;
    if (left > x && left + needs > x + width) {
      left = x;
      top += 20;
    }
    parts.push(symbol(shape, left + 9, top + 8, ink), textAt(text, left + 26, top + 12, { ink: 'muted' }));
    left += needs;
  }
  return { svg: parts.join(''), height: top - y + 18 };
}

/** The shape of a legend entry around a point. */
export function symbol(shape: LegendEntry['shape'], x: number, y: number, ink: Ink): string {
  if (shape === 'box') return element('rect', { x: x - 9, y: y - 5, width: 18, height: 10, rx: 2, ...filled(ink) });
  if (shape === 'dot') return element('circle', { cx: x, cy: y, r: 5, ...filled(ink) });
  if (shape === 'diamond') return element('path', { d: `M${x} ${y - 6}L${x + 6} ${y}L${x} ${y + 6}L${x - 6} ${y}Z`, ...filled(ink) });
  if (shape === 'triangle') return element('path', { d: `M${x} ${y - 5}L${x + 5} ${y + 5}H${x - 5}Z`, ...filled(ink) });
  if (shape === 'tick') return element('path', { d: `M${x} ${y - 6}V${y + 6}`, ...stroked(ink, 2) });
  return element('path', { d: `M${x - 9} ${y}H${x + 9}`, ...stroked(ink, shape === 'thick' ? 5 : 2.5, shape === 'dashed' ? '4 3' : undefined) });
}
