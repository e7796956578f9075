import type { Mark } from '../picture.ts';
import type { Ink } from './palette.ts';
import { PALETTE } from './palette.ts';
import { escaped, wrapped } from './text.ts';

/** Attributes of an element; those that are undefined are left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** One element, its children written already. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes).map(([key, value]) => (value === undefined ? '' : ` ${key}="${typeof value === 'number' ? length(value) : escaped(value)}"`)).join('');
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`;
}

/** A length as short as it can be written: a hundredth of a point is nothing. */
export function length(value: number): string {
  const hundredths = Math.round(value * 100);
  return String(hundredths === 0 ? 0 : hundredths / 100);
}

/** The attributes of a colour: as a style, and as plain text for programs that know none. */
export function filled(ink: Ink): Attributes {
  return { fill: PALETTE.light[ink], class: `f-${ink}` };
}

/** The attributes of a line without a filling. */
export function stroked(ink: Ink, width = 1, dash?: string): Attributes {
  return { fill: 'none', stroke: PALETTE.light[ink], class: `s-${ink}`, 'stroke-width': width, 'stroke-dasharray': dash };
}

/** A text that may have lines, each at its own height. */
export function textAt(text: string | readonly string[], x: number, y: number, { size = 12, ink = 'ink', anchor = 'start', weight, mark }: { size?: number; ink?: Ink; anchor?: 'start' | 'middle' | 'end'; weight?: 'bold'; mark?: string } = {}): string {
  const lines = typeof text === 'string' ? [text] : text;
  return lines.map((line, index) => element('text', { x, y: y + index * (size + 3), 'font-size': size, 'text-anchor': anchor === 'start' ? undefined : anchor, 'font-weight': weight, ...filled(ink), ...(mark !== undefined && { 'data-mark': mark, 'aria-hidden': 'true' }) }, escaped(line))).join('');
}

/** Lines of a text under each other, and how high they are together. */
export function paragraph(text: string, x: number, y: number, width: number, { size = 12, ink = 'muted', most = 3 }: { size?: number; ink?: Ink; most?: number } = {}): { svg: string; height: number } {
  const lines = wrapped(text, width, size, most);
  return { svg: textAt(lines, x, y + size, { size, ink }), height: lines.length * (size + 3) + 2 };
}

/** What makes a shape the mark of something: whoever points at it or comes to it by keyboard is told what it is and where it stands. One of many in a row is no stop of its own on the way through a page. */
export function markAttributes({ id, label, at }: Mark, isStop = true): Attributes {
  return {
    'data-mark': id, tabindex: isStop ? 0 : -1, role: 'img', 'aria-label': label,
    ...(at && { 'data-file': at.file, 'data-declaration': at.declaration, 'data-lines': `${at.startLine}-${at.endLine}`, 'data-range': `${at.startLine}:${at.startColumn}-${at.endLine}:${at.endColumn}` }),
  };
}

/** A shape that is the mark of something, with its words as they are shown when it is pointed at. */
export function marked(mark: Mark, name: string, attributes: Attributes, isStop = true): string {
  return element(name, { ...attributes, ...markAttributes(mark, isStop) }, element('title', {}, escaped(mark.label)));
}
