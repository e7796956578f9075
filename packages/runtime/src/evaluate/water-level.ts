import type { Rational } from '@remit/program/rational';
import { add, cmp, div, isZero, max, min, mul, sub, sum, ZERO } from '@remit/program/rational';

/** What one member may get of a total: in proportion to `weight`, between `min` and `max`. */
export interface Claim { readonly weight: Rational; readonly min: Rational; readonly max: Rational | undefined }

/**
 * Shares of a total: the rate t at which the clamped shares t × weight come to
 * the total, found exactly on the sorted points at which a share leaves its floor
 * or reaches its ceiling. Floors that come to the total or more are paid as they
 * are; ceilings that come to less leave the rest over.
 */
export function fill(total: Rational, claims: readonly Claim[]): Rational[] {
  const floors = claims.map(claim => claim.min);
  if (cmp(sum(floors), total) >= 0) return floors;
  const level = levelFor(total, claims);
  return claims.map(claim => at(level, claim));
}

/** The share at a rate; no rate means beyond every ceiling. */
function at(level: Rational | undefined, claim: Claim): Rational {
  if (isZero(claim.weight)) return claim.max === undefined ? max(ZERO, claim.min) : min(max(ZERO, claim.min), claim.max);
  if (level === undefined) return claim.max!;
  const share = max(mul(level, claim.weight), claim.min);
  return claim.max === undefined ? share : min(share, claim.max);
}

/**
 * Between two neighbouring points the sum of shares grows in a straight line:
 * fixed (shares at floor or ceiling) + t × moving (weights in between).
 */
function levelFor(total: Rational, claims: readonly Claim[]): Rational | undefined {
  const points: { at: Rational; fixed: Rational; moving: Rational }[] = [];
  let fixed = ZERO;
  for (const claim of claims) {
    if (isZero(claim.weight)) { fixed = add(fixed, at(undefined, claim)); continue; }
    fixed = add(fixed, claim.min);
    points.push({ at: div(claim.min, claim.weight), fixed: sub(ZERO, claim.min), moving: claim.weight });
    if (claim.max) points.push({ at: div(claim.max, claim.weight), fixed: claim.max, moving: sub(ZERO, claim.weight) });
  }
  points.sort((a, b) => cmp(a.at, b.at));
  let moving = ZERO;
  for (let index = 0; index < points.length; index++) {
    const point = points[index]!;
    fixed = add(fixed, point.fixed);
    moving = add(moving, point.moving);
    const next = points[index + 1];
    if (isZero(moving)) continue;
    const level = div(sub(total, fixed), moving);
    if (!next || cmp(level, next.at) <= 0) return level;
  }
  return undefined;
}
