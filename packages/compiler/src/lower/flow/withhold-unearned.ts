/** `unearned: …`: what was kept and not earned returns, is reinvested, or is shared again. */
import type { Counterparty, Expr, Line } from '@remit/program';
import { cmp } from '@remit/program/rational';
import type { Expression, Fund, MoneyHolder, Unearned } from '@remit/language/ast';
import { extentOf, isNeverTrue } from '../../emit/extent.ts';
import { and, max, mul, num, sub } from '../../emit/fold.ts';
import type { Context } from '../context.ts';
import { lowerExpression } from '../expression.ts';
import { literalValue } from '../literal.ts';
import { contains } from '../reach.ts';
import { flowClause } from './clauses.ts';
import { counterparty, soleFunder } from './counterparty.ts';
import { contractRound } from './finish.ts';
import { raiseLimit } from './reinvested.ts';
import { unearnedOf, type Withholding } from './withhold.ts';

/** Adds the lines that move what is not earned, if any; what a member gets of it on top of what it earned, if it is shared again. */
export function lowerUnearned(cx: Context, w: Withholding): Expr | undefined {
  const clause = w.node.clauses.find((c) => c.$type === 'Unearned');
  if (!clause) return void cx.report('MOD-134', w.node, { name: w.node.name, clause: 'unearned' });
  if (clause.again) return sharedAgain(cx, w, clause);
  const leftOver = w.node.clauses.find((c) => c.$type === 'LeftOver');
  if (leftOver) cx.report('MOD-168', leftOver, { clause: 'left over', name: w.node.name, instead: "Nothing is left over unless 'unearned' is 'shared again'." });
  if (clause.party?.ref) moved(cx, w, clause, clause.party.ref, { id: 'unearned', each: w.scope.each, amount: unearnedOf(w) });
  if (clause.fund?.ref) reinvested(cx, w, clause, clause.fund.ref);
  return undefined;
}

/** A line to whoever gets it; none where it stays with whoever kept it. */
function moved(cx: Context, w: Withholding, at: Unearned | Withholding['node']['clauses'][number], target: MoneyHolder, one: { id: string; each: readonly string[]; amount: Expr }): void {
  const { from } = w.kept;
  const fund = 'fund' in from ? cx.contract.declarations.find((d): d is Fund => d.$type === 'Fund' && d.name === from.fund) : undefined;
  if (target.$type === 'Fund' && 'fund' in from && target.name === from.fund) return;
  const to: Counterparty | undefined = counterparty(target) ?? soleFunder(target);
  if (!to) return cx.report('MOD-135', at, { name: w.node.name });
  const keeper = 'fund' in from ? fund && soleFunder(fund) : from;
  if (keeper && JSON.stringify(keeper) === JSON.stringify(to)) return;
  cx.lines.push(cx.at({
    id: `${w.node.name}.${one.id}`, ...w.common, to, each: [...one.each], amount: contractRound(cx, max(one.amount, num(0))),
  } satisfies Line, at));
}

/** The sum kept from all members less what they earned. */
function allUnearned(w: Withholding): Expr {
  return w.value('unearned', [], w.scope.each.reduce<Expr>((arg, dim) => ({ op: 'agg', fn: 'sum', in: { dim }, arg }), unearnedOf(w)));
}

/** The limits of the fund rise by it: a yearly one in the year after, one over the term at once. What is not known yet adds nothing. */
function reinvested(cx: Context, w: Withholding, at: Unearned, target: Fund): void {
  const refuse = (problem: string): void => cx.report('MOD-228', at, { name: w.node.name, fund: target.name, problem });
  const own = 'fund' in w.kept.from && w.kept.from.fund === target.name;
  const fund = cx.funds.find((f) => f.id === target.name);
  if (!own && !soleFunder(target)) return refuse('it has more than one funder, and whose money it would become is not said');
  if (!fund || fund.limits.length === 0) return refuse('it has no limit that could rise by it');
  if (!contains('year', w.scope.grain!) || !cx.terms.frame.years) return refuse('the withhold must be paid back each year or more often');
  const total = allUnearned(w);
  const known: Expr = { op: 'orElse', args: [total, num(0)] };
  for (const limit of fund.limits) raiseLimit(limit, w.node.name, w.scope.grain!, known);
  if (!own) moved(cx, w, at, target, { id: 'unearned', each: w.scope.each, amount: unearnedOf(w) });
}

/** What a member gets of what others did not earn, by what it earned or by a basis of its own, up to its cap. */
function sharedAgain(cx: Context, w: Withholding, clause: Unearned): Expr | undefined {
  const { node, scope, inTime } = w;
  const dim = scope.each[0];
  if (dim === undefined || scope.each.length !== 1) return void cx.report('MOD-227', clause, { name: node.name });
  if (flowClause(node.clauses, 'MissingData')?.action.$type !== 'PaysNothingAfter') return void cx.report('MOD-225', clause, { name: node.name });
  const leftOver = node.clauses.find((c) => c.$type === 'LeftOver');
  if (!leftOver || leftOver.again || leftOver.group) return void cx.report('MOD-226', leftOver ?? clause, { name: node.name });

  if (leftOver.stays && !('fund' in w.kept.from)) {
    cx.report('MOD-168', leftOver, { clause: 'left over: stays in the fund', name: node.name, instead: "What is kept comes from no fund. Write 'left over: returns to' and a party." });
  }
  const gate = node.clauses.find((c) => c.$type === 'Gate');
  const tests = [gate?.condition, clause.condition].flatMap((c) => (c ? [lowerExpression(cx, c, scope)] : []));
  const where = tests.length > 0 ? inTime(and(...tests), { op: 'bool', v: false }) : undefined;
  const weight = clause.basis ? inTime(lowerExpression(cx, clause.basis, scope), num(0)) : w.earned;
  const cap = clause.cap && literalValue(clause.cap.lexeme);
  checkReach(cx, w, clause, tests, cap);
  const most = cap ? { max: max(sub(mul(w.retained, num(cap)), w.earned), num(0)) } : {};
  const all = allUnearned(w);
  const again = w.value('again', [dim], { op: 'alloc', total: all, dim, weight, ...(where ? { where } : {}), ...most, unit: cx.terms.rounding.unit });
  const party = leftOver.party?.ref;
  if (party) moved(cx, w, leftOver, party, { id: 'left-over', each: [], amount: w.value('left-over', [], sub(all, { op: 'agg', fn: 'sum', in: { dim }, arg: again })) });
  return again;
}

/** Somebody must be able to meet the condition and still be below the cap. */
function checkReach(cx: Context, w: Withholding, clause: Unearned, tests: readonly Expr[], cap: ReturnType<typeof literalValue>): void {
  const known = { fact: (id: string) => cx.facts.get(id), variable: (id: string) => cx.vars.get(id) };
  const refuse = (problem: string): void => cx.report('MOD-224', clause, { name: w.node.name, problem });
  const one = tests.find((t) => isNeverTrue(t, known));
  if (one) return refuse('no value within the bounds of the facts meets the condition');
  if (!cap || clause.basis) return;
  const earning = w.node.clauses.find((c) => c.$type === 'EarnedBack')!.score;
  const score = earning.steps.length === 0 && earning.value.$type === 'Reference' ? earning.value.target.ref : undefined;
  const test = clause.condition as Expression | undefined;
  const left = test?.$type === 'Comparison' ? test.left as Expression : undefined;
  const compared = test?.$type === 'Comparison' && left?.$type === 'Reference' && score !== undefined && left.target.ref === score ? test : undefined;
  const threshold = compared?.right && /^(?:at least|more than|above)$/.test(compared.operator ?? '') ? extentOf(lowerExpression(cx, compared.right, w.scope), known).least : undefined;
  if (threshold && cmp(cap, threshold) <= 0) return refuse('whoever meets the condition has earned as much as the cap allows already');
  if (cap.n <= 0n) refuse('the cap is nothing');
}
