import type { Basis, MoneyPicture } from '../pictures/money.ts';
import { asLength } from '../exact.ts';
import { drawChart, Inks } from '../svg/chart.ts';
import type { Body, LegendEntry } from '../svg/frame.ts';
import type { Ink } from '../svg/palette.ts';
import { chartText, wrapped } from '../svg/text.ts';

const inkOf: Readonly<Record<Basis, Ink>> = { fixed: 'fixed', most: 'most', allocated: 'aside', derived: 'party', limit: 'accent', once: 'unknown', unstated: 'unknown' };
const legend: readonly (readonly [Basis, LegendEntry])[] = [
  ['fixed', { shape: 'box', ink: 'fixed', text: 'a sum that the text states, whatever the results' }],
  ['most', { shape: 'box', ink: 'most', text: 'the most that results can earn' }],
  ['allocated', { shape: 'box', ink: 'aside', text: 'what the fund sets aside for it' }],
  ['derived', { shape: 'box', ink: 'party', text: 'what is paid out of it, as far as it is known' }],
  ['limit', { shape: 'box', ink: 'accent', text: 'the most that the fund holds' }],
  ['unstated', { shape: 'line', ink: 'unknown', text: 'not known beforehand' }],
];
const size = 12;
const labelWidth = 176;

/** Draws who pays whom. */
export async function drawMoney({ nodes, links, marks }: MoneyPicture): Promise<Body> {
  const inks = new Inks();
  const columns = Math.max(...nodes.map(({ column }) => column)) + 1;
  const counts = Array.from({ length: columns }, (_, column) => nodes.filter((node) => node.column === column).length);
  const known = links.map(({ sum }) => (sum ? asLength(sum.value) : 0));
  const most = Math.max(...nodes.map((_, place) => Math.max(sumOf(links, known, 'to', place), sumOf(links, known, 'from', place))), 0);
  const thin = most > 0 ? most / 160 : 1;
  const labels = nodes.map(({ title, sums }) => [...wrapped(title, labelWidth, size, 3), ...wrapped(sums, labelWidth, size, 2)]);
  const tallest = Math.max(...labels.map((lines) => lines.length)) * (size + 3);
  const gap = Math.min(tallest, 64) + 2;
  const height = most > 0 ? Math.max(...counts) * gap + 240 : (Math.max(...counts) - 1) * gap + 40;
  const width = (columns - 1) * 236 + labelWidth + 30;
  const markOf = (id: string): MoneyPicture['marks'][number] => marks.find((one) => one.id === id)!;
  const isThin = (place: number): boolean => most === 0 || Math.max(sumOf(links, known, 'to', place), sumOf(links, known, 'from', place)) < most / 4;
  // Lines that run behind a label leave it free.
  const halo = { textBorderColor: inks.of('paper'), textBorderWidth: 3 };
  const series = {
    type: 'sankey', left: 2, top: 6, right: labelWidth + 18, bottom: 6, nodeWidth: 12, nodeGap: gap, draggable: false, silent: true, layoutIterations: 48, emphasis: { disabled: true },
    data: nodes.map(({ mark, column, basis, kind }, place) => ({
      // Names tell nodes apart for the library; they are never shown.
      name: `node ${place}`, depth: column, itemStyle: { color: inks.of(kind === 'fund' ? 'accent' : kind === 'payment' ? inkOf[basis] : 'party', markOf(mark)), borderWidth: 0 },
      label: {
        show: true, position: 'right', distance: 6, align: 'left', formatter: labels[place]!.map((line, index) => `{${index < labels[place]!.length - sumLines(nodes[place]!.sums) ? 'title' : 'sum'}|${chartText(line)}}`).join('\n'),
        rich: { title: { ...(isThin(place) ? halo : {}), color: inks.of('ink', markOf(mark)), fontSize: size, lineHeight: size + 3, fontWeight: 600 }, sum: { ...(isThin(place) ? halo : {}), color: inks.of('ink', markOf(mark)), fontSize: size, lineHeight: size + 3 } },
      },
    })),
    links: links.map(({ from, to, mark, basis }, place) => {
      const value = known[place]! > 0 ? known[place]! : thin;
      const colour = inks.of(inkOf[basis], markOf(mark));
      return { source: `node ${from}`, target: `node ${to}`, value, lineStyle: { color: colour, opacity: basis === 'unstated' || basis === 'once' ? 0.55 : 0.38, curveness: 0.5 } };
    }),
  };
  const svg = await drawChart({ series: [series] }, width, height, inks);
  const used = new Set(links.map(({ basis }) => basis));
  const thinLines: LegendEntry[] = used.has('once') ? [{ shape: 'line', ink: 'unknown', text: used.has('unstated') ? 'not known beforehand, or paid once' : 'paid once' }] : legend.filter(([basis]) => basis === 'unstated' && used.has(basis)).map(([, entry]) => entry);
  return { svg, width, height, legend: [...legend.filter(([basis]) => basis !== 'unstated' && used.has(basis)).map(([, entry]) => entry), ...thinLines] };
}

function sumLines(sums: string): number {
  return wrapped(sums, labelWidth, size, 2).length;
}

function sumOf(links: MoneyPicture['links'], known: readonly number[], side: 'from' | 'to', place: number): number {
  return links.reduce((sum, link, index) => sum + (link[side] === place ? known[index]! : 0), 0);
}
