/** `surplus of Balance above 8/52 of the budget at each review: returns to LongTermFund within 30 days` */
import type { Expr, Line } from '@remit/program';
import type { DueDate, Surplus } from '@remit/language/ast';
import { and, choose, max, mul, neg, not, num, sub } from '../../emit/fold.ts';
import type { Context } from '../context.ts';
import { readDeclaration } from '../expression/reference.ts';
import { kindOf } from '../kind.ts';
import { literalValue, smallCount } from '../literal.ts';
import { paymentCalendar } from '../payment-days.ts';
import { counterparty, soleFunder } from './counterparty.ts';
import { contractRound } from './finish.ts';
import type { Budget } from './personal-budget.ts';
import { recoveryOf } from './recovery.ts';
import { reviewsOf } from './reviews.ts';
import { slots } from './schedule.ts';

/** Adds a line for each holder that is paid: in the period of a review, what the balance is above the share of a year's budget. */
export function surplusLines(cx: Context, budget: Budget, whole: Expr): void {
  const { node, dim, scope } = budget;
  const clause = node.clauses.find((c) => c.$type === 'Surplus');
  if (!clause) return;
  const balance = balanceOf(cx, budget, clause);
  const reviews = reviewsOf(cx, node, dim, clause, 'surplus');
  const share = literalValue(clause.share.lexeme);
  if (!balance || !reviews || !share) return;
  const above = cx.addVar(cx.at({
    id: `${node.name}.surplus`, title: `${node.title ?? node.name}: surplus`, type: 'money', grain: scope.grain!, each: [...scope.each],
    expr: choose([{ if: not({ op: 'reviewed', ...reviews }), then: num(0) }], max(sub(balance, mul(num(share), whole)), num(0))),
  }, clause));
  const way = wayBack(cx, budget, clause);
  if (!way) return;
  const days = clause.days === undefined ? undefined : smallCount(clause.days);
  const rolls = cx.terms.rolling.direction !== 'not' && paymentCalendar(cx.terms) !== undefined;
  const schedule = slots(cx, dueAfter(clause, days ?? 0), cx.periodsOf(scope.grain!, 'in the term'), {})
    .map((slot) => (days === undefined ? slot : { ...slot, dueAfterReview: { ...reviews, days, ...(rolls ? { rollsBack: true as const } : {}) } }));
  for (const one of budget.holders) {
    if (!one.to || 'nobody' in one.to) continue;
    const id = `${node.name}.surplus.${one.suffix}`;
    const held: Expr = choose([{ if: and(one.isHolder, { op: 'reviewed', ...reviews }), then: above }], num(0));
    const common = {
      id, kind: 'budget' as const, ...(node.title === undefined ? {} : { title: node.title }), of: node.name,
      grain: scope.grain!, each: [...scope.each], schedule: [...schedule], lateDays: days ?? 0,
    };
    const line: Line = 'to' in way
      ? { ...common, from: one.to, to: way.to, amount: contractRound(cx, held), recovery: recoveryOf(cx, node.clauses) }
      : { ...common, from: budget.from, to: one.to, amount: contractRound(cx, neg(held)), negative: days === undefined ? 'carry' : { invoiceDays: days }, recovery: recoveryOf(cx, node.clauses) };
    cx.lines.push(cx.at(line, clause));
    cx.lineReach.set(id, { grain: scope.grain!, each: scope.each });
  }
}

/** The balance of the person at the review. */
function balanceOf(cx: Context, { node, dim, scope }: Budget, clause: Surplus): Expr | undefined {
  const named = clause.balance?.ref;
  const refuse = (problem: string): undefined => void cx.report('MOD-233', clause, { name: node.name, problem });
  if (!named) return clause.balance ? undefined : refuse('nothing says what is left of it');
  const each = 'dimensions' in named ? named.dimensions.map((d) => d.ref && ('codes' in d.ref ? d.ref.name : d.ref.$type === 'Member' ? d.ref.$container.name : d.ref.name)) : [];
  if (kindOf({ $type: 'Reference', target: { ref: named } } as never, cx.kinds) !== 'money') return refuse(`'${clause.balance!.$refText}' is no sum of money`);
  if (named.$type === 'Fact' && !each.includes(dim)) return refuse(`'${clause.balance!.$refText}' is not given for each person`);
  return readDeclaration(cx, named, clause, scope);
}

/** Back to whoever paid, as a sum below nothing; or to another party, as a payment by the holder. */
function wayBack(cx: Context, { node, from }: Budget, clause: Surplus): { to: NonNullable<ReturnType<typeof counterparty>> } | { back: true } | undefined {
  const party = clause.party.ref;
  if (!party) return undefined;
  if ('fund' in from ? party.$type === 'Fund' && party.name === from.fund : JSON.stringify(counterparty(party)) === JSON.stringify(from)) return { back: true };
  const to = counterparty(party) ?? soleFunder(party);
  return to ? { to } : void cx.report('MOD-135', clause, { name: node.name });
}

function dueAfter(clause: Surplus, days: number): Parameters<typeof slots>[1] {
  const date = { $type: 'DueAfter', count: String(days), unit: 'days', anchor: { $type: 'PeriodAnchor', unit: 'period' } } as unknown as DueDate;
  return { ...clause, $type: 'Due', date } as never;
}
