import { add, cmp, formatNumber, isZero, mul, parseNumber, sub, sum, ZERO, type Rational } from '@remit/program/rational';
import type { TraceNode } from '@remit/runtime';
import { fill } from '@remit/runtime/evaluate/water-level';
import type { Inside } from './story.ts';

/** What one member of a group brings to the sharing of a pool, as far as it was worked out. */
export interface PoolClaim {
  /** Absent where nothing that was read for it says whose it is. */
  readonly key: string | undefined;
  readonly where?: Inside;
  readonly weight?: Inside;
  readonly min?: Inside;
  readonly max?: Inside;
}

const roles = ['where', 'weight', 'min', 'max'] as const;

/** The claims on a pool, in the order of its members. */
export function claimsOf(inner: readonly Inside[], dim: string): PoolClaim[] {
  const claims: { -readonly [Role in keyof PoolClaim]: PoolClaim[Role] }[] = [];
  for (const each of inner) {
    const role = roles.find((one) => each.at === `/${one}`);
    if (!role) continue;
    const last = claims.at(-1);
    const begins = !last || roles.slice(roles.indexOf(role)).some((one) => last[one] !== undefined);
    const claim = begins ? { key: undefined } : last;
    if (begins) claims.push(claim);
    claim[role] = each;
    claim.key ??= keyIn(each.node, dim);
  }
  return claims;
}

/** The member that something is read for. */
function keyIn(node: TraceNode, dim: string): string | undefined {
  const own = node.dims && Object.hasOwn(node.dims, dim) ? node.dims[dim] : undefined;
  if (own !== undefined || node.id !== undefined) return own;
  for (const child of node.children) {
    const found = keyIn(child, dim);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A claim that gets the least or the most that it can. */
export interface BoundShare { readonly key: string | undefined; readonly bound: 'least' | 'most'; readonly share: string }

/** How the share of one claim is worked out once those at the least or the most that they can get have theirs. */
export interface SettledShare {
  /** It gets the least or the most that it can. */
  readonly bound: 'least' | 'most' | undefined;
  /** Those of the others that do. */
  readonly bounded: readonly BoundShare[];
  /** What is left for those that do not, and their weights together. */
  readonly rest: string;
  readonly weights: string;
}

/** Nothing where it cannot be told from what is known of the claims. */
export function settledShares(claims: readonly PoolClaim[], own: PoolClaim, total: string): SettledShare | undefined {
  const whole = parseNumber(total);
  const taking = claims.filter(({ where, weight }) => where?.node.value !== 'false' && weight !== undefined && weight.node.value !== 'not applicable');
  const known = taking.map((claim) => ({ claim, weight: numberOf(claim.weight), min: claim.min ? numberOf(claim.min) : ZERO, max: claim.max ? numberOf(claim.max) : undefined }));
  if (!whole || !taking.includes(own) || known.some(({ claim, weight, min, max }) => !weight || !min || (claim.max && !max))) return undefined;
  const shares = fill(whole, known.map(({ weight, min, max }) => ({ weight: weight!, min: min!, max })));
  const free = known.map((each, index) => ({ ...each, share: shares[index]!, weight: each.weight! }));
  const rate = free.find((each) => boundOf(each) === undefined && !isZero(each.weight));
  const isFree = (each: typeof free[number]): boolean => boundOf(each) === undefined || (rate !== undefined && isProportional(each, rate));
  const mine = free.find(({ claim }) => claim === own)!;
  const at = isFree(mine) ? undefined : boundOf(mine);
  const bounded = free.filter((each) => !isFree(each));
  return {
    bound: at, bounded: bounded.filter(({ claim }) => claim !== own).map((each) => ({ key: each.claim.key, bound: boundOf(each)!, share: formatNumber(each.share) })),
    rest: formatNumber(sub(whole, sum(bounded.map(({ share }) => share)))), weights: formatNumber(free.filter(isFree).reduce<Rational>((all, { weight }) => add(all, weight), ZERO)),
  };
}

interface Share { readonly share: Rational; readonly weight: Rational; readonly min?: Rational | undefined; readonly max?: Rational | undefined }

function boundOf({ share, min, max }: Share): 'least' | 'most' | undefined {
  if (max && cmp(share, max) === 0) return 'most';
  return min && !isZero(min) && cmp(share, min) === 0 ? 'least' : undefined;
}

/** Whether two shares stand to each other as their weights do. */
function isProportional(a: Share, b: Share): boolean {
  return cmp(mul(a.share, b.weight), mul(b.share, a.weight)) === 0;
}

function numberOf(inside: Inside | undefined): Rational | undefined {
  return inside && parseNumber(inside.node.value);
}
