import type { Allocate } from '@remit/program';
import type { Rational } from '@remit/program/rational';
import { cmp, parseNumber, roundParts, sign, ZERO } from '@remit/program/rational';
import { programFault } from '../fault.ts';
import { oncePerBinding } from './aggregate.ts';
import type { Compiler } from './compile.ts';
import type { Context, Evaluate } from './context.ts';
import { boundInside } from './context.ts';
import { sharesDependence } from './dependence.ts';
import { asBoolean, asNumber } from './numbers.ts';
import type { Outcome, Scalar } from './outcome.ts';
import { isValue, Missing, missing, missingAll, NotApplicable, obstacle } from './outcome.ts';
import type { Claim } from './water-level.ts';
import { fill } from './water-level.ts';

/** What each member gets, by position; or why nobody can be told. */
type Shares = ReadonlyMap<number, Rational | NotApplicable> | Missing | NotApplicable;

/** The share of the member at hand in a total. */
export function allocate(node: Allocate, compiler: Compiler): Evaluate {
  const dimension = compiler.names.dimensions.get(node.dim);
  const unit = parseNumber(node.unit);
  if (!unit || sign(unit) <= 0) programFault(`'${node.unit}' is not a unit to share in.`, compiler.at);
  const total = compiler.child(node.total, '/total');
  const weight = compiler.child(node.weight, '/weight');
  const where = node.where && compiler.child(node.where, '/where');
  const least = node.min && compiler.child(node.min, '/min');
  const most = node.max && compiler.child(node.max, '/max');

  const claim = (context: Context): Outcome | Claim | undefined => {
    const chosen = where ? where(context) : true;
    if (!isValue(chosen)) return chosen;
    if (!asBoolean(chosen)) return undefined;
    const found = [weight(context), ...(least ? [least(context)] : []), ...(most ? [most(context)] : [])];
    const obstructed = obstacle(found);
    if (obstructed) return obstructed;
    const values = found.map(value => asNumber(value as Scalar));
    return { weight: values[0]!, min: least ? values[1]! : ZERO, max: most ? values.at(-1)! : undefined };
  };

  const shares = oncePerBinding(sharesDependence(node, compiler.names), compiler, (context): Shares => {
    const whole = total(context);
    const causes: Missing[] = whole instanceof Missing ? [whole] : [];
    const claims = new Map<number, Claim>();
    const result = new Map<number, Rational | NotApplicable>();
    const members = context.run.store.dimensions[dimension.index]!;
    for (let key = 0; key < members.count; key++) {
      if (!members.belongs(key, context.period)) continue;
      const claimed = claim(boundInside(context, dimension, key));
      if (claimed instanceof Missing) causes.push(claimed);
      else if (claimed instanceof NotApplicable) result.set(key, claimed);
      else if (claimed) claims.set(key, claimed as Claim);
    }
    if (causes.length > 0) return missingAll(causes);
    if (whole instanceof NotApplicable) return whole;
    const wanted = [...claims.values()];
    if (wanted.some(isImpossible)) return missing({ reason: 'degenerate-scale', detail: compiler.owner });
    const amounts = roundParts(fill(asNumber(whole as Scalar), wanted), unit);
    [...claims.keys()].forEach((key, index) => result.set(key, amounts[index]!));
    return result;
  });

  const own = (context: Context): Outcome => {
    const found = shares(context);
    if (found instanceof Missing || found instanceof NotApplicable) return found;
    return found.get(context.keys[dimension.index]!) ?? ZERO;
  };
  return shares.shared ? Object.assign(own, { shared: shares.shared }) : own;
}

/** A share cannot have a negative weight, nor a floor above its ceiling. */
function isImpossible(claim: Claim): boolean {
  return sign(claim.weight) < 0 || (claim.max !== undefined && cmp(claim.min, claim.max) > 0);
}
