/** Tests: `at least`, `is`, `is one of`, `is missing`, `is not applicable`, `same as`. */
import type { Expr, Relation } from '@remit/program';
import { isOutcome, isReference, type Comparator, type Comparison, type Expression } from '@remit/language/ast';
import { compare, not, or } from '../../emit/fold.ts';
import type { Context } from '../context.ts';
import { lowerExpression } from '../expression.ts';
import type { Scope } from '../scope.ts';
import { ownKeys } from './own-key.ts';

const RELATIONS: Record<string, Relation> = {
  'at least': 'ge', 'more than': 'gt', above: 'gt', 'at most': 'le', 'less than': 'lt', below: 'lt',
};

/** The relation of a comparator's words. */
export function relation(comparator: Comparator): Relation {
  return RELATIONS[comparator]!;
}

/** Thresholds are no prices: an uplift does not move them. */
export function lowerComparison(cx: Context, node: Comparison, at: Scope): Expr {
  const scope: Scope = { ...at, price: undefined };
  const left = lowerExpression(cx, node.left, scope);
  if (node.state) return state(node, left);
  const inside = { ...scope, ...outcomeOf(node) };
  if (node.operator) return compare(relation(node.operator), left, lowerExpression(cx, node.right, inside));
  if (node.sameAs) return compare('eq', left, ownKeys(cx, node, lowerExpression(cx, node.right, inside), scope));
  const tests = (node.oneOf ? node.items : [node.right]).map((item) => compare('eq', left, lowerExpression(cx, item, inside)));
  return node.negated ? not(or(...tests)) : or(...tests);
}

function state(node: Comparison, left: Expr): Expr {
  if (node.state === 'missing') {
    const test: Expr = { op: 'isMissing', arg: left };
    return node.negated ? not(test) : test;
  }
  const test: Expr = { op: 'isNotApplicable', arg: left };
  return node.negated ? test : not(test);
}

/** `GlucoseControl at least baseline`: the level is that of the outcome on the left. */
function outcomeOf(node: Comparison): Pick<Scope, 'outcome'> {
  const left = node.left as Expression;
  const target = isReference(left) ? left.target.ref : undefined;
  return target && isOutcome(target) ? { outcome: target } : {};
}
