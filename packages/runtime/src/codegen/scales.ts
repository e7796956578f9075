import type { Band, Interpolate } from '@remit/program';
import type { Rational } from '@remit/program/rational';
import { add, cmp, div, mul, sub, ZERO } from '@remit/program/rational';
import { compare, divide, extremum, minus, multiply, plus } from './arithmetic.ts';
import type { Place } from './constants.ts';
import { never } from './nodes.ts';
import { sharedRange } from './range.ts';
import type { Translator } from './translator.ts';
import type { Num, Value } from './value.ts';
import { constantNumber, constantOf, NEVER, within } from './value.ts';

interface Point { readonly x: Num; readonly y: Num }

/** On the straight line between the neighbouring points. */
export function interpolate(translator: Translator, expr: Interpolate, place: Place): Value {
  const { writer } = translator;
  const x = translator.number(expr.x, place);
  const flat = translator.numbers(expr.points.flat(), place);
  if (!x || !flat) return NEVER;
  const points = expr.points.map((_, index): Point => ({ x: flat[2 * index]!, y: flat[2 * index + 1]! }));
  for (let index = 1; index < points.length; index++) {
    const ascending = compare(writer, 'lt', points[index - 1]!.x, points[index]!.x);
    if (ascending.constant === false) return never(translator);
    if (ascending.constant === undefined) writer.failIf(`!${ascending.code}`, 2);
  }
  const [first, last] = [points[0]!, points.at(-1)!];
  return translator.choose([
    { test: () => compare(writer, 'lt', x, first.x), then: () => (expr.before ? translator.value(expr.before, place) : first.y) },
    ...(points.length === 1 ? [{ test: () => compare(writer, 'le', x, first.x), then: () => first.y }] : []),
    ...points.slice(1).map((right, index) => ({ test: () => compare(writer, 'le', x, right.x), then: () => between(translator, x, points[index]!, right) })),
  ], () => (expr.after ? translator.value(expr.after, place) : last.y));
}

/** The value at x of the line through two points; x is known to lie between them. */
function between(translator: Translator, x: Num, left: Point, right: Point): Value {
  const { writer } = translator;
  const [x0, y0, x1, y1] = [left.x, left.y, right.x, right.y].map(constantOf);
  if (x0 && y0 && x1 && y1) return lineThrough(translator, x, { at: x0, y: y0, slope: div(sub(y1, y0), sub(x1, x0)) }, cmp(y0, y1) < 0 ? { lo: y0, hi: y1 } : { lo: y1, hi: y0 });
  const share = divide(writer, minus(writer, x, left.x), minus(writer, right.x, left.x));
  return share.kind === 'never' ? NEVER : plus(writer, left.y, multiply(writer, share, minus(writer, right.y, left.y)));
}

/** y + slope × (x - at), in its range. */
function lineThrough({ writer }: Translator, x: Num, line: { at: Rational; y: Rational; slope: Rational }, range: { lo?: Rational; hi?: Rational }): Num {
  const value = plus(writer, multiply(writer, constantNumber(writer, line.slope), x), constantNumber(writer, sub(line.y, mul(line.slope, line.at))));
  return within(writer, value, sharedRange(value.range, range));
}

/** The value of the band that holds x, or each slice of x at its band's value. */
export function band(translator: Translator, expr: Band, place: Place): Value {
  const x = translator.number(expr.x, place);
  if (!x) return NEVER;
  return expr.mode === 'whole' ? whole(translator, x, expr, place) : graduated(translator, x, expr, place);
}

function whole(translator: Translator, x: Num, { bands }: Band, place: Place): Value {
  const last = bands.at(-1)!;
  return translator.choose(bands.slice(0, -1).map(each => ({
    test: () => {
      const to = translator.number(each.to!, place);
      return to && compare(translator.writer, each.includesTo ? 'le' : 'lt', x, to);
    },
    then: () => translator.value(each.v, place),
  })), () => translator.value(last.v, place));
}

function graduated(translator: Translator, x: Num, { bands }: Band, place: Place): Value {
  const { writer } = translator;
  const edges = translator.numbers(bands.flatMap(each => each.to ?? []), place);
  const rates = translator.numbers(bands.map(each => each.v), place);
  if (!edges || !rates) return NEVER;
  for (let index = 1; index < edges.length; index++) {
    const ordered = compare(writer, 'le', edges[index - 1]!, edges[index]!);
    if (ordered.constant === false) return never(translator);
    if (ordered.constant === undefined) writer.failIf(`!${ordered.code}`, 2);
  }
  const constantEdges = edges.map(constantOf);
  const constantRates = rates.map(constantOf);
  if (constantEdges.every(edge => edge !== undefined) && constantRates.every(rate => rate !== undefined)) {
    return pieces(translator, x, constantEdges as Rational[], constantRates as Rational[]);
  }
  const zero = constantNumber(writer, ZERO);
  let total = zero;
  let from = zero;
  rates.forEach((rate, index) => {
    const edge = edges[index];
    const to = edge && extremum(writer, 'max', edge, zero);
    const until = to ? extremum(writer, 'min', x, to) : x;
    total = plus(writer, total, multiply(writer, rate, extremum(writer, 'max', minus(writer, until, from), zero)));
    if (to) from = to;
  });
  return total;
}

/** Bands and rates known beforehand: one straight line for each band. */
function pieces(translator: Translator, x: Num, edges: readonly Rational[], rates: readonly Rational[]): Value {
  const { writer } = translator;
  const lines: { to?: Rational; at: Rational; y: Rational; slope: Rational }[] = [];
  let [at, y] = [ZERO, ZERO];
  rates.forEach((slope, index) => {
    const to = edges[index];
    if (to && cmp(to, at) <= 0) return;
    lines.push({ to, at, y, slope });
    if (!to) return;
    y = add(y, mul(slope, sub(to, at)));
    at = to;
  });
  const last = lines.pop()!;
  return translator.choose([
    { test: () => compare(writer, 'le', x, constantNumber(writer, ZERO)), then: () => constantNumber(writer, ZERO) },
    ...lines.map(line => ({ test: () => compare(writer, 'le', x, constantNumber(writer, line.to!)), then: () => lineThrough(translator, x, line, {}) })),
  ], () => lineThrough(translator, x, last, {}));
}
