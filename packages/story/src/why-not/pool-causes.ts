import type { Expr } from '@remit/program';
import { claimsOf, settledShares } from '../payment/claims.ts';
import { questionInWords } from '../payment/conditions.ts';
import type { Inside } from '../payment/story.ts';
import type { AmountCauses, Look } from './amount-causes.ts';
import { wouldHaveToBe } from './changes.ts';

/** A share of a pool: being left out of it, or a pool in which there is nothing. How the others fare is no reason why this is less. */
export const pool: Look = (node, kind, causes) => {
  const { dim } = causes.story.exprOf(node) as Extract<Expr, { op: 'alloc' }>;
  const inner = causes.story.insideOf(node, kind);
  const claims = claimsOf(inner, dim);
  const own = claims.find(({ key }) => key === causes.story.dims[dim]);
  if (own?.where?.node.value === 'false') {
    const change = wouldHaveToBe(own.where.node, true, causes.story);
    return causes.add({ cause: 'gate', text: `It has no part in what is shared, because ${questionInWords(own.where.node, causes.story)}`, ...(change === undefined ? {} : { change }) }, own.where.node);
  }
  if (own?.weight?.node.value === 'not applicable') return causes.add({ cause: 'not-applicable', text: 'It has no part in what is shared, because the weight that it would have is not applicable to it' }, own.weight.node);
  const total = inner.find(({ at }) => at === '/total');
  const end = own && total && settledShares(claims, own, total.node.value)?.bound === 'most' ? own.max : undefined;
  if (end) causes.add({ cause: 'cap', text: causes.sentence(node, kind), change: `Nothing in the results: the contract gives it no more than ${causes.story.valueOf(end.node, end.kind)} of what is shared` }, end.node);
  if (total && total.node.value !== '0') return causes.lookAt(capOf(total, causes));
  if (total?.node.value === '0') causes.add({ cause: 'zero', text: 'There is nothing to be shared' }, total.node);
};

/** The cap on what is shared, where it has one. */
function capOf({ node, kind }: Inside, causes: AmountCauses): Inside[] {
  const { story } = causes;
  const whole = story.unwrap(node, kind, false);
  const [only] = whole.node.children;
  if (whole.node.op === 'min') return [{ ...whole, at: '' }];
  return whole.node.op === 'var' && only ? capOf({ node: only, kind: story.telling.kinds.ofVar(whole.node.id!), at: '' }, causes) : [];
}
