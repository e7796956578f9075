import type { Expr, Program } from '@remit/program';
import type { TraceNode } from '@remit/runtime';
import { periodsInWords } from '../dates.ts';
import { periodOrders } from '../period-orders.ts';
import type { QuantityKind } from '../quantity-kinds.ts';
import { MOST_LISTED } from './arithmetic.ts';
import { listed } from './lists.ts';
import type { Story } from './story.ts';
import type { Teller } from './tellers.ts';

const aggregates = { sum: 'the total', average: 'the average', median: 'the median', min: 'the lowest', max: 'the highest', count: 'the number' } as const;

/** The total, average and so on of several, each told or, where there are many, only listed. */
export const aggregate: Teller = (node, expr, kind, story) => {
  const { fn } = expr as Extract<Expr, { op: 'agg' | 'over' }>;
  const result = story.resultOf(node, kind);
  const inner = story.insideOf(node, kind).filter(({ at }) => at !== '/where');
  const all = inner.length + (node.omitted ?? 0);
  const alike = payments(node, story, kind);
  if (alike !== undefined && fn === 'sum') return `${alike} comes to ${result}`;
  if (fn === 'count') return `there are ${result}`;
  if (all === 0) return `there is nothing to add up, so it is ${result}`;
  const words = all > MOST_LISTED ? inner.map((each) => story.valueOf(each.node, each.kind)) : inner.map((each) => story.operand(each.node, each.kind));
  const among = over(expr as Extract<Expr, { op: 'agg' | 'over' }>, story.program);
  const sums = alikeSums(words);
  if (fn === 'sum' && !node.omitted && all > 2 && sums.length <= MOST_LISTED && sums.length < all && sums.length > 1) return `${sums.map(({ value, times }) => (times === 1 ? value : `${times} × ${value}`)).join(' + ')}${among} = ${result}`;
  if (fn === 'sum' && new Set(inner.map((each) => each.node.value)).size === 1 && all > 2) return `${all} × ${words[0]}${among} = ${result}`;
  if (fn === 'sum' && all <= MOST_LISTED) return `${words.join(' + ').replaceAll(' + -', ' − ')} = ${result}`;
  return `${aggregates[fn]} of ${all} values${among}${all > MOST_LISTED && node.omitted ? '' : ` (${listed(words)})`} is ${result}`;
};

function over(expr: Extract<Expr, { op: 'agg' | 'over' }>, { groups, rows }: Program): string {
  if (expr.op === 'over') return '';
  const { in: among } = expr;
  if ('rows' in among) return `, one for each row of ${rows.find(({ id }) => id === among.rows)?.title ?? among.rows}`;
  return `, one for each ${groups.find(({ id }) => id === among.dim)?.member ?? among.dim}`;
}

/** "Whole-population payment, April 2026 to March 2027 (12 × £2,673,000.00)": payments that are told on their own. */
function payments({ children, omitted }: TraceNode, story: Story, kind: QuantityKind): string | undefined {
  const [first] = children;
  if (!first || omitted || first.op !== 'line' || !children.every((child) => child.op === 'line' && child.id === first.id && JSON.stringify(child.dims) === JSON.stringify(first.dims))) return undefined;
  const { names } = story.telling;
  const when = periodsInWords(children.flatMap(({ period }) => period ?? []), periodOrders(story.program)(first.id!));
  const values = children.map((child) => story.valueOf(child, kind));
  const sums = alikeSums(values).map(({ value, times }) => (times === 1 ? value : `${times} × ${value}`)).join(' + ');
  return `${[names.line(first.id!), when, names.keys(first.dims)].filter(Boolean).join(', ')} (${sums})`;
}

/** Equal sums counted together, in the order of the first of each. */
function alikeSums(values: readonly string[]): { value: string; times: number }[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, times]) => ({ value, times }));
}
