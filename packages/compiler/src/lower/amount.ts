/** Amounts: a value, and steps that run in the order in which they are written. */
import type { DimensionId, Expr, GrainId, Line } from '@remit/program';
import type { Amount, Expression, Step } from '@remit/language/ast';
import type { Context } from './context.ts';
import { lowerExpression } from './expression.ts';
import { scaledInYear } from './part-limit.ts';
import type { Scope } from './scope.ts';
import { lowerSharedOut } from './shared-out.ts';
import { spanGrain } from './span.ts';
import { lowerLimit, lowerStep } from './step.ts';

/** Raw parts of an amount, for `what P earns for X`. */
export type Parts = NonNullable<Line['parts']>;
export type Limits = NonNullable<Line['limits']>;

export interface LoweredAmount { expr: Expr; parts: Parts; limits: Limits }

/** The rule an amount belongs to, where its parts become values of their own. */
export interface Owner { id: string; grain: GrainId; each: readonly DimensionId[] }

/** What the clauses of a rule say about its amount. */
export interface AmountRule {
  owner?: Owner;
  /** The amount is what the rule itself pays, not a value inside another. */
  ownSum?: boolean;
  notApplicable?: string;
  /** `missing data: hold that part` */
  holdParts?: boolean;
  /** A cap over a longer span at the end of the steps becomes a limit of the line, consumed by place. */
  limitsOnLine?: boolean;
}

/** The amount in the period and for the keys of `scope`. */
export function lowerAmount(cx: Context, amount: Amount, scope: Scope, rule: AmountRule = {}): LoweredAmount {
  if (rule.owner) requireCounts(cx, amount);
  const base = amount.value.$type === 'SharedOut'
    ? lowerSharedOut(cx, amount.value, scope, rule)
    : { expr: ownSum(cx, amount.value as Expression, scope, rule), parts: [] };
  return { ...applySteps(cx, base.expr, amount.steps, scope, rule), parts: base.parts };
}

/** What a rule pays, or shares out: a sum written for the rule's own year is scaled in a short one. */
export function ownSum(cx: Context, node: Expression, scope: Scope, rule: AmountRule): Expr {
  const sum = lowerExpression(cx, node, scope);
  return rule.ownSum ? scaledInYear(cx, sum, node, 'amounts', scope) : sum;
}

/** Steps after a value. Prices in steps are never uplifted. */
export function applySteps(cx: Context, value: Expr, steps: readonly Step[], scope: Scope, rule: AmountRule = {}): { expr: Expr; limits: Limits } {
  const inside: Scope = { ...scope, price: undefined };
  const limits: Limits = [];
  let expr = value;
  steps.forEach((step, i) => {
    const last = steps.slice(i + 1).every((later) => later.$type === 'RoundStep' || isSpanCap(later));
    if (rule.limitsOnLine && last && isSpanCap(step) && spanGrain(step.span!) !== scope.grain) {
      const grain = spanGrain(step.span!);
      if (grain === 'year' || grain === 'term') limits.push({ window: grain, max: lowerLimit(cx, step, inside), ...(scope.each.length > 0 ? { perMember: true as const } : {}) });
      else cx.report('TYP-117', step, { span: grain });
      return;
    }
    expr = cx.at(lowerStep(cx, step, expr, inside), step);
  });
  return { expr, limits };
}

/** A price per something is a sum of money only with the count it is multiplied by. */
function requireCounts(cx: Context, amount: Amount): void {
  const price = amount.value.$type === 'Quantity' ? amount.value : undefined;
  const rate = price?.rates.find((r) => r.size === undefined && !r.source && !/^(year|quarter|month)$/.test(r.noun ?? ''));
  if (price && rate) cx.report('TYP-105', rate, { price: price.lexeme, noun: rate.noun ?? rate.dimension?.$refText ?? '' });
}

function isSpanCap(step: Step): step is Step & { $type: 'CapStep' } {
  return step.$type === 'CapStep' && step.span !== undefined;
}
