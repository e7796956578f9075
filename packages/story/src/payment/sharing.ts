import type { Expr } from '@remit/program';
import { MOST_LISTED } from './arithmetic.ts';
import { claimsOf, settledShares, type BoundShare, type PoolClaim } from './claims.ts';
import { questionInWords } from './conditions.ts';
import { listed } from './lists.ts';
import type { Inside, Story } from './story.ts';
import type { Teller } from './tellers.ts';

/** A member's share of a pool, in proportion to a weight: as a calculation, with who is left out and who gets the least or the most that one can. */
export const poolShare: Teller = (node, expr, kind, story) => {
  const { dim, unit } = expr as Extract<Expr, { op: 'alloc' }>;
  const member = story.program.groups.find(({ id }) => id === dim)?.member ?? dim;
  const inner = story.insideOf(node, kind);
  const total = inner.find(({ at }) => at === '/total');
  const result = story.resultOf(node, kind);
  if (!total) return `the same sharing gives this ${member} ${result}`;
  const sum = story.operand(total.node, total.kind);
  const claims = node.omitted ? undefined : claimsOf(inner, dim);
  const own = claims?.find(({ key }) => key === story.dims[dim]);
  if (own?.where?.node.value === 'false') return `${sum} is shared, and this ${member} is left out, because ${questionInWords(own.where.node, story)}: it gets ${result}`;
  if (own?.weight?.node.value === 'not applicable') return `${sum} is shared, and this ${member} is left out, because the weight that it would have is not applicable to it`;
  const weights = inner.filter(({ at, node: { value } }) => at === '/weight' && value !== 'not applicable');
  const count = weights.length + (node.omitted ?? 0);
  const shown = node.omitted || count > MOST_LISTED ? `${count}${node.omitted ? ' or more' : ''} weights` : `the weights ${listed(weights.map((each) => story.valueOf(each.node, each.kind)))}`;
  const lead = `${sum} is shared in proportion to ${shown}, one for each ${member}${leftOut(claims ?? [], dim, story)}, to ${story.number(unit, kind)} with what is left over going to the largest remainders`;
  return `${lead}: ${claims && own ? ownShare(claims, own, total, { dim, member, result, story, sum: story.valueOf(total.node, total.kind) }) : `this ${member} gets ${result}`}`;
};

/** Who gets nothing of it, by name where that is known. */
function leftOut(claims: readonly PoolClaim[], dim: string, story: Story): string {
  const out = claims.filter(({ where, weight }) => where?.node.value === 'false' || weight?.node.value === 'not applicable');
  const names = out.flatMap(({ key }) => (key === undefined ? [] : [story.telling.names.keys({ [dim]: key })]));
  if (out.length === 0) return '';
  return names.length === out.length && names.length <= MOST_LISTED ? ` except ${listed(names)}` : `; ${out.length} of ${claims.length} are left out`;
}

/** What the share of one member is told with. */
interface Sharing { readonly dim: string; readonly member: string; readonly result: string; readonly story: Story; readonly sum: string }

/** "£900,000.00 × £2,700,000.00 ÷ £4,500,000.00 = £540,000.00"; of who gets the least or the most, what the weight would give. */
function ownShare(claims: readonly PoolClaim[], own: PoolClaim, total: Inside, { dim, member, result, story, sum }: Sharing): string {
  const settled = settledShares(claims, own, total.node.value);
  if (!settled) return `this ${member} gets ${result}`;
  const { bound, bounded, rest, weights } = settled;
  if (bound !== undefined) {
    const end = (bound === 'most' ? own.max : own.min)!;
    return `by its weight this ${member} would get ${bound === 'most' ? 'more' : 'less'} than the ${bound} that it can, ${story.operand(end.node, end.kind)}, so it gets ${result}`;
  }
  const weight = story.valueOf(own.weight!.node, own.weight!.kind);
  const pool = bounded.length > 0 ? story.number(rest, total.kind) : sum;
  const apart = bounded.length > 0 ? `${boundInWords(bounded, dim, total, story)}, which leaves ${pool} for the others; ` : '';
  return `${apart}this ${member} gets ${pool} × ${weight} ÷ ${story.number(weights, own.weight!.kind)} = ${result}`;
}

/** Who gets the least or the most that one can, and how much: "Hospital A gets the most that it can, £12.00". */
function boundInWords(bounded: readonly BoundShare[], dim: string, total: Inside, story: Story): string {
  if (bounded.length > MOST_LISTED || bounded.some(({ key }) => key === undefined)) return `${bounded.length === 1 ? 'one gets' : `${bounded.length} get`} the least or the most that ${bounded.length === 1 ? 'it' : 'they'} can`;
  return listed(bounded.map(({ key, bound, share }) => `${story.telling.names.keys({ [dim]: key! })} gets the ${bound} that it can, ${story.number(share, total.kind)}`));
}

/** One part of a sum that is divided by weights. */
export const partOfSplit: Teller = (node, expr, kind, story) => {
  const { index, unit, remainderTo } = expr as Extract<Expr, { op: 'split' }>;
  const inner = story.insideOf(node, kind);
  const whole = inner.find(({ at }) => at === '/arg');
  const weights = inner.filter(({ at }) => at.startsWith('/weights/'));
  const own = weights.find(({ at }) => at === `/weights/${index}`);
  if (!whole) return `its part of the whole is ${story.resultOf(node, kind)}`;
  const sum = story.operand(whole.node, whole.kind);
  const areShares = weights.every(({ node: { op, value } }) => op === 'number' && /^0(\.|$)/.test(value));
  const shares = weights.map((each) => story.valueOf(each.node, areShares ? { is: 'percentage' } : kind.is === 'money' && each.kind.is === 'plain' && isLarge(each.node.value) ? kind : each.kind));
  const rest = remainderTo === undefined ? 'the largest remainders' : remainderTo === index ? 'this part' : 'another part';
  return `${sum} is divided in proportion to ${listed(shares)}, to ${story.number(unit, kind)} with what is left over going to ${rest}: the part for ${own ? shares[weights.indexOf(own)] : 'this one'} is ${story.resultOf(node, kind)}`;
};

function isLarge(value: string): boolean {
  return !/^-?0/.test(value) && value !== '1';
}
