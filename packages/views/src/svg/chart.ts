import type { EChartsCoreOption } from 'echarts/core';
import type { Mark } from '../picture.ts';
import { element, length, markAttributes, type Attributes } from './element.ts';
import { PALETTE, type Ink } from './palette.ts';
import { escaped } from './text.ts';

/**
 * Colours that stand for an ink and, if they do, a mark while the chart library draws. It knows nothing of either; in what it has drawn each is found by
 * its colour again, whatever the library made of the shape.
 */
export class Inks {
  private readonly given: { readonly ink: Ink; readonly mark?: Mark }[] = [];

  /** A colour for an ink. */
  of(ink: Ink, mark?: Mark): string {
    this.given.push({ ink, ...(mark && { mark }) });
    return `#${(0xa00000 + this.given.length - 1).toString(16)}`;
  }

  /** What a colour stands for. */
  read(colour: string | undefined): { readonly ink: Ink; readonly mark?: Mark } | undefined {
    const number = /^#a([0-9a-f]{5})$/.exec(colour ?? '')?.[1];
    return number === undefined ? undefined : this.given[Number.parseInt(number, 16)];
  }
}

/** Draws a chart without a browser. The library is loaded when the first is drawn. */
export async function drawChart(option: EChartsCoreOption, width: number, height: number, inks: Inks): Promise<string> {
  const { init } = await import('./charts.ts');
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ animation: false, ...option });
    return cleaned(chart.renderToSVGString(), inks);
  } finally {
    chart.dispose();
  }
}

const kept = ['d', 'transform', 'x', 'y', 'width', 'height', 'cx', 'cy', 'r', 'points', 'text-anchor', 'dominant-baseline', 'fill-opacity', 'stroke-opacity', 'stroke-width', 'stroke-dasharray', 'stroke-linejoin', 'stroke-linecap', 'paint-order'];
const turned: ReadonlyMap<string, (value: string) => Attributes> = new Map<string, (value: string) => Attributes>([['font-size', (value) => ({ 'font-size': value.replace('px', '') })], ['font-weight', (value) => ({ 'font-weight': value })]]);

/** The shapes of a drawing and nothing else: no styles, no names that differ from run to run, each colour as its ink, each mark as what it is. */
function cleaned(svg: string, inks: Inks): string {
  const seen = new Set<string>();
  const parts: string[] = [];
  const body = svg.replace(/<defs[\s\S]*?<\/defs>/g, '').replace(/<style[\s\S]*?<\/style>/g, '');
  for (const [, name, head, content] of body.matchAll(/<(path|rect|circle|polygon|polyline|text)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*>([^<]*)<\/\1>/g)) {
    const given = new Map([...head!.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key, value]) => [key!, value!]));
    const [fill, stroke] = [inks.read(given.get('fill')), inks.read(given.get('stroke'))];
    const mark = fill?.mark ?? stroke?.mark;
    if (!fill && !stroke) continue;
    const attributes: Record<string, string | number | undefined> = {};
    for (const key of kept) if (given.has(key)) attributes[key] = rounded(unescaped(given.get(key)!));
    for (const [key, value] of (given.get('style') ?? '').split(';').map((one) => one.split(':'))) Object.assign(attributes, key && value !== undefined ? turned.get(key)?.(value) : undefined);
    attributes.fill = fill ? PALETTE.light[fill.ink] : 'none';
    if (stroke) attributes.stroke = PALETTE.light[stroke.ink];
    attributes.class = [...(fill ? [`f-${fill.ink}`] : []), ...(stroke ? [`s-${stroke.ink}`] : [])].join(' ');
    const isFirst = mark && name !== 'text' && !seen.has(mark.id);
    if (isFirst) seen.add(mark.id);
    if (mark) Object.assign(attributes, isFirst ? markAttributes(mark) : { 'data-mark': mark.id, 'aria-hidden': 'true' });
    parts.push(element(name!, attributes, ...(name === 'text' ? [escaped(unescaped(content!))] : isFirst ? [element('title', {}, escaped(mark.label))] : [])));
  }
  return parts.join('');
}

function rounded(value: string): string {
  return value.replace(/-?\d+\.\d+(?:e-?\d+)?/g, (number) => length(Number(number)));
}

function unescaped(text: string): string {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, '&');
}
