/** Payments: a rule that turns facts into an amount due. */
import type { Expr, Line } from '@remit/program';
import type { Payment } from '@remit/language/ast';
import { applySteps, lowerAmount, type AmountRule, type LoweredAmount } from '../amount.ts';
import { choose, num } from '../../emit/fold.ts';
import type { Context } from '../context.ts';
import { dimensionIds } from '../dimension.ts';
import { lowerExpression } from '../expression.ts';
import { noReportRule } from '../no-report.ts';
import type { Scope } from '../scope.ts';
import { partNames } from '../shared-out.ts';
import { lowerAdvance, type Advanced } from './advance.ts';
import { flowClause } from './clauses.ts';
import { gated, lineAmount } from './finish.ts';
import { flowScope } from './flow-scope.ts';
import { plan, type FlowLine } from './flows.ts';
import { fundingOf, payersOf } from './funding.ts';
import { instalment, isYearlySum, risingInstalment, spreadInstalment } from './instalments.ts';
import { refuseIdlePaymentClauses } from './idle-clauses.ts';
import { holdsParts, whileMissing } from './missing.ts';
import { payeesOf } from './payees.ts';
import { withReporting } from './reporting.ts';
import { checkSetOff, negativeOf, recoveryOf } from './recovery.ts';
import { grainOf, isSpread, paidInInstalments } from './schedule.ts';
import { slotsOf } from './slots.ts';
import { risesInYear, upliftedPrice, upliftOf } from './uplift.ts';
import { lineTax } from './vat.ts';

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
  if (!flow || !to || !from) return;
  const first = flow.lines[0];
  if (!first || to.shares.some((s) => s.limit)) return void cx.report('MOD-135', to, { name: node.name });
  refuseIdlePaymentClauses(cx, node, first.grain);
  checkSetOff(cx, node);
  const scope = flowScope(node.clauses, first.grain, first.each);
  const uplift = upliftOf(node);
  const uplifted = upliftedPrice(cx, uplift, node.name, scope);
  let prices = 0;
  const price: Scope['price'] = uplifted && ((written, at) => { prices += 1; return uplifted(written, at); });
  const lowered = amountOf(cx, node, scope, price);
  if (uplift && uplifted && prices === 0) cx.report('MOD-169', uplift, { name: node.name });
  const amount = lineAmount(cx, node.clauses, lowered.expr, first.grain);
  const schedule = [...slotsOf(cx, node)];
  const lines = payeesOf(to).map((payee, i): Advanced => {
    const id = flow.lines[i]!.id;
    const own: Expr = payee.part ? lineAmount(cx, [], payee.part(cx, amount), first.grain) : amount;
    const negative = lowered.positive ? undefined : negativeOf(cx, node.clauses, own);
    const line: Line = {
      id, kind: 'payment', ...(node.title === undefined ? {} : { title: node.title }), of: node.name, from, to: payee.to,
      grain: first.grain, each: [...first.each], schedule, amount: own,
      ...(lowered.parts.length > 0 ? { parts: lowered.parts } : {}), ...(lowered.limits.length > 0 ? { limits: lowered.limits } : {}),
      ...(negative === undefined ? {} : { negative }), recovery: recoveryOf(cx, node.clauses), lateDays: 0,
      ...lineTax(cx, node.clauses, payersOf(node.clauses), to.shares[i]?.party.ref),
    };
    cx.lines.push(cx.at(line, node));
    return { line, ...(payee.part ? { part: payee.part } : {}) };
  });
  const advance = node.clauses.find((c) => c.$type === 'Advance');
  if (advance) lowerAdvance(cx, node, advance, lines, scope);
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
    ownSum: true, ...(owner ? { owner, limitsOnLine: limitsCountOnLine(cx, node) } : {}), ...(na === undefined ? {} : { notApplicable: na }), ...(holdsParts(node.clauses) ? { holdParts: true } : {}),
  };
  const inside: Scope = price ? { ...scope, price } : scope;
  const lowered = isPaidInInstalments(node, scope) ? inInstalments(cx, node, inside, rule, named) : lowerAmount(cx, amount, inside, rule);
  if (named && na === undefined && amount.value.$type !== 'SharedOut' && cx.mayNotApply(lowered.expr)) cx.report('MOD-172', amount, { name: node.name, what: 'The amount', choices: "'pays nothing'" });
  const expr = gated(cx, node.clauses.find((c) => c.$type === 'Gate'), node.clauses, lowered.expr, scope);
  const noReport = flowClause(node.clauses, 'NoReport');
  const reporting = noReport && noReportRule(cx, noReport, scope.grain);
  const parts = lowered.parts.map((p) => ({ ...p, expr: withReporting(cx, partOf(cx, node, p.expr, scope), reporting, node.name) }));
  return { ...lowered, parts, expr: withReporting(cx, expr, reporting, node.name) };
}

/** What is earned for a part waits for no data where the payment does not: behind a closed gate or after the last day it is nothing. */
function partOf(cx: Context, node: Payment, part: Expr, scope: Scope): Expr {
  const conditions = node.clauses.find((c) => c.$type === 'AmountClause')!.amount.steps.flatMap((s) => (s.$type === 'OnlyIfStep' ? [s.condition] : []));
  const inside: Scope = { ...scope, price: undefined };
  const met = conditions.reduceRight<Expr>((value, condition) => choose([{ if: lowerExpression(cx, condition, inside), then: value }], num(0)), part);
  return whileMissing(cx, node.clauses, gated(cx, node.clauses.find((c) => c.$type === 'Gate'), node.clauses, met, scope), scope.grain!);
}

/** A limit over a longer span is counted by line and member: not where one amount is split over payees, or is for elements of a set. */
function limitsCountOnLine(cx: Context, node: Payment): boolean {
  const to = flowClause(node.clauses, 'ToClause');
  return (to?.shares.length ?? 1) === 1 && dimensionIds(node.dimensions).every((d) => cx.groups.some((g) => g.id === d));
}

/** A sum for the year in a rule that is paid more often, or an amount the text pays in instalments. */
function isPaidInInstalments(node: Payment, scope: Scope): boolean {
  const amount = node.clauses.find((c) => c.$type === 'AmountClause')!.amount;
  if (scope.grain !== 'month' && scope.grain !== 'quarter') return false;
  return isYearlySum(amount.value) || paidInInstalments(node.clauses);
}

function inInstalments(cx: Context, node: Payment, scope: Scope, rule: AmountRule, named: boolean): LoweredAmount & { positive?: boolean } {
  const { amount } = node.clauses.find((c) => c.$type === 'AmountClause')!;
  const { value, steps } = amount;
  if (value.$type === 'SharedOut') return { expr: cx.refuse('MOD-136', node, { name: node.name }), parts: [], limits: [] };
  const inParts = (sum: Expr): Expr => cx.at(isSpread(node.clauses) ? spreadInstalment(cx, sum, scope.grain!, { id: named ? node.name : `${node.name}.before-uplift`, each: scope.each }, value) : instalment(cx, sum, scope.grain!), value);
  if (isYearlySum(value)) {
    const uplift = scope.price && upliftOf(node);
    const rising = (sum: Expr): Expr => cx.at(risingInstalment(cx, sum, scope.grain!, { id: node.name, each: scope.each }, value), value);
    const { expr, limits } = applySteps(cx, (uplift && risesInYear(cx, uplift) ? rising : inParts)(lowerExpression(cx, value, { ...scope, yearlySum: true })), steps, scope, rule);
    return { expr, limits, parts: [], ...(steps.length === 0 ? { positive: true } : {}) };
  }
  const { expr: sum } = lowerAmount(cx, amount, { ...scope, grain: 'year', partYears: { ...(scope.partYears ?? cx.terms.partYears), whole: true } }, { ownSum: true });
  const whole = named ? cx.addVar(cx.at({ id: `${node.name}.sum`, type: 'money', grain: 'year', each: [...scope.each], expr: sum }, value)) : sum;
  return { expr: inParts(whole), parts: [], limits: [] };
}
