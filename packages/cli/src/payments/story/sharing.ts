import type { Expr } from '@remit/program';
import { MOST_LISTED } from './arithmetic.ts';
import { listed } from './lists.ts';
import type { Teller } from './tellers.ts';

/** A member's share of a pool, in proportion to a weight. */
export const poolShare: Teller = (node, expr, kind, story) => {
  const { dim, unit } = expr as Extract<Expr, { op: 'alloc' }>;
  const member = story.program.groups.find(({ id }) => id === dim)?.member ?? dim;
  const inner = story.insideOf(node, kind);
  const total = inner.find(({ at }) => at === '/total');
  const weights = inner.filter(({ at }) => at === '/weight');
  if (!total) return `the same sharing gives this ${member} ${story.resultOf(node, kind)}`;
  const shown = weights.length + (node.omitted ?? 0) > MOST_LISTED ? `${weights.length + (node.omitted ?? 0)} weights` : `the weights ${listed(weights.map((each) => story.valueOf(each.node, each.kind)))}`;
  return `${story.operand(total.node, total.kind)} is shared in proportion to ${shown}, one for each ${member}, to ${story.number(unit, kind)} with what is left over going to the largest remainders: this ${member} gets ${story.resultOf(node, kind)}`;
};

/** One part of a sum that is divided by weights. */
export const partOfSplit: Teller = (node, expr, kind, story) => {
  const { index, unit, remainderTo } = expr as Extract<Expr, { op: 'split' }>;
  const inner = story.insideOf(node, kind);
  const whole = inner.find(({ at }) => at === '/arg');
  const weights = inner.filter(({ at }) => at.startsWith('/weights/'));
  const own = weights.find(({ at }) => at === `/weights/${index}`);
  if (!whole) return `its part of the whole is ${story.resultOf(node, kind)}`;
  const sum = story.operand(whole.node, whole.kind);
  const shares = weights.map((each) => story.valueOf(each.node, kind.is === 'money' && each.kind.is === 'plain' && isLarge(each.node.value) ? kind : each.kind));
  const rest = remainderTo === undefined ? 'the largest remainders' : remainderTo === index ? 'this part' : 'another part';
  return `${sum} is divided in proportion to ${listed(shares)}, to ${story.number(unit, kind)} with what is left over going to ${rest}: the part for ${own ? shares[weights.indexOf(own)] : 'this one'} is ${story.resultOf(node, kind)}`;
};

function isLarge(value: string): boolean {
  return !/^-?0/.test(value) && value !== '1';
}
