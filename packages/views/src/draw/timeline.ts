import { dayNumber } from '@remit/program/day-number';
import type { TimelinePicture, TimelineRow } from '../pictures/timeline.ts';
import { element, filled, markAttributes, marked, stroked, textAt } from '../svg/element.ts';
import type { Body, LegendEntry } from '../svg/frame.ts';
import type { Ink } from '../svg/palette.ts';
import { widthOf, wrapped } from '../svg/text.ts';

const [widest, narrowest] = [1100, 480];
const size = 12;
const inks: ReadonlyMap<string, Ink> = new Map([['Terms', 'fixed'], ['Decisions and changes', 'accent'], ['Payments are due', 'most'], ['Results are available', 'aside']]);

/** Draws what happens when. */
export function drawTimeline({ groups, from, until, marks }: TimelinePicture, room = widest): Body {
  const width = Math.max(narrowest, Math.min(widest, room));
  const labelWidth = Math.round(width * (width < 800 ? 0.4 : 0.3));
  const chartWidth = width - labelWidth;
  const markOf = new Map(marks.map((mark) => [mark.id, mark]));
  const [first, last] = [dayNumber(from), dayNumber(until)];
  const span = Math.max(1, last - first);
  const at = (day: string): number => labelWidth + 8 + ((dayNumber(day) - first) / span) * (chartWidth - 16);
  const parts: string[] = [];
  let y = 26;
  for (const { title, rows } of groups) {
    parts.push(textAt(title, 0, y + 14, { size: 13, weight: 'bold' }), element('path', { d: `M0 ${y + 20}H${width}`, ...stroked('rule') }));
    y += 26;
    for (const row of rows) {
      const label = wrapped(row.label, labelWidth - 16, size, 3);
      const detail = wrapped(row.detail, labelWidth - 16, 11, 2);
      const height = label.length * (size + 3) + detail.length * 14 + 6;
      const words = textAt(label, 4, y + size, {}) + textAt(detail, 4, y + label.length * (size + 3) + 11, { size: 11, ink: 'muted' });
      parts.push(row.mark === undefined ? words : element('g', markAttributes(markOf.get(row.mark)!), words));
      parts.push(drawRow(row, y + height / 2 - 2, inks.get(title) ?? 'party', at, markOf));
      y += height;
    }
    y += 8;
  }
  return { svg: years(from, until, at, { left: labelWidth, right: width, height: y }) + parts.join(''), width, height: y, legend: legendOf(groups) };
}

function drawRow({ mark: own, bars, points }: TimelineRow, middle: number, ink: Ink, at: (day: string) => number, markOf: ReadonlyMap<string, TimelinePicture['marks'][number]>): string {
  const parts: string[] = [];
  const isStop = own === undefined;
  for (const { mark, from, until, text } of bars) {
    const [left, right] = [at(from), Math.max(at(from) + 2, at(until))];
    const one = markOf.get(mark)!;
    parts.push(marked(one, 'rect', { x: left + 0.5, y: middle - 7, width: right - left - 1, height: 14, rx: 2, ...filled(text === '' ? ink : 'rule') }, isStop));
    if (text !== '' && widthOf(text, 11) < right - left - 4) parts.push(textAt(text, (left + right) / 2, middle + 4, { size: 11, anchor: 'middle', mark }));
  }
  for (const { mark, day, shape } of points) {
    const [x, one] = [at(day), markOf.get(mark)!];
    if (shape === 'tick') parts.push(marked(one, 'rect', { x: x - 1.25, y: middle - 7, width: 2.5, height: 14, ...filled(ink) }, isStop));
    else if (shape === 'triangle') parts.push(marked(one, 'path', { d: `M${x.toFixed(1)} ${middle - 5}l4 9h-8Z`, ...filled(ink) }, isStop));
    else if (shape === 'dot') parts.push(marked(one, 'circle', { cx: x, cy: middle, r: 5, ...filled(ink) }, isStop));
    else parts.push(marked(one, 'path', { d: `M${x.toFixed(1)} ${middle - 7}l7 7l-7 7l-7 -7Z`, ...filled(ink) }, isStop));
  }
  return parts.join('');
}

/** A line and a label at the start of each calendar year, or of every so many where there are many. */
function years(from: string, until: string, at: (day: string) => number, { left, right, height }: { left: number; right: number; height: number }): string {
  const [first, last] = [Number(from.slice(0, 4)), Number(until.slice(0, 4))];
  const every = Math.max(1, Math.ceil(((last - first) * (widthOf('January 2026', 11) + 8)) / (right - left)));
  const parts: string[] = [];
  for (let year = first + 1; year <= last; year += every) {
    const x = at(`${String(year).padStart(4, '0')}-01-01`);
    parts.push(element('path', { d: `M${x.toFixed(1)} 18V${Math.round(height)}`, ...stroked('rule', 1, '2 3') }), textAt(`January ${year}`, x, 12, { size: 11, ink: 'muted', anchor: x > right - 40 ? 'end' : 'middle' }));
  }
  return parts.join('');
}

function legendOf(groups: TimelinePicture['groups']): LegendEntry[] {
  const rows = groups.flatMap((group) => group.rows);
  const shapes = new Set(rows.flatMap(({ points }) => points.map(({ shape }) => shape)));
  const isAmong = (title: string): boolean => groups.some((group) => group.title === title);
  return [
    ...(rows.some(({ bars }) => bars.some(({ text }) => text === '')) ? [{ shape: 'box' as const, ink: 'fixed' as const, text: 'from a first to a last day' }] : []),
    ...(rows.some(({ bars }) => bars.some(({ text }) => text !== '')) ? [{ shape: 'box' as const, ink: 'rule' as const, text: 'a year of the contract' }] : []),
    ...(shapes.has('diamond') ? [{ shape: 'diamond' as const, ink: 'accent' as const, text: 'a day that changes or decides something' }] : []),
    ...(shapes.has('dot') ? [{ shape: 'dot' as const, ink: 'accent' as const, text: 'a day that the contract names' }] : []),
    ...(isAmong('Payments are due') ? [{ shape: 'tick' as const, ink: 'most' as const, text: 'a payment is due' }] : []),
    ...(isAmong('Results are available') ? [{ shape: 'triangle' as const, ink: 'aside' as const, text: 'a result is available' }] : []),
  ];
}
