/** Payments: a rule that turns facts into an amount due. */
import type { Expr, Line } from '@remit/program';
import type { Payment } from '@remit/language/ast';
import { applySteps, lowerAmount, type AmountRule, type LoweredAmount } from '../amount.ts';
import type { Context } from '../context.ts';
import { dimensionIds } from '../dimension.ts';
import { lowerExpression } from '../expression.ts';
import { noReportRule } from '../no-report.ts';
import type { Scope } from '../scope.ts';
import { partNames } from '../shared-out.ts';
import { lowerAdvance } from './advance.ts';
import { flowClause } from './clauses.ts';
import { gated, lineAmount } from './finish.ts';
import { flowScope } from './flow-scope.ts';
import { plan, type FlowLine } from './flows.ts';
import { fundingOf } from './funding.ts';
import { greatestAmount } from './greatest.ts';
import { instalment, isYearlySum } from './instalments.ts';
import { holdsParts } from './missing.ts';
import { payeesOf } from './payees.ts';
import { withReporting } from './reporting.ts';
import { negativeOf, recoveryOf } from './recovery.ts';
import { grainOf, paidInInstalments } from './schedule.ts';
import { slotsOf } from './slots.ts';
import { upliftedPrice, upliftOf } from './uplift.ts';
import { checkVat } from './vat.ts';

/** Registers the lines a payment will have. */
export function planPayment(cx: Context, node: Payment): void {
  const grain = grainOf(node.clauses);
  const to = flowClause(node.clauses, 'ToClause');
  if (grain === undefined || !to) {
    cx.report('MOD-134', node, { name: node.name, clause: grain === undefined ? 'paid' : 'to' });
    return;
  }
  const amount = node.clauses.find((c) => c.$type === 'AmountClause')?.amount;
  const parts = amount?.value.$type === 'SharedOut' ? partNames(amount.value) : [];
  const payer = flowClause(node.clauses, 'FromClause')?.shares[0]?.party.$refText ?? '';
  const each = dimensionIds(node.dimensions);
  plan(cx, { node, lines: payeesOf(to).map((p) => ({ id: `${node.name}${p.suffix}`, grain, each, parts, payer, payee: p.name })) });
}

/** Makes the lines of a payment, and of its advance. */
export function lowerPayment(cx: Context, node: Payment): void {
  const flow = cx.flows.get(node);
  const to = flowClause(node.clauses, 'ToClause');
  const from = fundingOf(cx, node, node.clauses);
  checkVat(cx, node.clauses);
  if (!flow || !to || !from) return;
  const first = flow.lines[0];
  if (!first || to.shares.some((s) => s.limit)) return void cx.report('MOD-135', to, { name: node.name });
  const scope = flowScope(node.clauses, first.grain, first.each);
  const lowered = amountOf(cx, node, scope, upliftedPrice(cx, upliftOf(node), node.name, scope));
  const amount = lineAmount(cx, node.clauses, lowered.expr, first.grain);
  const schedule = [...slotsOf(cx, node)];
  payeesOf(to).forEach((payee, i) => {
    const id = flow.lines[i]!.id;
    const own: Expr = payee.part ? lineAmount(cx, [], payee.part(cx, amount), first.grain) : amount;
    const negative = lowered.positive ? undefined : negativeOf(cx, node.clauses, own);
    const line: Line = {
      id, kind: 'payment', ...(node.title === undefined ? {} : { title: node.title }), of: node.name, from, to: payee.to,
      grain: first.grain, each: [...first.each], schedule, amount: own,
      ...(lowered.parts.length > 0 ? { parts: lowered.parts } : {}), ...(lowered.limits.length > 0 ? { limits: lowered.limits } : {}),
      ...(negative === undefined ? {} : { negative }), recovery: recoveryOf(cx, node.clauses), lateDays: 0,
    };
    cx.lines.push(cx.at(line, node));
  });
  const advance = node.clauses.find((c) => c.$type === 'Advance');
  if (advance) lowerAdvance(cx, node, advance, cx.lines.find((l) => l.id === first.id)!, { ...scope, most: () => greatestAmount(cx, node, scope) });
}

/** The same amount at the prices first written, as a value of its own. */
export function amountBeforeUplift(cx: Context, node: Payment, line: FlowLine): Expr {
  const id = `${node.name}.before-uplift`;
  if (!cx.vars.has(id)) {
    const { expr } = amountOf(cx, node, flowScope(node.clauses, line.grain, line.each), undefined, false);
    cx.addVar(cx.at({ id, type: 'money', grain: line.grain, each: [...line.each], expr: lineAmount(cx, node.clauses, expr, line.grain) }, node));
  }
  return { op: 'var', id };
}

function amountOf(cx: Context, node: Payment, scope: Scope, price: Scope['price'], named = true): LoweredAmount & { positive?: boolean } {
  const amount = node.clauses.find((c) => c.$type === 'AmountClause')?.amount;
  if (!amount) {
    return { expr: cx.refuse('MOD-134', node, { name: node.name, clause: 'amount' }), parts: [], limits: [] };
  }
  const owner = named ? { id: node.name, grain: scope.grain!, each: scope.each } : undefined;
  const na = flowClause(node.clauses, 'NotApplicable')?.action;
  const rule: AmountRule = {
    ...(owner ? { owner, limitsOnLine: true } : {}), ...(na === undefined ? {} : { notApplicable: na }), ...(holdsParts(node.clauses) ? { holdParts: true } : {}),
  };
  const inside: Scope = price ? { ...scope, price } : scope;
  const lowered = isPaidInInstalments(node, scope) ? inInstalments(cx, node, inside, rule, named) : lowerAmount(cx, amount, inside, rule);
  const expr = gated(cx, node.clauses.find((c) => c.$type === 'Gate'), node.clauses, lowered.expr, scope);
  const noReport = flowClause(node.clauses, 'NoReport');
  const reporting = noReport && noReportRule(cx, noReport, scope.grain);
  const parts = lowered.parts.map((p) => ({ ...p, expr: withReporting(cx, p.expr, reporting, node.name) }));
  return { ...lowered, parts, expr: withReporting(cx, expr, reporting, node.name) };
}

/** A sum for the year in a rule that is paid more often, or an amount the text pays in instalments. */
function isPaidInInstalments(node: Payment, scope: Scope): boolean {
  const amount = node.clauses.find((c) => c.$type === 'AmountClause')!.amount;
  if (scope.grain !== 'month' && scope.grain !== 'quarter') return false;
  return isYearlySum(amount.value) || paidInInstalments(node.clauses);
}

function inInstalments(cx: Context, node: Payment, scope: Scope, rule: AmountRule, named: boolean): LoweredAmount & { positive?: boolean } {
  const { value, steps } = node.clauses.find((c) => c.$type === 'AmountClause')!.amount;
  const yearly = isYearlySum(value);
  if (value.$type === 'SharedOut') return { expr: cx.refuse('MOD-136', node, { name: node.name }), parts: [], limits: [] };
  const sum = lowerExpression(cx, value, yearly ? { ...scope, yearlySum: true } : { ...scope, grain: 'year' });
  const whole = yearly || !named ? sum
    : cx.addVar(cx.at({ id: `${node.name}.sum`, type: 'money', grain: 'year', each: [...scope.each], expr: sum }, value));
  const { expr, limits } = applySteps(cx, cx.at(instalment(cx, whole, scope.grain!), value), steps, scope, rule);
  return { expr, limits, parts: [], ...(yearly && steps.length === 0 ? { positive: true } : {}) };
}
