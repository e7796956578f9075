/** Gain and loss shares: one line, never negative, for each direction and pair of parties. */
import type { Expr, GrainId, Line } from '@remit/program';
import type { Expression, MoneyHolder, RiskShare, ShareEffect } from '@remit/language/ast';
import { add, and, choose, compare, max, mul, num, sub } from '../../emit/fold.ts';
import { applySteps } from '../amount.ts';
import type { Context } from '../context.ts';
import { dimensionIds } from '../dimension.ts';
import { relation } from '../expression/comparison.ts';
import { lowerExpression } from '../expression.ts';
import { kindOf } from '../kind.ts';
import { noReportRule } from '../no-report.ts';
import type { Scope } from '../scope.ts';
import { claimsLimited } from './claims-limit.ts';
import { flowClause } from './clauses.ts';
import { counterparty, soleFunder } from './counterparty.ts';
import { lineAmount } from './finish.ts';
import { flowScope } from './flow-scope.ts';
import { plan, type FlowLine } from './flows.ts';
import { refuseIdleShareClauses } from './idle-clauses.ts';
import { isYearlySum } from './instalments.ts';
import { withReporting } from './reporting.ts';
import { checkSetOff, negativeOf, recoveryOf } from './recovery.ts';
import { grainOf, isSpread, paidInInstalments } from './schedule.ts';
import { rawFlows, type RawFlow } from './share-raw.ts';
import { effectsOf, flowsOfSide, shareLineId, sidesOf, type Side } from './share-flows.ts';
import { slotsOf } from './slots.ts';
import { upliftedPrice, upliftOf } from './uplift.ts';
import { lineTax } from './vat.ts';
import { scaled } from '../part-limit.ts';

/** Registers the lines of a share. */
export function planShare(cx: Context, node: RiskShare): void {
  const grain = grainOf(node.clauses);
  if (grain === undefined) return cx.report('MOD-134', node, { name: node.name, clause: 'paid' });
  if (paidInInstalments(node.clauses) || isSpread(node.clauses)) cx.report('MOD-136', node, { name: node.name });
  const each = dimensionIds(node.dimensions);
  const lines = sidesOf(node).flatMap((side) => {
    const flows = flowsOfSide(cx, node, side);
    return flows.map((flow): FlowLine => ({
      id: shareLineId(node, side, flow, flows), grain, each, parts: [], payer: flow.payer.name, payee: flow.payee.name,
    }));
  });
  plan(cx, { node, lines });
}

/** Makes the lines of a share. */
export function lowerShare(cx: Context, node: RiskShare): void {
  const flow = cx.flows.get(node);
  if (!flow || flow.lines.length === 0) return;
  const { grain, each } = flow.lines[0]!;
  refuseIdleShareClauses(cx, node, grain);
  checkSetOff(cx, node);
  const scope = flowScope(node.clauses, grain, each);
  const basis = variance(cx, node, scope);
  if (!basis) return void cx.report('MOD-142', node, { name: node.name });
  for (const side of sidesOf(node)) lowerSide(cx, node, side, basis, scope);
}

/** What is shared: savings and overspends, neither ever negative, and what percentages are of. */
interface Basis { saving: Expr; overspend: Expr; comparator?: Expr }

function variance(cx: Context, node: RiskShare, scope: Scope): Basis | undefined {
  const named = (name: string, expr: Expr, at: RiskShare | Expression): Expr => (expr.op === 'number' || expr.op === 'fact' || expr.op === 'var' ? expr
    : cx.addVar(cx.at({ id: `${node.name}.${name}`, type: 'money', grain: scope.grain!, each: [...scope.each], expr }, at)));
  const compared = node.clauses.find((c) => c.$type === 'Compare');
  if (compared) {
    const actual = named('actual', lowerExpression(cx, compared.actual, scope), compared.actual);
    const comparator = named('comparator', comparatorOf(cx, node, scope), compared.comparator);
    return {
      comparator,
      saving: named('saved', max(sub(comparator, actual), num(0)), node),
      overspend: named('overspent', max(sub(actual, comparator), num(0)), node),
    };
  }
  const reported = node.clauses.find((c) => c.$type === 'Variance');
  if (!reported) return undefined;
  const value = named('variance', lowerExpression(cx, reported.value, scope), reported.value);
  const base = reported.comparator && named('comparator', lowerExpression(cx, reported.comparator, scope), reported.comparator);
  return {
    ...(base ? { comparator: base } : {}),
    saving: named('saved', max(value, num(0)), node),
    overspend: named('overspent', max(mul(num(-1), value), num(0)), node),
  };
}

/** The comparator, uplifted as another payment is and scaled in short years as the contract says. */
function comparatorOf(cx: Context, node: RiskShare, scope: Scope): Expr {
  const clause = node.clauses.find((c) => c.$type === 'Compare')!;
  const price = upliftedPrice(cx, upliftOf(clause.upliftedAs?.ref), `${node.name}.comparator`, scope);
  if (clause.upliftedAs && !price) cx.report('MOD-143', clause, { name: clause.upliftedAs.$refText });
  const inside: Scope = { ...scope, ...(price ? { price } : {}) };
  const written: Expression = clause.comparator;
  const perYear = isYearlySum(written);
  if (!perYear || scope.grain !== 'year') return lowerExpression(cx, written, inside);
  const whole = lowerExpression(cx, written, { ...inside, partYears: { ...(scope.partYears ?? cx.terms.partYears), amounts: false } });
  return scaled(cx, whole, written, 'comparators', scope.partYears);
}

function lowerSide(cx: Context, node: RiskShare, side: Side, basis: Basis, scope: Scope): void {
  const base = basis[side.name];
  const flows = flowsOfSide(cx, node, side);
  const trigger = triggerOf(cx, side, base, basis.comparator, scope);
  const raw = rawFlows(cx, node, side, base, basis.comparator, scope);
  const divided = side.clause.steps.length > 0 || effectsOf(side).some(({ effect }) => isSplit(effect));
  const total = divided && raw.length > 1 ? splitAfterSteps(cx, side, raw, scope) : undefined;
  const due = raw.map((one, index) => {
    const stepped = total ? total(index) : applySteps(cx, one.amount, side.clause.steps, scope).expr;
    return trigger ? choose([{ if: trigger, then: stepped }], num(0)) : stepped;
  });
  const limited = claimsLimited(cx, node, raw.map((one) => one.flow), due, scope);
  raw.forEach((one, index) => line(cx, node, side, one, shareLineId(node, side, one.flow, flows), limited[index]!, scope));
}

/** A sum divided between parties, whose parts come to the whole; rates of `A pays B 50%` are sums of their own. */
function isSplit(effect: ShareEffect): boolean {
  return effect.$type === 'BorneBy' || effect.$type === 'GoesTo' || effect.$type === 'SharedAsAgreed' || effect.$type === 'ReturnsTo';
}

/** Steps act on the sum of the flows; what they leave is split again in proportion to the flows. */
function splitAfterSteps(cx: Context, side: Side, raw: readonly RawFlow[], scope: Scope): (index: number) => Expr {
  const all = applySteps(cx, add(...raw.map((r) => r.amount)), side.clause.steps, scope).expr;
  return (index) => choose([{ if: compare('eq', all, num(0)), then: num(0) }], {
    op: 'split', arg: { op: 'round', arg: all, unit: cx.terms.rounding.unit, mode: cx.terms.rounding.mode },
    weights: raw.map((r) => r.weight ?? r.amount), index, unit: cx.unit, ...remainderOf(raw),
  });
}

function remainderOf(raw: readonly RawFlow[]): { remainderTo?: number } {
  const remainder = raw.findIndex((r) => r.takesRemainder);
  return remainder >= 0 ? { remainderTo: remainder } : {};
}

/** Whether the side pays at all: its condition met and its threshold reached. Without either, always. What is not paid waits for no data of its steps. */
export function triggerOf(cx: Context, side: Side, base: Expr, comparator: Expr | undefined, scope: Scope): Expr | undefined {
  const rule = side.clause.rule;
  if (rule.$type !== 'FromTheFirst') return undefined;
  const threshold = percentOf(cx, rule.threshold, comparator, scope);
  const reached = compare(relation(rule.operator), base, threshold);
  return rule.condition ? and(lowerExpression(cx, rule.condition, scope), reached) : reached;
}

/** A percentage is of the comparator unless the text says of what; money stands for itself. */
export function percentOf(cx: Context, node: Expression, comparator: Expr | undefined, scope: Scope): Expr {
  const value = lowerExpression(cx, node, scope);
  if (kindOf(node, cx.kinds) !== 'percentage') return value;
  return comparator ? mul(value, comparator) : cx.refuse('MOD-144', node, {});
}

function line(cx: Context, node: RiskShare, side: Side, raw: RawFlow, id: string, amount: Expr, scope: Scope): void {
  const from = raw.flow.returns ? counterparty(raw.flow.payer) : payerOf(node, raw.flow.payer);
  const to = counterparty(raw.flow.payee) ?? soleFunder(raw.flow.payee);
  if (!from || !to) return void cx.report('MOD-135', side.clause, { name: node.name });
  const noReport = flowClause(node.clauses, 'NoReport');
  const reported = withReporting(cx, amount, noReport && noReportRule(cx, noReport, scope.grain), node.name);
  const own = lineAmount(cx, node.clauses, reported, scope.grain as GrainId);
  const negative = negativeOf(cx, node.clauses, own);
  const made: Line = {
    id, kind: 'share', ...(node.title === undefined ? {} : { title: node.title }), of: node.name, from, to,
    grain: scope.grain!, each: [...scope.each], schedule: [...slotsOf(cx, node)], amount: own,
    ...(negative === undefined ? {} : { negative }), recovery: recoveryOf(cx, node.clauses), lateDays: 0,
    ...lineTax(cx, node.clauses, [fundOf(node, raw.flow) ?? raw.flow.payer], raw.flow.payee),
  };
  cx.lines.push(cx.at(made, side.clause));
}

/** The fund a share goes through, where it pays this flow. */
function fundOf(node: RiskShare, flow: RawFlow['flow']): MoneyHolder | undefined {
  const paid = flow.returns ? undefined : payerOf(node, flow.payer);
  return paid && 'fund' in paid ? node.clauses.find((c) => c.$type === 'ShareParties')?.fund?.ref : undefined;
}

/** The fund a share goes through pays for those who are its sources. */
function payerOf(node: RiskShare, payer: MoneyHolder): Line['from'] | undefined {
  const fund = node.clauses.find((c) => c.$type === 'ShareParties')?.fund?.ref;
  const isSource = fund?.clauses.some((c) => c.$type === 'FundSources' && c.sources.some((s) => s.party.ref === payer));
  if (fund && isSource) return { fund: fund.name };
  return payer.$type === 'Fund' ? { fund: payer.name } : counterparty(payer);
}

