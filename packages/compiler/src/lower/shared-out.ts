/** `up to E { 60% for X …  40% for Y … }`: a sum shared out over results. */
import type { Expr } from '@remit/program';
import type { Expression, SharedItem, SharedOut } from '@remit/language/ast';
import { add, choose, div, mul, num } from '../emit/fold.ts';
import { applySteps, ownSum, type AmountRule, type Parts } from './amount.ts';
import type { Context } from './context.ts';
import { lowerExpression } from './expression.ts';
import { kindOf } from './kind.ts';
import type { Scope } from './scope.ts';

interface Item { node: SharedItem; id: string; weight: Expr; score: Expr }

/** The sum of the parts. Weights are shares of the ceiling, or sums of money of their own. */
export function lowerSharedOut(cx: Context, node: SharedOut, scope: Scope, rule: AmountRule): { expr: Expr; parts: Parts } {
  const ceiling = named(cx, 'ceiling', ownSum(cx, node.ceiling, scope, rule), node.ceiling, rule);
  const money = node.items.some((item) => kindOf(item.weight, cx.kinds) === 'money');
  const items = node.items.map((item, i): Item => ({
    node: item, id: partName(item, i, node.items), weight: money ? ownSum(cx, item.weight, scope, rule) : lowerExpression(cx, item.weight, scope), score: score(cx, item, scope, rule),
  }));
  const available = rule.notApplicable === 'share its weight' ? sharedWeight(items) : undefined;
  const parts = items.map((item) => {
    const earned = mul(...(money ? [] : [ceiling]), item.weight, item.score);
    const sum = available ? choose([{ if: available.nothing, then: num(0) }], div(earned, available.weight)) : earned;
    const stepped = cx.at(applySteps(cx, sum, item.node.steps, scope).expr, item.node);
    const held: Expr = rule.holdParts ? { op: 'heldPart', arg: stepped, part: item.id } : stepped;
    return { id: item.id, expr: named(cx, item.id, held, item.node, rule) };
  });
  return { expr: add(...parts.map((p) => p.expr)), parts };
}

/** The result of an item as a share of its weight; a condition counts fully or not at all. */
function score(cx: Context, item: SharedItem, scope: Scope, rule: AmountRule): Expr {
  const value = lowerExpression(cx, item.value, scope);
  const share = kindOf(item.value, cx.kinds) === 'bool' ? choose([{ if: value, then: num(1) }], num(0)) : value;
  if (rule.notApplicable === undefined && cx.mayNotApply(share)) {
    cx.report('MOD-172', item, { name: rule.owner?.id ?? 'this amount', what: 'A result', choices: "'share its weight', 'pays nothing' or 'pays in full'" });
  }
  const instead = rule.notApplicable === 'pays in full' ? num(1)
    : rule.notApplicable === 'pays nothing' || rule.notApplicable === 'share its weight' ? num(0) : undefined;
  return instead && cx.mayNotApply(share) ? choose([{ if: { op: 'isNotApplicable', arg: share }, then: instead }], share) : share;
}

/** The weights of the items that apply as a part of all weights: what is earned is divided by it. */
function sharedWeight(items: readonly Item[]): { weight: Expr; nothing: Expr } {
  const weight = add(...items.map((item) => {
    const branch = item.score.op === 'case' ? item.score.when[0] : undefined;
    return branch?.if.op === 'isNotApplicable' ? choose([{ if: branch.if, then: num(0) }], item.weight) : item.weight;
  }));
  return { weight: div(weight, add(...items.map((item) => item.weight))), nothing: { op: 'cmp', rel: 'eq', args: [weight, num(0)] } };
}

/** A value of its own for the trace and for `what P earns for X`, where the amount belongs to a rule. */
function named(cx: Context, name: string, expr: Expr, node: Expression | SharedItem, rule: AmountRule): Expr {
  if (!rule.owner || expr.op === 'number' || expr.op === 'var') return expr;
  const { id, grain, each } = rule.owner;
  return cx.addVar(cx.at({ id: `${id}.${name}`, type: 'money', grain, each: [...each], expr }, node));
}

/** Names of the parts, as lines know them. */
export function partNames(node: SharedOut): string[] {
  return node.items.map((item, i) => partName(item, i, node.items));
}

/** The item's own name, else that of what it pays for, else its number; never the same twice. */
function partName(item: SharedItem, index: number, all: readonly SharedItem[]): string {
  const name = baseName(item, index);
  return all.slice(0, index).some((before, i) => baseName(before, i) === name) ? `${name}.${index + 1}` : name;
}

function baseName(item: SharedItem, index: number): string {
  if (item.name !== undefined) return item.name;
  let value: Expression = item.value;
  while (value.$type === 'Scored') value = value.value;
  if (value.$type === 'Comparison') value = value.left;
  return value.$type === 'Reference' ? value.target.$refText : `part-${index + 1}`;
}

