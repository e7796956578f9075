import type { Expr, RoundingMode } from '@remit/program';
import { cmp, formatNumber, min, parseNumber, sign, sub, ZERO } from '@remit/program/rational';
import type { TraceNode } from '@remit/runtime';

/** The steps inside a step that were needed, each with its place in it ("/args/0"), and what it came to in words. */
export interface Inner {
  node: TraceNode;
  at: string;
  words: string;
}

const signs = { add: ' + ', sub: ' − ', mul: ' × ', div: ' ÷ ' } as const;
const relations = { lt: 'is less than', le: 'is at most', gt: 'is more than', ge: 'is at least', eq: 'is', ne: 'is not' } as const;
const aggregates = { sum: 'the total', average: 'the average', median: 'the median', min: 'the lowest', max: 'the highest', count: 'the count' } as const;
const modes: Readonly<Record<RoundingMode, string>> = {
  halfExpand: 'half up', halfTrunc: 'half down', halfEven: 'half even', halfCeil: 'half towards the higher', halfFloor: 'half towards the lower',
  expand: 'up', trunc: 'down', ceil: 'to the higher', floor: 'to the lower',
};
/** More values than this are counted, not listed. */
const MOST_LISTED = 8;

/**
 * How a step was worked out from those inside it, so that it can be done again with a calculator; "" where there is nothing to say.
 *
 * @param quantityInWords a number as what the step itself is, or as what one of those inside it is
 */
export function working(expr: Expr, inner: readonly Inner[], quantityInWords: (number: string, of?: Inner) => string): string {
  const listed = inner.length > MOST_LISTED ? `${inner.length} values` : inner.map(({ words }) => words).join(', ');
  const [first] = inner;
  if (!first) return expr.op === 'alloc' ? 'by the same sharing' : '';
  switch (expr.op) {
    case 'add': return inner.map(({ words }) => words).join(signs.add).replaceAll(' + -', ' − ');
    case 'sub': case 'mul': case 'div': return inner.map(({ words }) => words).join(signs[expr.op]);
    case 'min': return `the lowest of ${listed}`;
    case 'max': return `the highest of ${listed}`;
    case 'round': return `${expr.root === 2 ? 'square root of ' : ''}${first.words} rounded to ${quantityInWords(expr.unit)}, ${modes[expr.mode]}`;
    case 'cmp': return inner.map(({ words }) => words).join(` ${relations[expr.rel]} `);
    case 'band': return expr.mode === 'whole' ? wholeBand(expr, inner) : slices(inner, quantityInWords);
    case 'interpolate': return straightLine(inner);
    case 'lookup': case 'byPeriod': return inner.at(-1)?.words ?? '';
    case 'agg': case 'over': return expr.fn === 'sum' && inner.length > 2 && inner.every(({ words }) => words === first.words) ? `${inner.length} × ${first.words}` : `${aggregates[expr.fn]} of ${listed}`;
    case 'alloc': {
      const weights = inner.filter(({ at }) => at === '/weight');
      return `${wordsAt(inner, '/total')} shared in proportion to ${weights.length > MOST_LISTED ? `${weights.length} values` : weights.map(({ words }) => words).join(', ')}`;
    }
    case 'split': return `${wordsAt(inner, '/arg')} split in proportion to ${inner.filter(({ at }) => at !== '/arg').map(({ words }) => words).join(', ')}`;
    default: return '';
  }
}

function wordsAt(inner: readonly Inner[], place: string): string {
  return inner.find(({ at }) => at === place)?.words ?? '';
}

function wholeBand(expr: Extract<Expr, { op: 'band' }>, inner: readonly Inner[]): string {
  const index = Number(/^\/bands\/(\d+)\/v$/.exec(inner.at(-1)?.at ?? '')?.[1] ?? NaN);
  if (Number.isNaN(index)) return '';
  const lower = index > 0 ? `${expr.bands[index - 1]!.includesTo ? 'above' : 'at least'} ${wordsAt(inner, `/bands/${index - 1}/to`)}` : '';
  const upper = expr.bands[index]!.to === undefined ? '' : `${expr.bands[index]!.includesTo ? 'at most' : 'below'} ${wordsAt(inner, `/bands/${index}/to`)}`;
  return `${wordsAt(inner, '/x')} is ${[lower, upper].filter(Boolean).join(' and ') || 'in the only band'}: ${inner.at(-1)!.words}`;
}

/** What falls in each band, at its rate. */
function slices(inner: readonly Inner[], quantityInWords: (number: string, of?: Inner) => string): string {
  const x = parseNumber(inner[0]!.node.value);
  if (!x) return '';
  const parts: string[] = [];
  let lower = ZERO;
  for (let index = 1; index < inner.length && cmp(lower, x) < 0; index++) {
    const to = inner[index]!.at.endsWith('/to') ? parseNumber(inner[index++]!.node.value) : x;
    if (!to) return '';
    const length = sub(min(to, x), lower);
    if (sign(length) > 0) parts.push(`${quantityInWords(formatNumber(length), inner[0])} × ${inner[index]!.words}`);
    lower = min(to, x);
  }
  return parts.length === 0 ? `${inner[0]!.words} is not above 0` : parts.join(' + ');
}

/** The two points beside the value and what is between them, as a calculation. */
function straightLine(inner: readonly Inner[]): string {
  const x = inner.find(({ at }) => at === '/x');
  const value = parseNumber(x?.node.value ?? '');
  const points = inner.filter(({ at }) => /^\/points\/\d+\/0$/.test(at)).map((point) => ({ at: parseNumber(point.node.value), x: point.words, y: inner.find(({ at }) => at === point.at.replace(/0$/, '1')) }));
  if (!x || !value || points.some((point) => !point.at || !point.y)) return '';
  const compare = points.map((point) => cmp(value, point.at!));
  const exact = compare.indexOf(0);
  if (exact >= 0) return `${x.words} gives ${points[exact]!.y!.words}`;
  const next = compare.findIndex((one) => one < 0);
  const outside = inner.find(({ at }) => at === '/before' || at === '/after')?.words;
  if (next === 0) return `${x.words} is below ${points[0]!.x}, which gives ${outside ?? points[0]!.y!.words}`;
  if (next < 0) return `${x.words} is above ${points.at(-1)!.x}, which gives ${outside ?? points.at(-1)!.y!.words}`;
  const from = points[next - 1]!;
  const to = points[next]!;
  const part = (a: string, b: string): string => `(${a} − ${b}) ÷ (${to.x} − ${from.x})`;
  if (isZero(from.y!)) return `${part(x.words, from.x)}${isOne(to.y!) ? '' : ` × ${to.y!.words}`}`;
  if (isZero(to.y!)) return `${part(to.x, x.words)}${isOne(from.y!) ? '' : ` × ${from.y!.words}`}`;
  return `${from.y!.words} + ${part(x.words, from.x)} × (${to.y!.words} − ${from.y!.words})`;
}

function isZero({ node }: Inner): boolean {
  return node.value === '0';
}

function isOne({ node }: Inner): boolean {
  return node.value === '1';
}
