/** Withholds: a line that keeps a part of each payment back, and one that pays what was earned of it. */
import type { Expr, Line } from '@remit/program';
import { cmp, ONE, ZERO } from '@remit/program/rational';
import type { Withhold } from '@remit/language/ast';
import { add, choose, max, min, mul, num, sub } from '../../emit/fold.ts';
import { extentOf } from '../../emit/extent.ts';
import { neverNegative } from '../../emit/sign.ts';
import { lowerAmount } from '../amount.ts';
import type { Context } from '../context.ts';
import { deadlineDates } from '../deadline.ts';
import { dimensionIds } from '../dimension.ts';
import { kindOfAmount } from '../kind.ts';
import { readAtGrain } from '../read.ts';
import type { Scope } from '../scope.ts';
import { flowClause } from './clauses.ts';
import { contractRound, gated } from './finish.ts';
import { flowScope } from './flow-scope.ts';
import { plan } from './flows.ts';
import { payersOf } from './funding.ts';
import { refuseIdleWithholdClauses } from './idle-withhold.ts';
import { whileMissing } from './missing.ts';
import { recoveryOf, signsOf } from './recovery.ts';
import { grainOf } from './schedule.ts';
import { slotsOf } from './slots.ts';
import { lineTax } from './vat.ts';
import { keptFrom, lowerKeeps, type Kept } from './withhold-keeps.ts';
import { lowerUnearned } from './withhold-unearned.ts';

/** What the clauses of a withhold share: its values by name, and how data that come late count. */
export interface Withholding {
  readonly node: Withhold;
  readonly kept: Kept;
  readonly scope: Scope;
  /** What was kept for a period of the withhold, and what of it was earned back. */
  readonly retained: Expr;
  readonly earned: Expr;
  readonly score: Expr;
  /** A value, unless it was missing on the last day for data: then `otherwise`, for good. */
  readonly inTime: (expr: Expr, otherwise: Expr) => Expr;
  /** A value of its own, for the trace. */
  readonly value: (name: string, each: readonly string[], expr: Expr, type?: 'money' | 'number') => Expr;
  /** Fields of every line of the withhold. */
  readonly common: Pick<Line, 'kind' | 'of' | 'from' | 'grain' | 'schedule' | 'recovery' | 'lateDays' | 'heldWith' | 'outsideLimits'>;
}

/** Registers the line that pays back. What is kept counts in no `x% of`. */
export function planWithhold(cx: Context, node: Withhold): void {
  const grain = grainOf(node.clauses);
  const payment = keptFrom(node);
  if (grain === undefined || !payment) return cx.report(grain === undefined ? 'MOD-134' : 'MOD-220', node, { name: node.name, clause: 'paid', problem: 'this names none' });
  const [own, its] = [node.clauses, payment.clauses as readonly { $type: string }[]];
  const payer = (flowClause(own, 'FromClause') ?? flowClause(its, 'FromClause'))?.shares[0]?.party.$refText ?? '';
  const payee = (flowClause(own, 'ToClause') ?? flowClause(its, 'ToClause'))?.shares[0]?.party.$refText ?? '';
  plan(cx, { node, lines: [{ id: node.name, grain, each: dimensionIds(node.dimensions), parts: [], payer, payee }] });
}

/** Makes the lines of a withhold. */
export function lowerWithhold(cx: Context, node: Withhold): void {
  const planned = cx.flows.get(node)?.lines[0];
  const kept = planned && lowerKeeps(cx, node);
  const earnedBack = node.clauses.find((c) => c.$type === 'EarnedBack');
  if (!planned || !kept || !earnedBack) return;
  refuseIdleWithholdClauses(cx, node, planned.grain);
  const { grain } = planned;
  const scope = flowScope(node.clauses, grain, planned.each);
  const value: Withholding['value'] = (name, each, expr, type = 'money') =>
    cx.addVar(cx.at({ id: `${node.name}.${name}`, title: titleOf(node, name), type, grain, each: [...each], expr }, node));

  const late = flowClause(node.clauses, 'MissingData')?.action;
  const by = late?.$type === 'PaysNothingAfter' ? deadlineDates(cx, late.deadline, grain) : undefined;
  const inTime = (expr: Expr, otherwise: Expr): Expr => (by ? { op: 'deadline', arg: expr, by, else: otherwise } : expr);
  const retained = value('retained', scope.each, inTime(readAtGrain(cx, kept.sum, { grain: kept.grain, each: kept.each }, node, scope, node.name), num(0)));
  const score = value('score', scope.each, whileMissing(cx, node.clauses, gated(cx, node.clauses.find((c) => c.$type === 'Gate'), node.clauses, scoreOf(cx, node, scope), scope), grain), 'number');
  const earned = value('earned', scope.each, contractRound(cx, mul(retained, score)));
  const schedule = [...slotsOf(cx, node)];
  const common: Withholding['common'] = {
    kind: 'withhold', of: node.name, from: kept.from, grain, schedule, recovery: recoveryOf(cx, node.clauses), lateDays: 0,
    heldWith: { line: kept.line }, ...('fund' in kept.from ? { outsideLimits: true } : {}),
  };
  const again = lowerUnearned(cx, { node, kept, scope, retained, earned, score, inTime, value, common });
  cx.lines.push(cx.at({
    id: node.name, ...(node.title === undefined ? {} : { title: node.title }), ...common, to: kept.to, each: [...scope.each], ...taxOf(cx, node),
    amount: contractRound(cx, again ? add(earned, again) : earned),
  } satisfies Line, node));
}

const TITLES: Readonly<Record<string, string>> = {
  keeps: 'kept back', retained: 'kept back in the period', score: 'result', earned: 'earned back', unearned: 'not earned, of all together', again: 'shared again', 'left-over': 'left over',
};

/** What a value of a withhold is called in explanations. */
export function titleOf(node: Withhold, name: string): string {
  return `${node.title ?? node.name}: ${TITLES[name]}`;
}

/** What is earned back is taxed as the withhold says, else as the payment it was kept from. */
function taxOf(cx: Context, node: Withhold): Pick<Line, 'tax'> {
  const own = flowClause(node.clauses, 'VatClause') ? node.clauses : keptFrom(node)!.clauses;
  const payment = keptFrom(node)!.clauses;
  return lineTax(cx, own, payersOf(payment), flowClause(payment, 'ToClause')?.shares[0]?.party.ref);
}

/** The result that earns back, from 0 to 1; a condition counts fully or not at all. */
function scoreOf(cx: Context, node: Withhold, scope: Scope): Expr {
  const clause = node.clauses.find((c) => c.$type === 'EarnedBack')!;
  const raw = lowerAmount(cx, clause.score, scope).expr;
  const share = kindOfAmount(clause.score, cx.kinds) === 'bool' ? choose([{ if: raw, then: num(1) }], num(0)) : raw;
  const action = flowClause(node.clauses, 'NotApplicable')?.action;
  const may = cx.mayNotApply(share);
  if (may && action !== 'pays nothing' && action !== 'pays in full') cx.report('MOD-172', clause, { name: node.name, what: 'The result', choices: "'pays nothing' or 'pays in full'" });
  const applied = may ? choose([{ if: { op: 'isNotApplicable', arg: share }, then: num(action === 'pays in full' ? 1 : 0) }], share) : share;
  const { least, greatest } = extentOf(applied, { fact: (id) => cx.facts.get(id), variable: (id) => cx.vars.get(id) });
  const floored = (least && cmp(least, ZERO) >= 0) || neverNegative(applied, signsOf(cx)) ? applied : max(applied, num(0));
  return cx.at(greatest && cmp(greatest, ONE) <= 0 ? floored : min(floored, num(1)), clause);
}

/** What is left of what was kept once the earned part is paid. */
export function unearnedOf({ retained, earned }: Withholding): Expr {
  return sub(retained, earned);
}
