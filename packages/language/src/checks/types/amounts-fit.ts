import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { moneyNeeded, unitsDiffer } from '../../diagnostics/typ.ts';
import { describeType } from '../../types/describe.ts';
import type { Findings } from '../../types/findings.ts';
import type { Inference, RulePlace } from '../../types/inference.ts';
import { isMoney, money } from '../../types/value-type.ts';
import { defineCheck, type Check, type Report } from '../check.ts';
import { paidGrain } from '../../types/declared-types.ts';
import type { Grain } from '../../types/value-type.ts';
import { withSign } from './with-sign.ts';
import type { RemitServices } from '../../services.ts';

interface Context {
  readonly infer: Inference;
  readonly place: RulePlace;
  readonly find: Findings;
}

/** Reports unless an amount is money. */
function sum(amount: ast.Amount | undefined, what: string, { infer, place, find }: Context): void {
  if (!amount?.value) return;
  const type = infer.amount(amount, place);
  if (!isMoney(type)) find(moneyNeeded, { what, actual: describeType(type) }, amount);
}

function expression(node: ast.Expression | undefined, what: string, { infer, place, find }: Context): void {
  if (!node) return;
  const type = infer.quantity(node, place);
  if (!isMoney(type)) find(moneyNeeded, { what, actual: describeType(type) }, node);
}

function clause(node: AstNode, context: Context): void {
  const { infer, place } = context;
  if (ast.isAmountClause(node)) sum(node.amount, 'The amount of a payment', context);
  else if (ast.isGate(node)) infer.condition(node.condition, place);
  else if (ast.isAdvance(node)) sum(node.amount, 'An advance', context);
  else if (ast.isSharedSum(node)) {
    sum(node.amount, 'What a pool shares', context);
    infer.quantity(node.basis, place);
  } else if (ast.isKeeps(node)) sum(node.amount, 'What is withheld', context);
  else if (ast.isEarnedBack(node)) infer.amount(node.score, place);
  else if (ast.isUnearned(node)) {
    if (node.basis) infer.quantity(node.basis, place);
    if (node.condition) infer.condition(node.condition, place);
  }
  else if (ast.isCompare(node)) {
    expression(node.actual, 'What a share compares', context);
    expression(node.comparator, 'What a share compares with', context);
  } else if (ast.isVariance(node)) expression(node.value, 'A variance', context);
  else if (ast.isSaving(node) || ast.isOverspend(node)) shared(node, context);
  else if (ast.isSubcontractPays(node) || ast.isPassesOn(node)) expression(node.amount, 'What a subcontract pays', { ...context, place: { ...place, grain: onwardGrain(node) } });
  else if (ast.isLeakage(node) || ast.isInflow(node)) priced(node, context);
  else if (ast.isLeftOver(node) && node.group?.ref) infer.condition(node.condition, { ...place, dimensions: undefined });
}

/** Each price has a rhythm of its own; what is passed on goes in that of the payment it comes from. */
function onwardGrain(node: ast.SubcontractPays | ast.PassesOn): Grain {
  return ast.isSubcontractPays(node) ? paidGrain([node]) : 'any';
}

function shared(node: ast.Saving | ast.Overspend, { infer, place }: Context): void {
  const rule = node.rule;
  if (ast.isFromTheFirst(rule)) {
    infer.quantity(rule.threshold, place);
    infer.condition(rule.condition, place);
    if (ast.isPays(rule.effect)) for (const flow of rule.effect.flows) infer.quantity(flow.rate, place);
  }
  infer.steps(node.steps, { ...infer.value(undefined, place) }, place);
}

/** A price for each contact, with its steps; a share of another price is a percentage of it. */
function priced(node: ast.Leakage | ast.Inflow, context: Context): void {
  const { infer, place } = context;
  if (!(ast.isInflow(node) && node.ofThatPrice)) expression(node.rate, `What is paid for ${ast.isLeakage(node) ? 'leakage' : 'inflow'}`, context);
  infer.steps(node.steps, { ...infer.value(undefined, place), ...money }, place);
}

/** Hands findings of types on, with the correction of a figure that lacks the sign of its currency. */
function findingsTo(report: Report): Findings {
  return (entry, params, at) => {
    const isUnits = (entry as { readonly code: string }).code === unitsDiffer.code;
    report(entry, params, { node: at }, isUnits ? { corrections: withSign(params as { left: string; right: string }, at) } : undefined);
  };
}

function check(node: AstNode & { readonly clauses?: readonly AstNode[] }, report: Report, services: RemitServices): void {
  const find = findingsTo(report);
  const infer = services.types.TypeComputer.inference(find);
  const context: Context = { infer, place: infer.placeOf(node), find };
  for (const each of node.clauses ?? []) clause(each, context);
}

const flows = [ast.Payment, ast.Pool, ast.Withhold, ast.RiskShare, ast.PersonalBudget, ast.Subcontract, ast.Choice];

/** Amounts are money, gates are conditions, and units, grains and members fit in every expression. */
export const amountsFit: readonly Check[] = [
  ...flows.map(type => defineCheck(type.$type, check)),
  defineCheck<ast.Let>(ast.Let.$type, (node, report, services) => {
    const infer = services.types.TypeComputer.inference(findingsTo(report));
    infer.amount(node.amount, infer.placeOf(node));
  }),
  defineCheck<ast.Table>(ast.Table.$type, (table, report, services) => {
    const infer = services.types.TypeComputer.inference(findingsTo(report));
    for (const row of table.rows) for (const cell of row.cells) infer.amount(cell.amount, infer.placeOf(table));
  }),
];
