import type { Basis, MoneyPicture } from '../pictures/money.ts';
import { asLength } from '../exact.ts';
import { drawChart, Inks } from '../svg/chart.ts';
import type { Body, LegendEntry } from '../svg/frame.ts';
import type { Ink } from '../svg/palette.ts';
import { chartText } from '../svg/text.ts';
import { acrossLayout, downLayout, thicknessOf, type MoneyLayout } from './money-layout.ts';

const inkOf: Readonly<Record<Basis, Ink>> = { fixed: 'fixed', most: 'most', allocated: 'aside', derived: 'party', limit: 'accent', once: 'unknown', shared: 'unknown', unstated: 'unknown' };
const size = 12;

/** Draws who pays whom: from left to right, or from top to bottom where there is not so much room. */
export async function drawMoney({ nodes, links, marks }: MoneyPicture, room = Infinity): Promise<Body> {
  const inks = new Inks();
  const known = links.map(({ sum }) => (sum ? asLength(sum.value) : 0));
  const valueOf = (place: number): number => Math.max(sumOf(links, known, 'to', place), sumOf(links, known, 'from', place));
  const most = Math.max(...nodes.map((_, place) => valueOf(place)), 0);
  const across = acrossLayout(nodes, most > 0, room);
  const layout: MoneyLayout = across.width <= room ? across : downLayout(nodes, nodes.map((_, place) => (most > 0 ? valueOf(place) / most : 0)), room) ?? across;
  // What is not known is as thin a line in every picture.
  const thin = most > 0 && layout.extent > 0 ? (most * 1.8) / layout.extent : 1;
  const markOf = (id: string): MoneyPicture['marks'][number] => marks.find((one) => one.id === id)!;
  // Whether the words of a node lie on a wide band as a whole.
  const isOnBand = (place: number): boolean => {
    const out = sumOf(links, known, 'from', place);
    return out > 0.6 * valueOf(place) && (out / most) * layout.extent > thicknessOf(layout, place);
  };
  const series = {
    type: 'sankey', orient: layout.isDown ? 'vertical' : 'horizontal', ...layout.margins, nodeWidth: 12, nodeGap: layout.gap, draggable: false, silent: true, layoutIterations: 48, emphasis: { disabled: true },
    data: nodes.map(({ mark, column, basis, kind }, place) => {
      const { title, sums } = layout.labels[place]!;
      const style = { color: inks.of('ink', markOf(mark)), fontSize: size, lineHeight: size + 3 };
      return {
        // Names tell nodes apart for the library; they are never shown.
        name: `node ${place}`, depth: column, itemStyle: { color: inks.of(kind === 'fund' ? 'accent' : kind === 'payment' ? inkOf[basis] : 'party', markOf(mark)), borderWidth: 0 },
        label: {
          show: true, position: layout.isDown ? 'bottom' : 'right', distance: layout.isDown ? 3 : 6, align: layout.isDown ? 'center' : 'left',
          formatter: [...title.map((line) => `{title|${chartText(line)}}`), ...sums.map((line) => `{sum|${chartText(line)}}`)].join('\n'),
          // Others would be struck out by the lines behind them.
          ...(!isOnBand(place) && { backgroundColor: inks.of('paper'), padding: [1, 2] }),
          rich: { title: { ...style, fontWeight: 600 }, sum: style },
        },
      };
    }),
    links: links.map(({ from, to, mark, basis }, place) => {
      const colour = inks.of(inkOf[basis], markOf(mark));
      return { source: `node ${from}`, target: `node ${to}`, value: known[place]! > 0 ? known[place]! : thin, lineStyle: { color: colour, opacity: inkOf[basis] === 'unknown' ? 0.8 : 0.38, curveness: 0.5 } };
    }),
  };
  const svg = await drawChart({ series: [series] }, layout.width, layout.height, inks);
  return { svg, width: layout.width, height: layout.height, legend: legendOf(nodes, links) };
}

function legendOf(nodes: MoneyPicture['nodes'], links: MoneyPicture['links']): LegendEntry[] {
  const used = new Set(links.map(({ basis }) => basis));
  const box = (ink: Ink, text: string): LegendEntry => ({ shape: 'box', ink, text });
  const thin = [...(used.has('unstated') ? ['not known beforehand'] : []), ...(used.has('shared') ? ['a gain or loss that is shared'] : []), ...(used.has('once') ? ['paid once'] : [])];
  return [
    box('party', `a party${used.has('derived') ? ', and what it puts in to be paid out' : ''}`),
    ...(nodes.some(({ kind }) => kind === 'fund') ? [box('accent', `a fund${used.has('limit') ? ', and the most that it holds' : ''}`)] : []),
    ...(used.has('fixed') ? [box('fixed', 'a sum that the text states, whatever the results')] : []),
    ...(used.has('most') ? [box('most', 'the most that results can earn')] : []),
    ...(used.has('allocated') ? [box('aside', 'what the fund sets aside for it')] : []),
    ...(thin.length > 0 ? [{ shape: 'line', ink: 'unknown', text: thin.join(', or ') } as const] : []),
  ];
}

function sumOf(links: MoneyPicture['links'], known: readonly number[], side: 'from' | 'to', place: number): number {
  return links.reduce((sum, link, index) => sum + (link[side] === place ? known[index]! : 0), 0);
}
