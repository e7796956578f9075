import { cmp, formatNumber, mul } from '@remit/program/rational';
import type { Overview, OverviewCurve, OverviewTable, SourcePlace, Sum } from '@remit/language/overview/overview';
import { exact, numberWords, percentWords, sumWords } from '../exact.ts';
import type { Mark, PictureBase, ViewTable } from '../picture.ts';

/** A point, exactly. */
export interface Point { readonly x: string; readonly y: string }

/** A result at which what is paid jumps. */
export interface Cliff { readonly mark: string; readonly x: string; readonly from: string; readonly to: string; readonly text: string }

/** One curve, ready to be drawn. */
export interface CurvePanel {
  readonly mark: string;
  readonly title: string;
  /** What pays by it. */
  readonly pays: string;
  readonly pieces: readonly { readonly mark: string; readonly points: readonly Point[] }[];
  readonly levels: readonly { readonly mark: string; readonly level: string; readonly x: string; readonly text: string }[];
  readonly cliffs: readonly Cliff[];
  /** What the axes say: the result, with what it is counted in, and what is earned for it. */
  readonly across: string;
  readonly up: string;
  /** What is written at a place of the axes. */
  readonly unit: OverviewCurve['unit'];
  readonly height: OverviewCurve['height'];
  /** What the whole height comes to in money, where the text tells. */
  readonly most?: Sum;
}

/** A table drawn as bars. */
export interface TablePanel {
  readonly mark: string;
  readonly title: string;
  readonly columns: readonly { readonly title: string; readonly kind: 'money' | 'percentage' | 'number' }[];
  readonly currency?: string;
  readonly rows: readonly { readonly mark: string; readonly label: string; readonly values: readonly (string | null)[]; readonly texts: readonly string[] }[];
}

/** How results turn into money. */
export interface CurvesPicture extends PictureBase {
  readonly picture: 'curves';
  readonly panels: readonly CurvePanel[];
  readonly bars: readonly TablePanel[];
}

/** How many curves and tables a picture holds; the others stand in its tables alone. */
const most = 24;

/** Makes the picture of curves and tables. */
export function curvesPicture(overview: Overview, year?: string): CurvesPicture {
  const marks: Mark[] = [];
  const mark = (label: string, at?: SourcePlace): string => {
    const id = `c${marks.length}`;
    marks.push({ id, label, ...(at && { at }) });
    return id;
  };
  const index = Math.max(0, overview.years.findIndex(({ name }) => name === year));
  const panels = overview.curves.slice(0, most).map((curve) => panelOf(curve, overview, index, mark));
  const bars = overview.tables.slice(0, most).map((table) => barsOf(table, mark));
  const hidden = overview.curves.length + overview.tables.length - panels.length - bars.length;
  const years = new Set(overview.curves.flatMap((curve) => curve.year ?? []));
  const isNothing = panels.length + bars.length === 0;
  return {
    picture: 'curves', title: `Payment curves: ${overview.title}`,
    description: isNothing ? 'The contract has no curve, bands or table that can be drawn.' : panels.length === 0 ? 'The figures of the tables of the contract.' : `How results turn into money: the result from left to right, what is earned for it upwards.${panels.some(({ cliffs }) => cliffs.length > 0) ? ' A cliff is a result at which what is earned jumps.' : ''}`,
    notes: [
      ...(years.size > 0 ? [`Levels that change from year to year are those of ${[...years].join(', ')}.`] : []),
      ...overview.payables.filter(({ kind }) => kind === 'share').map(({ title }) => `“${title}” is not drawn: it depends on what is spent. The summary tells it under “Who bears the risk”.`),
      ...overview.notDrawn.map(({ title, why }) => `“${title}” is not drawn: ${why}.`),
      ...(hidden > 0 ? [`${hidden} more are named in the table.`] : []),
    ],
    marks, tables: overview.curves.length > 0 ? [tableOf(overview)] : [], panels, bars,
    ...(isNothing && { empty: overview.notDrawn.length > 0 ? 'No curve can be drawn from the text alone.' : 'The contract has no curve, bands or table of figures.' }),
  };
}

type Marker = (label: string, at?: SourcePlace) => string;

function panelOf(curve: OverviewCurve, overview: Overview, index: number, mark: Marker): CurvePanel {
  const payable = overview.payables.find(({ id }) => id === curve.payable);
  const ceiling = curve.weight !== undefined && curve.height.kind === 'percentage' ? payable?.yearly[index] : undefined;
  const whole = ceiling ? { value: formatNumber(mul(exact(ceiling.value), exact(curve.weight!))), currency: ceiling.currency } : undefined;
  const [x, y] = [resultWords(curve.unit), earnedWords(curve.height, whole)];
  const pays = payable ? `${payable.title}${curve.weight === undefined ? '' : `: ${percentWords(curve.weight)} of it${whole ? `, up to ${sumWords(whole)}${overview.years[index] ? ` in ${overview.years[index].name}` : ''}` : ''}`}` : curve.within === curve.title ? '' : `within “${curve.within}”`;
  return {
    mark: mark(`${curve.title}${pays === '' ? '' : `, ${pays}`}`, curve.at), title: curve.title, pays: [pays, ...(curve.scores === undefined ? [] : [`scores ${curve.scores}`])].filter((part) => part !== '').join('; '),
    pieces: curve.pieces.map(({ points, at }) => ({ mark: mark(`${curve.title}: from ${x(points[0]!.x)} to ${x(points.at(-1)!.x)} ${points[0]!.y === points.at(-1)!.y ? y(points[0]!.y) : `from ${y(points[0]!.y)} to ${y(points.at(-1)!.y)}`}`, at), points })),
    levels: curve.levels.map(({ level, x: at, text, at: place }) => ({ mark: mark(`${curve.title}: ${level} ${text}`, place), level, x: at, text })),
    cliffs: cliffsOf(curve).map(({ x: at, from, to, place }) => {
      const text = `${y(from)} → ${y(to)}`;
      return { mark: mark(`${curve.title}: a cliff at ${x(at)}, from ${y(from)} to ${y(to)}`, place), x: at, from, to, text };
    }),
    across: `${overview.outcomes.find(({ id }) => id === curve.outcome)?.measure?.text ?? 'The result'}${curve.unit.rates === undefined ? curve.unit.kind === 'percentage' ? ', in %' : '' : `, ${curve.unit.rates}`}`,
    up: `${curve.height.kind === 'percentage' && !whole ? 'Part that is earned' : 'Earned'}${whole && overview.years[index] ? ` in ${overview.years[index].name}` : ''}`,
    unit: curve.unit, height: curve.height, ...(whole && { most: whole }),
  };
}

/** Where one piece ends at another height than the next begins. */
function cliffsOf({ pieces }: OverviewCurve): { x: string; from: string; to: string; place: SourcePlace }[] {
  return pieces.slice(1).flatMap(({ points, at }, index) => {
    const [before, after] = [pieces[index]!.points.at(-1)!, points[0]!];
    return cmp(exact(before.x), exact(after.x)) === 0 && cmp(exact(before.y), exact(after.y)) !== 0 ? [{ x: after.x, from: before.y, to: after.y, place: at }] : [];
  });
}

/** How a result is written. */
export function resultWords({ kind, currency, rates }: OverviewCurve['unit']): (value: string) => string {
  return (value) => `${kind === 'percentage' ? percentWords(value) : kind === 'money' ? sumWords({ value, currency: currency ?? '' }) : numberWords(value)}${rates === undefined ? '' : ` ${rates}`}`;
}

/** How what is earned is written: money where it is known, else the part of it. */
export function earnedWords({ kind, currency }: OverviewCurve['height'], whole?: Sum): (value: string) => string {
  if (kind === 'money') return (value) => sumWords({ value, currency: currency ?? '' });
  if (kind === 'number') return numberWords;
  return (value) => (whole ? sumWords({ value: formatNumber(mul(exact(value), exact(whole.value))), currency: whole.currency }) : percentWords(value));
}

function barsOf(table: OverviewTable, mark: Marker): TablePanel {
  const words = (value: string | null, column: number): string => (value === null ? 'none' : table.kinds[column] === 'money' ? sumWords({ value, currency: table.currency ?? '' }) : table.kinds[column] === 'percentage' ? percentWords(value) : numberWords(value));
  return {
    mark: mark(`Table “${table.title}”`, table.at), title: table.title, columns: table.columns.map((title, column) => ({ title, kind: table.kinds[column]! })), ...(table.currency !== undefined && { currency: table.currency }),
    rows: table.rows.slice(0, 40).map(({ label, values, at }) => {
      const texts = values.map(words);
      return { mark: mark(`${table.title}, ${label}: ${texts.map((text, column) => `${table.columns.length > 1 ? `${table.columns[column]} ` : ''}${text}`).join(', ')}`, at), label, values, texts };
    }),
  };
}

function tableOf(overview: Overview): ViewTable {
  return {
    title: 'What results earn', columns: ['Result', 'Payment', 'From', 'To', 'Earned at the start', 'Earned at the end'],
    rows: overview.curves.flatMap((curve) => {
      const [x, y] = [resultWords(curve.unit), earnedWords(curve.height)];
      const payable = overview.payables.find(({ id }) => id === curve.payable)?.title ?? '';
      return curve.pieces.map(({ points, at }) => ({ cells: [curve.title, payable, x(points[0]!.x), x(points.at(-1)!.x), y(points[0]!.y), y(points.at(-1)!.y)], at }));
    }),
  };
}
