import type { Expr } from '@remit/program';
import { cmp, formatNumber, min, parseNumber, sign, sub, ZERO } from '@remit/program/rational';
import type { TraceNode } from '@remit/runtime';
import type { Inside, Story } from './story.ts';
import type { Teller } from './tellers.ts';
import { roleOf } from './step-source.ts';

/** Which band holds the value; or what falls in each, at its rate. */
export const bands: Teller = (node, expr, kind, story) => {
  const band = expr as Extract<Expr, { op: 'band' }>;
  const inner = story.insideOf(node, kind);
  const words = new Map(inner.map((each) => [each.at, story.operand(each.node, each.kind)]));
  return band.mode === 'whole' ? wholeBand(band, inner, words, story.resultOf(node, kind)) : slices(inner, words, story, story.resultOf(node, kind));
};

function wholeBand(expr: Extract<Expr, { op: 'band' }>, inner: readonly Inside[], words: ReadonlyMap<string, string>, result: string): string {
  const found = /^\/bands\/(\d+)\/v$/.exec(inner.at(-1)?.at ?? '')?.[1];
  if (found === undefined) return noBand(words);
  const index = Number(found);
  const lower = index > 0 ? `${expr.bands[index - 1]!.includesTo ? 'above' : 'at least'} ${words.get(`/bands/${index - 1}/to`)}` : '';
  const upper = expr.bands[index]!.to === undefined ? '' : `${expr.bands[index]!.includesTo ? 'at most' : 'below'} ${words.get(`/bands/${index}/to`)}`;
  return `${words.get('/x')} is ${[lower, upper].filter(Boolean).join(' and ') || 'in the only band'}, which gives ${result}`;
}

/** Where the value is not known, or there is none. */
function noBand(words: ReadonlyMap<string, string>): string {
  return `which band it is cannot be told: ${words.get('/x')}`;
}

/** "Of £1,300,000.00, the first £690,000.00 at 0% and the £610,000.00 beyond it at 50% come to £305,000.00". */
function slices(inner: readonly Inside[], words: ReadonlyMap<string, string>, story: Story, result: string): string {
  const first = inner[0]!;
  const x = parseNumber(first.node.value);
  const whole = words.get('/x') ?? '';
  if (!x) return noBand(words);
  if (sign(x) <= 0) return `${whole} is not above nothing, so it gives ${result}`;
  const parts: string[] = [];
  let lower = ZERO;
  for (let index = 1; index < inner.length && cmp(lower, x) < 0; index++) {
    const to = inner[index]!.at.endsWith('/to') ? parseNumber(inner[index++]!.node.value) : x;
    if (!to || !inner[index]) break;
    const length = sub(min(to, x), lower);
    const rate = words.get(inner[index]!.at) ?? '';
    if (sign(length) > 0) parts.push(`${story.number(formatNumber(length), first.kind)} × ${rate}`);
    lower = min(to, x);
  }
  const edges = [...words].filter(([at]) => at.endsWith('/to')).map(([, edge]) => edge);
  return `${whole}, band by band${edges.length > 0 ? ` (up to ${edges.join(', then up to ')})` : ''}: ${parts.join(' + ')} = ${result}`;
}

/** Where on the straight line a result lies, as a calculation. */
export const straightLine: Teller = (node, _expr, kind, story) => {
  const inner = story.insideOf(node, kind);
  const x = inner.find(({ at }) => at === '/x');
  const value = parseNumber(x?.node.value ?? '');
  const points = inner.filter(({ at }) => /^\/points\/\d+\/0$/.test(at)).map((point) => ({
    at: parseNumber(point.node.value), x: story.operand(point.node, point.kind), role: roleOf(point.node.pointer, story.telling), y: inner.find(({ at }) => at === point.at.replace(/0$/, '1'))!,
  })).filter(({ at, y }) => at !== undefined && y !== undefined);
  if (!x || !value || points.length === 0) return `it comes to ${story.resultOf(node, kind)}`;
  const result = story.resultOf(node, kind);
  const own = story.valueOf(x.node, x.kind);
  const said = story.operand(x.node, x.kind);
  const is = x.node.op === 'var' && /\(step \d+\)$/.test(said) ? `${story.telling.names.value(x.node.id!)}: ${said}` : said;
  const named = (point: typeof points[number]): string => (point.role === '' ? point.x : `the ${point.role} ${point.x}`);
  const order = points.map((point) => cmp(value, point.at!));
  const exact = order.indexOf(0);
  if (exact >= 0) return `${is} is at ${named(points[exact]!)}, which scores ${result}`;
  const next = order.findIndex((one) => one < 0);
  if (next === 0) return `${is} is below ${named(points[0]!)}, which scores ${result}`;
  if (next < 0) return `${is} is above ${named(points.at(-1)!)}, which scores ${result}`;
  const [from, to] = [points[next - 1]!, points[next]!];
  const y = ({ y }: typeof from): string => story.valueOf(y.node, y.kind);
  const upwards = from.y.node.value === '0' ? '' : `${y(from)} + `;
  const downwards = to.y.node.value === '0';
  const part = downwards ? `(${to.x} − ${own}) ÷ (${to.x} − ${from.x})${from.y.node.value === '1' ? '' : ` × ${y(from)}`}`
    : `${upwards}(${own} − ${from.x}) ÷ (${to.x} − ${from.x})${upwards === '' ? (to.y.node.value === '1' ? '' : ` × ${y(to)}`) : ` × (${y(to)} − ${y(from)})`}`;
  return `${is} lies on the straight line from ${named(from)} (${y(from)}) to ${named(to)} (${y(to)}): ${part} = ${result}`;
};

/** What a table gives for a code, or for one of a row and one of a column. */
export const tableRow: Teller = (node, _expr, kind, story) => {
  const codes: string[] = [];
  let whole: Inside = { node, at: '', kind };
  for (;;) {
    const inner = story.insideOf(whole.node, whole.kind);
    const by = inner.find(({ at }) => at === '/by');
    const last = inner.at(-1);
    codes.push(codeOf(whole.node, by, inner, story));
    if (last && last !== by && last.node.op === 'lookup') { whole = last; continue; }
    const value = last && last !== by && last.node.op !== 'number' ? story.operand(last.node, last.kind) : story.resultOf(whole.node, whole.kind);
    return `for ${codes.join(' and ')} the table gives ${value}`;
  }
};

function codeOf(node: TraceNode, by: Inside | undefined, inner: readonly Inside[], story: Story): string {
  if (by && (by.node.id !== undefined || by.node.op === 'atReview')) return story.operand(by.node, { is: 'plain' });
  const { rows } = story.exprOf(node) as Extract<Expr, { op: 'lookup' }>;
  const [code] = rows.flatMap((row, index) => (inner.some(({ at }) => at === `/rows/${index}/v`) ? row.codes : []));
  return by?.node.value ?? code ?? 'it';
}
