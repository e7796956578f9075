/** Advances: a line that pays ahead, and one that takes the same off when the payment itself is due. */
import type { Expr, Line } from '@remit/program';
import { visitExpr } from '@remit/program/walk';
import type { Advance, FirstYear, Payment, Pool } from '@remit/language/ast';
import { isAlwaysNegative } from '../../emit/extent.ts';
import { choose, compare, neg, num } from '../../emit/fold.ts';
import { lowerAmount } from '../amount.ts';
import type { Context } from '../context.ts';
import { deadlineDates } from '../deadline.ts';
import { smallCount } from '../literal.ts';
import type { Scope } from '../scope.ts';
import { contractRound } from './finish.ts';
import { greatestAmount } from './greatest.ts';
import { instalment } from './instalments.ts';
import { frequencyGrain, slots } from './schedule.ts';

/** A line that is paid ahead: that of a payee, with its share of a sum for all of them (absent: all of it). */
export interface Advanced { line: Line; part?: (cx: Context, amount: Expr) => Expr }

/**
 * Adds two lines for each payee. All are outside `x% of P` and its caps; the offset waits while the payment to that payee
 * is held. What is paid ahead to several is divided as the payment is, and each gives back its own.
 */
export function lowerAdvance(cx: Context, node: Payment | Pool, advance: Advance, all: readonly Advanced[], scope: Scope): void {
  const instalments = advance.options.find((o) => o.$type === 'InInstalments');
  const due = advance.options.find((o) => o.$type === 'Due') ?? instalments?.due;
  if (!due) return void cx.report('FUND-006', advance, { name: node.name, part: 'advance' });
  const { line: first } = all[0]!;
  const grain = instalments ? frequencyGrain(instalments.frequency ?? 'monthly') : first.grain;
  const sum = advanceSum(cx, node, advance, first, scope);
  if (!sum) return;
  const periods = cx.periodsOf(grain, 'in the term').filter((p) => first.schedule.some((s) => s.period === p.id || Object.values(p.in).includes(s.period)));
  if (instalments && !fits(cx, smallCount(instalments.count), grain, first.grain)) return void cx.report('MOD-138', instalments, { count: instalments.count });
  const whole = grain === first.grain ? contractRound(cx, sum) : contractRound(cx, instalment(cx, sum, grain, first.grain));
  const schedule = slots(cx, due, periods, { advance: true });
  const offsets = all.map(({ line, part }): Line => {
    const common = { of: node.name, each: line.each, recovery: line.recovery, lateDays: line.lateDays, from: line.from, to: line.to, ...(line.tax ? { tax: line.tax } : {}) };
    const id = `${line.id}.advance`;
    cx.lines.push(cx.at({ id, kind: 'advance', ...common, grain, amount: part ? contractRound(cx, part(cx, whole)) : whole, schedule } satisfies Line, advance));
    cx.lineReach.set(id, { grain, each: line.each });
    const paid: Expr = { op: 'line', id };
    const offset = neg(grain === line.grain ? paid : { op: 'over', fn: 'sum', arg: paid, grain, window: 'in' });
    return cx.at({
      id: `${line.id}.offset`, kind: 'offset', ...common, grain: line.grain, amount: contractRound(cx, offset), schedule: line.schedule,
      negative: excess(cx, advance), heldWith: heldWith(cx, advance, line),
    } satisfies Line, advance);
  });
  // Before the payment: of two lines at one place, what the offset gives back to a fund must be there for the payment.
  cx.lines.splice(cx.lines.findIndex((each) => each.of === node.name), 0, ...offsets);
}

/** The sum paid ahead for a period of the payment, as a value of its own. */
function advanceSum(cx: Context, node: Payment | Pool, advance: Advance, line: Line, scope: Scope): Expr | undefined {
  const first = advance.options.find((o) => o.$type === 'FirstYear');
  const signed = (sum: Expr, at: Advance | FirstYear): Expr => {
    if (isAlwaysNegative(sum, { fact: (id) => cx.facts.get(id), variable: (id) => cx.vars.get(id) })) cx.report('MOD-365', at.amount, { name: node.name });
    return sum;
  };
  const inFull: Scope = { ...scope, partYears: { ...(scope.partYears ?? cx.terms.partYears), whole: true } };
  // The most it can be is that of the whole year too: what a pilot cuts off is reconciled.
  const whole: Scope = node.$type === 'Payment' ? { ...inFull, most: () => greatestAmount(cx, node, inFull) } : inFull;
  let expr = signed(lowerAmount(cx, advance.amount, whole).expr, advance);
  const firstPeriod = cx.periodsOf(line.grain, 'in the term')[0];
  if (first && firstPeriod) {
    const instead = signed(lowerAmount(cx, first.amount, whole).expr, first);
    const later = looksBack(expr) ? joinedSince(cx, line, expr, instead) : expr;
    expr = { op: 'byPeriod', grain: line.grain, cases: [{ periods: [firstPeriod.id], v: instead }], else: later };
  } else if (looksBack(expr)) {
    cx.report('MOD-139', advance, { name: node.name });
    return undefined;
  }
  return cx.addVar(cx.at({ id: `${node.name}.advance.sum`, type: 'money', grain: line.grain, each: line.each, expr }, advance));
}

/** A member that was not there in the period before has no payment to look back to: it is in its own first year. */
function joinedSince(cx: Context, line: Line, expr: Expr, instead: Expr): Expr {
  const groups = line.each.filter((d) => cx.groups.some((g) => g.id === d));
  return groups.reduce<Expr>((value, dim) => choose([{
    if: compare('eq', { op: 'at', arg: { op: 'partOf', dim, by: 'days' }, back: 1, grain: line.grain }, num(0)), then: instead,
  }], value), expr);
}

function looksBack(expr: Expr): boolean {
  let back = false;
  visitExpr(expr, '', (e) => { if (e.op === 'at' && (e.back ?? 0) > 0) back = true; });
  return back;
}

/** Whether that many instalments are one for each finer period. */
function fits(cx: Context, count: number | undefined, grain: string, payment: string): boolean {
  const years = cx.periodsOf(payment, 'in the term');
  return years.some((y) => cx.periodsOf(grain, 'in the term').filter((p) => p.in[payment] === y.id).length === count);
}

function excess(cx: Context, advance: Advance): NonNullable<Line['negative']> {
  const option = advance.options.find((o) => o.$type === 'Excess');
  if (option?.days === undefined) return 'carry';
  return { invoiceDays: smallCount(option.days) ?? (cx.report('TYP-101', option, { text: option.days }), 0) };
}

function heldWith(cx: Context, advance: Advance, line: Line): NonNullable<Line['heldWith']> {
  const held = advance.options.find((o) => o.$type === 'IfHeld');
  return { line: line.id, ...(held ? { keepUntil: deadlineDates(cx, held.until, line.grain) } : {}) };
}
