/** Personal budgets: one line for each holder, which pays while the person's budget is held so. */
import type { Counterparty, Expr, Line } from '@remit/program';
import type { Holder, PersonalBudget } from '@remit/language/ast';
import { choose, compare, mul, num } from '../../emit/fold.ts';
import type { Context } from '../context.ts';
import { declareFact } from '../declaration/fact.ts';
import { dimensionIds } from '../dimension.ts';
import { readDeclaration } from '../expression/reference.ts';
import { kindOfFact } from '../kind.ts';
import type { Scope } from '../scope.ts';
import { budgetOf } from './budget-sum.ts';
import { surplusLines } from './budget-surplus.ts';
import { flowClause } from './clauses.ts';
import { counterparty } from './counterparty.ts';
import { gated, lineAmount } from './finish.ts';
import { flowScope } from './flow-scope.ts';
import { plan } from './flows.ts';
import { fundingOf, payersOf } from './funding.ts';
import { refuseIdleBudgetClauses } from './idle-withhold.ts';
import { negativeOf, recoveryOf } from './recovery.ts';
import { grainOf } from './schedule.ts';
import { slotsOf } from './slots.ts';
import { lineTax } from './vat.ts';

/** A holder with its line: the codes under which it holds, and who is paid. Without a payee nothing moves. */
export interface HolderLine { holder: Holder; suffix: string; to: Line['to'] | undefined; isHolder: Expr }

/** What the lines of a budget share. */
export interface Budget {
  readonly node: PersonalBudget;
  readonly dim: string;
  readonly scope: Scope;
  readonly from: Line['from'];
  readonly holders: readonly HolderLine[];
}

/** Registers the lines of a budget: they all count in `x% of` it, commitments too. */
export function planBudget(cx: Context, node: PersonalBudget): void {
  const grain = grainOf(node.clauses);
  if (grain === undefined) return cx.report('MOD-134', node, { name: node.name, clause: 'paid' });
  const payer = flowClause(node.clauses, 'FromClause')?.shares[0]?.party.$refText ?? '';
  const each = dimensionIds(node.dimensions);
  plan(cx, { node, lines: holdersOf(node).map((h) => ({ id: `${node.name}.${suffixOf(h)}`, grain, each, parts: [], payer, payee: h.party?.$refText ?? '' })) });
}

/** Makes the lines of a budget, and of what is given back at reviews. */
export function lowerBudget(cx: Context, node: PersonalBudget): void {
  const flow = cx.flows.get(node);
  const from = fundingOf(cx, node, node.clauses);
  const dim = personOf(cx, node);
  if (!flow || !from) return;
  if (dim === undefined) return cx.report('MOD-229', node, { name: node.name });
  const grain = grainOf(node.clauses)!;
  refuseIdleBudgetClauses(cx, node, grain);
  const scope = flowScope(node.clauses, grain, dimensionIds(node.dimensions));
  const holders = lowerHolders(cx, node, from, scope);
  if (!holders) return;
  const sum = budgetOf(cx, node, dim, scope);
  if (!sum) return;
  const open = gated(cx, node.clauses.find((c) => c.$type === 'Gate'), node.clauses, sum.inPeriod, scope);
  const part = node.clauses.find((c) => c.$type === 'BudgetPart');
  const due = cx.addVar(cx.at({
    id: `${node.name}.sum`, title: `${node.title ?? node.name}: for the period`, type: 'money', grain, each: [...scope.each],
    expr: part && !sum.counted ? mul(open, { op: 'partOf', dim, by: part.unit ?? cx.terms.partYears.unit }) : open,
  }, node));
  for (const one of holders) {
    if (!one.to) continue;
    const amount = lineAmount(cx, node.clauses, choose([{ if: one.isHolder, then: due }], num(0)), grain);
    const negative = negativeOf(cx, [], amount);
    cx.lines.push(cx.at({
      id: `${node.name}.${one.suffix}`, kind: 'budget', ...(node.title === undefined ? {} : { title: node.title }), of: node.name,
      from, to: one.to, grain, each: [...scope.each], schedule: [...slotsOf(cx, node)], amount,
      ...(one.holder.party?.ref ? lineTax(cx, node.clauses, payersOf(node.clauses), one.holder.party.ref) : {}),
      ...(negative === undefined ? {} : { negative }), recovery: recoveryOf(cx, node.clauses), lateDays: 0,
    } satisfies Line, one.holder));
  }
  surplusLines(cx, { node, dim, scope, from, holders }, sum.whole);
}

/** The group of people that a budget is for; undefined where it is for none, or for more than one. */
function personOf(cx: Context, node: PersonalBudget): string | undefined {
  const groups = dimensionIds(node.dimensions).filter((d) => cx.groups.some((g) => g.id === d));
  return groups.length === 1 ? groups[0] : undefined;
}

function holdersOf(node: PersonalBudget): readonly Holder[] {
  return (node.clauses.find((c) => c.$type === 'HeldBy')?.holders ?? []).filter((h) => h.party !== undefined || h.committed);
}

function suffixOf(holder: Holder): string {
  return holder.codes.map((c) => c.$refText).join('-');
}

/** The holders, each with the condition under which it holds; undefined (and reported) where a code has none, or more than one. */
function lowerHolders(cx: Context, node: PersonalBudget, from: Line['from'], scope: Scope): HolderLine[] | undefined {
  const clause = node.clauses.find((c) => c.$type === 'HeldBy');
  const fact = clause?.fact.ref;
  if (!clause || !fact) return undefined;
  const codes = fact.$type === 'Fact' && kindOfFact(fact) === 'code' ? declareFact(cx, fact).codes : undefined;
  if (!codes) return void cx.report('MOD-230', clause, { name: node.name, fact: clause.fact.$refText });
  const seen = new Set<string>();
  let sound = true;
  for (const holder of clause.holders) {
    for (const { $refText: code } of holder.codes) {
      if (seen.has(code)) { cx.report('MOD-231', holder, { name: node.name, code, fact: clause.fact.$refText }); sound = false; }
      seen.add(code);
    }
    if (holder.committed && !('fund' in from)) {
      cx.report('MOD-168', holder, { clause: 'committed', name: node.name, instead: 'A commitment counts towards a fund, and this budget comes from a party.' });
    }
  }
  for (const code of codes) if (!seen.has(code)) { cx.report('MOD-232', clause, { name: node.name, code, fact: clause.fact.$refText }); sound = false; }
  if (!sound) return undefined;
  const held = readDeclaration(cx, fact, clause, scope);
  return clause.holders.map((holder): HolderLine => {
    const tests = holder.codes.map((c) => compare('eq', held, { op: 'code', v: c.$refText }));
    return { holder, suffix: suffixOf(holder), to: payeeOf(cx, node, holder), isHolder: tests.length === 1 ? tests[0]! : { op: 'or', args: tests } };
  });
}

function payeeOf(cx: Context, node: PersonalBudget, holder: Holder): Line['to'] | undefined {
  if (holder.nobody) return holder.committed ? { nobody: true } : undefined;
  const to: Counterparty | undefined = holder.party?.ref && counterparty(holder.party.ref);
  if (!to && holder.party?.ref) cx.report('MOD-135', holder, { name: node.name });
  return to;
}
