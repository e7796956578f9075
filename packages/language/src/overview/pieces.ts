import { add, cmp, div, fromInteger, max, min, mul, ONE, sub, ZERO, type Rational } from '@remit/program/rational';
import type { AstNode } from 'langium';
import * as ast from '../ast.ts';
import type { PlainSum } from '../rules/plain-sum.ts';
import type { OverviewCurve } from './overview.ts';

/** A figure with what follows its number, such as `per 1,000`. */
export type Figure = Pick<PlainSum, 'kind' | 'value' | 'currency'> & { readonly rates?: string };

/** What figures and levels come to where a scale stands. */
export interface At {
  figure(node: AstNode | undefined): Figure | undefined;
  level(name: string | undefined): ast.Quantity | undefined;
}

interface Point { readonly x: Rational; readonly y: Rational }
interface Piece { readonly points: readonly Point[]; readonly node: AstNode }

/** A scale as straight pieces by rising x. */
export interface Drawn {
  readonly pieces: readonly Piece[];
  readonly unit: OverviewCurve['unit'];
  readonly height: OverviewCurve['height'];
}

/** The exact pieces of a scale; where the text does not tell them, why, as the end of a sentence. */
export function piecesOf(scale: ast.Scale, at: At, range: { readonly low: Rational; readonly high: Rational } | undefined): Drawn | string {
  const drawn = ast.isRamp(scale) ? ramp(scale, at) : ast.isBands(scale) ? bands(scale, at) : marginal(scale, at);
  if (typeof drawn === 'string') return drawn;
  const { inner, before, after, unit, height } = drawn;
  const xs = inner.flatMap(({ points }) => points.map(({ x }) => x));
  if (xs.length === 0) return 'it has one value for all results';
  const [least, most] = [xs.reduce(min), xs.reduce(max)];
  const width = cmp(most, least) > 0 ? sub(most, least) : cmp(least, ZERO) === 0 ? ONE : least;
  const margin = div(width, fromInteger(4));
  // A scale says nothing of results that its measure cannot come to, and nothing is below nothing.
  const low = range ? max(range.low, sub(least, margin)) : cmp(least, ZERO) >= 0 ? max(ZERO, sub(least, margin)) : sub(least, margin);
  const high = range ? min(range.high, add(most, margin)) : add(most, margin);
  const pieces = [
    ...(before && cmp(low, least) < 0 ? [{ node: before.node, points: [{ x: low, y: before.y }, { x: least, y: before.y }] }] : []),
    ...inner.filter(({ points }) => points.length > 1),
    ...(after && cmp(high, most) > 0 ? [{ node: after.node, points: [{ x: most, y: after.y }, { x: high, y: after.slope ? add(after.y, mul(after.slope, sub(high, most))) : after.y }] }] : []),
  ];
  return pieces.length > 0 ? { pieces, unit, height } : 'it has one value for all results';
}

interface Inner {
  readonly inner: readonly Piece[];
  readonly before?: { readonly y: Rational; readonly node: AstNode };
  readonly after?: { readonly y: Rational; readonly node: AstNode; readonly slope?: Rational };
  readonly unit: OverviewCurve['unit'];
  readonly height: OverviewCurve['height'];
}

const unknown = 'its figures depend on more than the text tells';

function ramp(scale: ast.Ramp, at: At): Inner | string {
  const part = { kind: 'percentage' as const };
  if (scale.points.length > 0) {
    const read = scale.points.map(({ at: x, score }) => ({ x: at.figure(x), y: at.figure(score) }));
    if (read.some(({ x, y }) => !x || !y)) return unknown;
    const points = read.map(({ x, y }) => ({ x: x!.value, y: y!.value })).sort((a, b) => cmp(a.x, b.x));
    return {
      inner: points.slice(1).map((point, index) => ({ node: scale, points: [points[index]!, point] })), before: { y: points[0]!.y, node: scale }, after: { y: points.at(-1)!.y, node: scale },
      unit: unitOf(read.map(({ x }) => x!)), height: part,
    };
  }
  const [from, to, start] = [at.figure(scale.from), at.figure(scale.to), scale.start ? at.figure(scale.start) : undefined];
  if (!from || !to || (scale.start && !start)) return unknown;
  if (cmp(from.value, to.value) === 0) return 'it begins and ends at the same result';
  const [first, last] = [{ x: from.value, y: start?.value ?? ZERO }, { x: to.value, y: ONE }];
  const isRising = scale.direction === 'rising';
  const ends = { from: { y: ZERO, node: scale }, to: { y: ONE, node: scale } };
  return { inner: [{ node: scale, points: isRising ? [first, last] : [last, first] }], before: isRising ? ends.from : ends.to, after: isRising ? ends.to : ends.from, unit: unitOf([from, to]), height: part };
}

function bands(scale: ast.Bands, at: At): Inner | string {
  const read = scale.bands.filter(({ otherwise }) => !otherwise).map((band) => ({ band, from: band.from && at.figure(band.from), to: band.to && at.figure(band.to), value: at.figure(band.value) }));
  const rest = scale.bands.find(({ otherwise }) => otherwise);
  const restValue = rest && at.figure(rest.value);
  if (read.length === 0 || read.some(({ band, from, to, value }) => !value || (band.from && !from) || (band.to && !to)) || (rest && !restValue)) return unknown;
  const values = [...read.map(({ value }) => value!), ...(restValue ? [restValue] : [])];
  const sorted = [...read].sort((a, b) => (!a.from ? -1 : !b.from ? 1 : cmp(a.from.value, b.from.value)));
  const inner: Piece[] = [];
  let [before, after]: [Inner['before'], Inner['after']] = [undefined, undefined];
  const edges = sorted.flatMap(({ from, to }) => [from, to].filter((one) => one !== undefined));
  for (const { band, from, to, value } of sorted) {
    if (from && to) inner.push({ node: band, points: [{ x: from.value, y: value!.value }, { x: to.value, y: value!.value }] });
    else if (to) before = { y: value!.value, node: band };
    else after = { y: value!.value, node: band };
  }
  if (rest) {
    const end = { y: restValue!.value, node: rest };
    before ??= end;
    after ??= end;
    for (const gap of gapsOf(inner)) inner.push({ node: rest, points: [{ x: gap.from, y: end.y }, { x: gap.to, y: end.y }] });
    inner.sort((a, b) => cmp(a.points[0]!.x, b.points[0]!.x));
  }
  // One edge alone leaves no piece between two; it still stands where the ends meet.
  const lone = inner.length === 0 ? edges.slice(0, 1).map(({ value }) => ({ node: scale, points: [{ x: value, y: ZERO }] })) : [];
  const heights = new Set(values.map(({ kind }) => kind));
  if (heights.size > 1) return 'its values are of several kinds';
  return { inner: [...inner, ...lone], before, after, unit: unitOf(edges), height: heightOf(values) };
}

function gapsOf(inner: readonly Piece[]): { from: Rational; to: Rational }[] {
  return inner.slice(1).flatMap(({ points }, index) => {
    const [from, to] = [inner[index]!.points.at(-1)!.x, points[0]!.x];
    return cmp(from, to) < 0 ? [{ from, to }] : [];
  });
}

function marginal(scale: ast.Marginal, at: At): Inner | string {
  let [x, y] = [ZERO, ZERO];
  const inner: Piece[] = [{ node: scale, points: [{ x, y }] }];
  let after: Inner['after'];
  const [edges, rates]: [Figure[], Figure[]] = [[], []];
  for (const part of scale.parts) {
    const [to, rate] = [part.range?.to && at.figure(part.range.to), at.figure(part.rate)];
    if (!part.range || !rate || (!part.range.beyond && !to)) return unknown;
    rates.push(rate);
    if (part.range.beyond) {
      after = { y, node: part, slope: rate.value };
      continue;
    }
    edges.push(to!);
    const next = { x: to!.value, y: add(y, mul(rate.value, sub(to!.value, x))) };
    inner.push({ node: part, points: [{ x, y }, next] });
    ({ x, y } = next);
  }
  if (edges.length === 0) return unknown;
  const isShare = rates.every(({ kind }) => kind === 'percentage');
  return { inner, after, unit: unitOf(edges), height: isShare ? unitOf(edges) : heightOf(rates) };
}

function unitOf(figures: readonly Figure[]): OverviewCurve['unit'] {
  const first = figures[0];
  return { kind: first?.kind ?? 'number', ...(first?.currency !== undefined && { currency: first.currency }), ...(first?.rates !== undefined && { rates: first.rates }) };
}

function heightOf(figures: readonly Figure[]): OverviewCurve['height'] {
  const first = figures[0]!;
  return { kind: first.kind, ...(first.currency !== undefined && { currency: first.currency }) };
}
