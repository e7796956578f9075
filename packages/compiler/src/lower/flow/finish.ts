/** The last steps of every flow's amount: the gate, missing data, and the contract's rounding. */
import type { Expr, GrainId } from '@remit/program';
import type { Gate } from '@remit/language/ast';
import { choose, not, num } from '../../emit/fold.ts';
import type { Context } from '../context.ts';
import { lowerExpression } from '../expression.ts';
import type { Scope } from '../scope.ts';
import { flowClause } from './clauses.ts';
import { whileMissing } from './missing.ts';

/** A closed gate gives nothing even where the amount is missing; a missing one holds. */
export function gated(cx: Context, gate: Gate | undefined, clauses: readonly { $type: string }[], amount: Expr, scope: Scope): Expr {
  if (!gate) return amount;
  const condition = lowerExpression(cx, gate.condition, { ...scope, price: undefined });
  const action = flowClause(clauses, 'NotApplicable')?.action;
  if (action === undefined && cx.mayNotApply(condition)) cx.report('MOD-172', gate, { name: nameOf(gate), what: 'The gate', choices: "'gate passes' or 'gate fails'" });
  const open: Expr = action === 'gate passes' || action === 'gate fails'
    ? choose([{ if: { op: 'isNotApplicable', arg: condition }, then: { op: 'bool', v: action === 'gate passes' } }], condition)
    : condition;
  return cx.at(choose([{ if: not(open), then: num(0) }], amount), gate);
}

function nameOf(gate: Gate): string {
  return 'name' in gate.$container ? String(gate.$container.name) : '';
}

/** The amount of a line: by the rule for missing data, rounded as the contract says. */
export function lineAmount(cx: Context, clauses: readonly { $type: string }[], amount: Expr, grain: GrainId): Expr {
  return contractRound(cx, whileMissing(cx, clauses, amount, grain));
}

/** The contract's rounding. Line amounts keep it even where it changes nothing. */
export function contractRound(cx: Context, arg: Expr): Expr {
  return { op: 'round', arg, unit: cx.terms.rounding.unit, mode: cx.terms.rounding.mode };
}
