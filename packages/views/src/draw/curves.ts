import { asLength } from '../exact.ts';
import { earnedWords, resultWords, type CurvePanel, type CurvesPicture, type TablePanel } from '../pictures/curves.ts';
import type { Mark } from '../picture.ts';
import { drawChart, Inks } from '../svg/chart.ts';
import { element, filled, marked, markAttributes, stroked, textAt } from '../svg/element.ts';
import type { Body } from '../svg/frame.ts';
import { escaped, widthOf, wrapped } from '../svg/text.ts';

const panel = { width: 372, height: 310, gap: 24 };
const grid = { left: 86, top: 84, right: 14, bottom: 62 };
const columns = 3;
const widest = columns * (panel.width + panel.gap);

/** Draws each curve in a panel of its own, and each table as bars. */
export async function drawCurves({ panels, bars, marks }: CurvesPicture, room = widest): Promise<Body> {
  const markOf = new Map(marks.map((mark) => [mark.id, mark]));
  const across = Math.min(columns, Math.max(1, Math.floor((room + panel.gap) / (panel.width + panel.gap))), Math.max(panels.length, bars.length > 0 ? 2 : 1));
  // One below the other, they are as wide as there is room for.
  const own = across === 1 && room < widest ? Math.max(panel.width, Math.min(560, room)) : panel.width;
  const parts: string[] = [];
  let y = 0;
  for (let start = 0; start < panels.length; start += across) {
    for (const [index, one] of panels.slice(start, start + across).entries()) parts.push(element('g', { transform: `translate(${index * (own + panel.gap)} ${y})` }, await drawPanel(one, own, markOf)));
    y += panel.height + panel.gap;
  }
  const taken = across * own + (across - 1) * panel.gap;
  const width = bars.length > 0 ? Math.max(taken, Math.min(room, 2 * panel.width + panel.gap)) : taken;
  for (const one of bars) {
    const { svg, height } = drawBars(one, width, markOf);
    parts.push(element('g', { transform: `translate(0 ${y})` }, svg));
    y += height + panel.gap;
  }
  return {
    svg: parts.join(''), width, height: Math.max(0, y - panel.gap), legend: panels.length === 0 ? [] : [
      { shape: 'line', ink: 'fixed', text: 'what is earned' },
      ...(panels.some(({ levels }) => levels.length > 0) ? [{ shape: 'dashed', ink: 'muted', text: 'levels of the outcome' } as const] : []),
      ...(panels.some(({ cliffs }) => cliffs.length > 0) ? [{ shape: 'dashed', ink: 'alert', text: 'cliff' } as const] : []),
    ],
  };
}

async function drawPanel(one: CurvePanel, width: number, markOf: ReadonlyMap<string, Mark>): Promise<string> {
  const inks = new Inks();
  const points = one.pieces.flatMap((piece) => piece.points);
  const [xs, ys] = [[...points.map(({ x }) => asLength(x)), ...one.levels.map(({ x }) => asLength(x))], points.map(({ y }) => asLength(y))];
  const [low, high] = [Math.min(...xs), Math.max(...xs)];
  const [bottom, top] = [Math.min(0, ...ys), Math.max(...ys, 0) || 1];
  const [words, earned] = [resultWords(one.unit.rates === undefined ? one.unit : { ...one.unit, rates: undefined }), earnedWords(one.height, one.most)];
  const inner = { width: width - grid.left - grid.right, height: panel.height - grid.top - grid.bottom };
  const toX = (x: string): number => grid.left + ((asLength(x) - low) / (high - low || 1)) * inner.width;
  const toY = (y: string): number => grid.top + inner.height - ((asLength(y) - bottom) / (top - bottom)) * inner.height;
  const axis = { type: 'value', axisLabel: { show: false }, axisTick: { show: false }, splitLine: { show: false }, axisLine: { show: true, onZero: false, lineStyle: { color: inks.of('muted') } } };
  const line = (data: readonly (readonly number[])[], colour: string, style: object): object => ({ type: 'line', data, showSymbol: false, clip: false, silent: true, animation: false, emphasis: { disabled: true }, lineStyle: { color: colour, ...style }, itemStyle: { color: colour } });
  const of = (id: string): Mark => markOf.get(id)!;
  const chart = await drawChart({
    grid: { ...grid, containLabel: false }, xAxis: { ...axis, min: low, max: high }, yAxis: { ...axis, min: bottom, max: top },
    series: [
      ...one.levels.map(({ mark, x }) => line([[asLength(x), bottom], [asLength(x), top]], inks.of('muted', of(mark)), { width: 1, type: [4, 3] })),
      ...one.cliffs.map(({ mark, x, from, to }) => line([[asLength(x), asLength(from)], [asLength(x), asLength(to)]], inks.of('alert', of(mark)), { width: 2, type: [4, 3] })),
      ...one.pieces.map(({ mark, points: ends }) => line(ends.map(({ x, y }) => [asLength(x), asLength(y)]), inks.of('fixed', of(mark)), { width: 3, cap: 'round' })),
    ],
  }, width, panel.height, inks);
  const title = wrapped(one.title, width - 8, 13, 1);
  const pays = wrapped(one.pays, width - 8, 11, 2);
  const [across, up] = [wrapped(one.across, inner.width, 11, 1), wrapped(one.up, width / 2, 11, 1)];
  const titles = textAt(across, grid.left + inner.width / 2, panel.height - 22, { size: 11, ink: 'muted', anchor: 'middle' }) + textAt(up, 0, grid.top - 24, { size: 11, ink: 'muted' });
  const heading = element('g', { ...markAttributes(of(one.mark)) }, element('title', {}, escaped(of(one.mark).label)), textAt(title, 0, 14, { size: 13, weight: 'bold' }), textAt(pays, 0, 30, { size: 11, ink: 'muted' }));
  return heading + chart + levelLabels(one, width, toX, of) + axisLabels(one, width, toX, toY, words, earned) + titles;
}

/** The names of levels above their lines, the one to the left of the other on its left, so that they never cover each other. */
function levelLabels({ levels }: CurvePanel, width: number, toX: (x: string) => number, of: (id: string) => Mark): string {
  const sorted = [...levels].sort((a, b) => asLength(a.x) - asLength(b.x));
  let free = 0;
  return sorted.map(({ mark, level, x }, index) => {
    const half = widthOf(level, 11) / 2;
    const next = sorted[index + 1] ? toX(sorted[index + 1]!.x) : width;
    let middle = Math.min(Math.max(toX(x), half), width - half);
    // Where two stand close, each leans away from the other.
    if (next - toX(x) < 2 * half + 6) middle = Math.max(half, toX(x) - half + 2);
    if (middle - half < free) middle = Math.min(free + half, width - half);
    free = middle + half + 5;
    return textAt(level, middle, grid.top - 6, { size: 11, ink: 'muted', anchor: 'middle', mark: of(mark).id });
  }).join('');
}

/** The results and sums at corners, exactly, as many as have room, levels first. Where a picture ends the contract says nothing. */
function axisLabels(one: CurvePanel, width: number, toX: (x: string) => number, toY: (y: string) => number, words: (x: string) => string, earned: (y: string) => string): string {
  const parts: string[] = [];
  const taken: [number, number][] = [];
  const corners = one.pieces.flatMap(({ points }, index) => (index === 0 ? points.slice(1) : index === one.pieces.length - 1 ? points.slice(0, 1) : points)).map(({ x }) => x);
  for (const x of new Set([...one.levels.map((level) => level.x), ...one.cliffs.map((cliff) => cliff.x), ...corners])) {
    const half = widthOf(words(x), 11) / 2 + 3;
    const middle = Math.min(Math.max(toX(x), half), width - half);
    if (taken.some(([left, right]) => middle + half > left && middle - half < right)) continue;
    taken.push([middle - half, middle + half]);
    const base = panel.height - grid.bottom;
    parts.push(element('path', { d: `M${toX(x).toFixed(1)} ${base}v5`, ...stroked('muted') }), textAt(words(x), middle, base + 17, { size: 11, ink: 'muted', anchor: 'middle' }));
  }
  const heights: number[] = [];
  const ys = one.pieces.flatMap(({ points }) => points.map(({ y }) => y)).sort((a, b) => asLength(b) - asLength(a));
  for (const y of new Set([...ys.slice(0, 1), ...ys.slice(-1), ...ys])) {
    if (heights.some((other) => Math.abs(other - toY(y)) < 14)) continue;
    heights.push(toY(y));
    const [line] = wrapped(earned(y), grid.left - 10, 11, 1);
    parts.push(element('path', { d: `M${grid.left - 4} ${toY(y).toFixed(1)}h4`, ...stroked('muted') }), textAt(line ?? '', grid.left - 7, toY(y) + 4, { size: 11, ink: 'muted', anchor: 'end' }));
  }
  for (const { mark, x, from, to, text } of one.cliffs) {
    const isLeft = toX(x) > width - 110;
    const y = (toY(from) + toY(to)) / 2;
    if (Math.abs(toY(from) - toY(to)) > 16 || one.cliffs.length <= 2) parts.push(textAt(text, toX(x) + (isLeft ? -6 : 6), y + 4, { size: 11, ink: 'alert', anchor: isLeft ? 'end' : 'start', mark }));
  }
  return parts.join('');
}

function drawBars(one: TablePanel, width: number, markOf: ReadonlyMap<string, Mark>): { svg: string; height: number } {
  const label = 190;
  const each = (width - label) / one.columns.length;
  const greatest = one.columns.map((_, column) => Math.max(...one.rows.map(({ values }) => Math.abs(asLength(values[column] ?? '0'))), 0));
  const parts = [element('g', { ...markAttributes(markOf.get(one.mark)!) }, textAt(wrapped(one.title, width, 13, 1), 0, 14, { size: 13, weight: 'bold' }))];
  const named = one.columns.length > 1 ? 20 : 0;
  if (named > 0) one.columns.forEach(({ title }, column) => parts.push(textAt(wrapped(title, each - 12, 11, 1), label + column * each, 32, { size: 11, ink: 'muted' })));
  one.rows.forEach(({ mark, label: name, values, texts }, row) => {
    const y = 24 + named + row * 22;
    parts.push(textAt(wrapped(name, label - 10, 12, 1), 0, y + 14, {}));
    values.forEach((value, column) => {
      const x = label + column * each;
      const room = each - widthOf(texts[column]!, 11) - 24;
      const long = value === null || greatest[column] === 0 ? 0 : (Math.abs(asLength(value)) / greatest[column]!) * Math.max(10, room);
      if (value !== null) parts.push(column === 0 ? marked(markOf.get(mark)!, 'rect', { x, y: y + 3, width: Math.max(1, long), height: 14, rx: 2, ...filled('fixed') }) : element('rect', { x, y: y + 3, width: Math.max(1, long), height: 14, rx: 2, ...filled('fixed'), 'data-mark': mark, 'aria-hidden': 'true' }));
      parts.push(textAt(texts[column]!, x + Math.max(1, long) + 6, y + 14, { size: 11, ink: 'muted' }));
    });
  });
  return { svg: parts.join(''), height: 24 + named + one.rows.length * 22 };
}
