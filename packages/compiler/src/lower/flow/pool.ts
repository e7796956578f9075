/** Pools: a fixed sum shared over a group by points. */
import type { Counterparty, Expr, Line } from '@remit/program';
import type { LeftOver, Pool, PointValue } from '@remit/language/ast';
import { add, and, choose, compare, div, max, min, mul, num, sub } from '../../emit/fold.ts';
import { applySteps, lowerAmount } from '../amount.ts';
import type { Context } from '../context.ts';
import { dimensionId, dimensionIds } from '../dimension.ts';
import { lowerExpression } from '../expression.ts';
import { noReportRule } from '../no-report.ts';
import { needsOf } from '../reach.ts';
import { within, type Scope } from '../scope.ts';
import { lowerAdvance } from './advance.ts';
import { flowClause } from './clauses.ts';
import { counterparty, soleFunder } from './counterparty.ts';
import { contractRound, gated, lineAmount } from './finish.ts';
import { flowScope } from './flow-scope.ts';
import { plan, type FlowLine } from './flows.ts';
import { fundingOf, payersOf } from './funding.ts';
import { refuseIdlePoolClauses } from './idle-clauses.ts';
import { withReporting, type ReportingRule } from './reporting.ts';
import { checkSetOff, recoveryOf } from './recovery.ts';
import { grainOf, isSpread, paidInInstalments } from './schedule.ts';
import { slotsOf } from './slots.ts';
import { lineTax } from './vat.ts';

/** Registers the lines of a pool: its own, and what another bears of a shortfall. What goes elsewhere when money is left over does not count in `x% of`. */
export function planPool(cx: Context, node: Pool): void {
  const grain = grainOf(node.clauses);
  const to = flowClause(node.clauses, 'ToClause')?.shares[0]?.party.ref;
  if (grain === undefined || !to) return cx.report('MOD-134', node, { name: node.name, clause: grain === undefined ? 'paid' : 'to' });
  if (paidInInstalments(node.clauses) || isSpread(node.clauses)) cx.report('MOD-136', node, { name: node.name });
  const payer = flowClause(node.clauses, 'FromClause')?.shares[0]?.party.$refText ?? '';
  const main: FlowLine = { id: node.name, grain, each: dimensionIds(node.dimensions), parts: [], payer, payee: to.name };
  const bearer = node.clauses.find((c) => c.$type === 'Shortfall')?.party;
  const short = bearer && isFloored(node) ? [{ ...main, id: `${node.name}.shortfall`, payer: bearer.$refText }] : [];
  plan(cx, { node, lines: [main, ...short] });
}

/** Makes the lines of a pool. */
export function lowerPool(cx: Context, node: Pool): void {
  const planned = cx.flows.get(node)?.lines[0];
  const from = fundingOf(cx, node, node.clauses);
  const to = flowClause(node.clauses, 'ToClause')?.shares[0]?.party.ref;
  const payee = to && counterparty(to);
  const sum = node.clauses.find((c) => c.$type === 'SharedSum');
  if (planned) refuseIdlePoolClauses(cx, node, planned.grain);
  checkSetOff(cx, node);
  if (!planned || !from || !payee || !sum?.group.ref) return void cx.report('MOD-134', node, { name: node.name, clause: 'amount' });
  const dim = dimensionId(sum.group.ref);
  if (planned.each.length !== 1 || planned.each[0] !== dim) return void cx.report('MOD-152', sum, { name: node.name, group: dim });
  const grain = planned.grain;
  const noReport = flowClause(node.clauses, 'NoReport');
  const reporting = noReport && noReportRule(cx, noReport, grain);
  const scope = flowScope(node.clauses, grain, []);
  const member = within(scope, [dim]);
  const value = (name: string, each: string[], expr: Expr, type: 'money' | 'number' = 'money'): Expr =>
    cx.addVar(cx.at({ id: `${node.name}.${name}`, type, grain, each, expr }, node));

  const total = value('sum', [], lowerAmount(cx, sum.amount, scope, { ownSum: true }).expr);
  const points = value('points', [dim], pointsOf(cx, node, withReporting(cx, lowerExpression(cx, sum.basis, member), reporting, node.name), member, reporting), 'number');
  const allPoints = value('all-points', [], { op: 'agg', fn: 'sum', in: { dim }, arg: points }, 'number');
  const share = value('share', [dim], shareOf(cx, node, { total, points, allPoints, dim, scope, value }));
  const paid = value('shared', [], { op: 'agg', fn: 'sum', in: { dim }, arg: share });
  const shortfall = node.clauses.find((c) => c.$type === 'Shortfall');
  const leftOver = node.clauses.find((c) => c.$type === 'LeftOver');
  const common = { of: node.name, grain, schedule: [...slotsOf(cx, node)], recovery: recoveryOf(cx, node.clauses), lateDays: 0 };
  const short: Expr = { op: 'alloc', total: min(total, paid), dim, weight: share, unit: cx.unit };
  const withinSum = isFloored(node) ? choose([{ if: compare('le', paid, total), then: share }], short) : share;
  const amount = add(withinSum, ...extraShare(cx, node, leftOver, { dim, rest: max(sub(total, paid), num(0)), member }));
  const line: Line = {
    id: node.name, kind: 'pool', ...(node.title === undefined ? {} : { title: node.title }), ...common, from, to: payee, each: [dim], ...lineTax(cx, node.clauses, payersOf(node.clauses), to),
    amount: lineAmount(cx, node.clauses, amount, grain),
  };
  cx.lines.push(cx.at(line, node));
  if (isFloored(node)) addShortfall(cx, node, shortfall?.party?.ref, !!shortfall?.scaled, { ...common, to: payee, each: [dim] }, sub(share, withinSum));
  addLeftOver(cx, node, leftOver, { from, common, rest: max(sub(total, paid), num(0)), dim, scope });
  const advance = node.clauses.find((c) => c.$type === 'Advance');
  if (advance) lowerAdvance(cx, node, advance, [{ line }], member);
}

/** Points of the member at hand; none where the gate is closed, and as `members who report nothing` says. */
function pointsOf(cx: Context, node: Pool, points: Expr, scope: Scope, rule: ReportingRule | undefined): Expr {
  const open = gated(cx, node.clauses.find((c) => c.$type === 'Gate'), node.clauses, points, scope);
  if (!rule || rule.action === 'hold all') return open;
  return { op: 'deadline', arg: open, by: rule.by, else: rule.action === 'left out' ? { op: 'notApplicable', reason: 'nothing reported' } : rule.action.countAs };
}

interface Parts { total: Expr; points: Expr; allPoints: Expr; dim: string; scope: Scope; value: (name: string, each: string[], expr: Expr) => Expr }

/** What the member gets by its points before anything left over: a price per point, or a largest-remainder share between floor and cap. */
function shareOf(cx: Context, node: Pool, p: Parts): Expr {
  const steps = node.clauses.find((c) => c.$type === 'PointValue')?.steps ?? [];
  const rounding = node.clauses.find((c) => c.$type === 'PoolRounding');
  if (!rounding) return cx.refuse('MOD-153', node, { name: node.name });
  if (rounding.point) {
    const price = p.value('point-value', [], choose([{ if: compare('eq', p.allPoints, num(0)), then: num(0) }], applySteps(cx, div(p.total, p.allPoints), steps, p.scope).expr));
    return contractRound(cx, mul(p.points, price));
  }
  const bounds = boundsOf(cx, steps, p);
  const again = node.clauses.find((c) => c.$type === 'LeftOver')?.again;
  if (again || !isOwn(cx, bounds, p.dim)) {
    return { op: 'alloc', total: p.total, dim: p.dim, weight: p.points, ...(bounds.min ? { min: bounds.min } : {}), ...(bounds.max ? { max: bounds.max } : {}), unit: cx.unit };
  }
  // One sharing: what a member's own cap cuts off is left over, and a floor takes from nobody else.
  const once = choose([{ if: compare('eq', p.allPoints, num(0)), then: num(0) }], mul(p.points, div(p.total, p.allPoints)));
  const kept = p.value('once', [p.dim], max(bounds.max ? min(once, bounds.max) : once, ...(bounds.min ? [bounds.min] : [])));
  return { op: 'alloc', total: { op: 'agg', fn: 'sum', in: { dim: p.dim }, arg: kept }, dim: p.dim, weight: kept, unit: cx.unit };
}

/** Whether floors or caps differ from member to member, beside the points. */
function isOwn(cx: Context, { price }: Bounds, dim: string): boolean {
  return price.some((limit) => needsOf(cx, limit).each.includes(dim));
}

interface Bounds { min?: Expr; max?: Expr; price: Expr[] }

function boundsOf(cx: Context, steps: PointValue['steps'], p: Parts): Bounds {
  const bounds: Bounds = { price: [] };
  const member = within(p.scope, [p.dim]);
  for (const step of steps) {
    if (step.$type === 'RoundStep') continue;
    if ((step.$type !== 'FloorStep' && step.$type !== 'CapStep') || step.span) { cx.report('MOD-154', step, {}); continue; }
    const limit = lowerExpression(cx, step.limit, member);
    bounds.price.push(limit);
    bounds[step.$type === 'FloorStep' ? 'min' : 'max'] = mul(p.points, limit);
  }
  return bounds;
}

/** Whether a member can be below its cap while others have reached theirs: its share is rounded by itself, and its cap is its own. */
function canShareAgain(cx: Context, node: Pool, dim: string, scope: Scope): boolean {
  if (!node.clauses.find((c) => c.$type === 'PoolRounding')?.member) return false;
  const caps = node.clauses.find((c) => c.$type === 'PointValue')?.steps.filter((s) => s.$type === 'CapStep') ?? [];
  return caps.some((cap) => needsOf(cx, lowerExpression(cx, cap.limit, within(scope, [dim]))).each.includes(dim));
}

function isFloored(node: Pool): boolean {
  return node.clauses.find((c) => c.$type === 'PointValue')?.steps.some((s) => s.$type === 'FloorStep') ?? false;
}

/** `left over: equally across Practices where Points more than 0`: whoever the gate shuts out gets nothing here either. */
function extraShare(cx: Context, pool: Pool, node: LeftOver | undefined, p: { dim: string; rest: Expr; member: Scope }): Expr[] {
  if (!node?.group?.ref) return [];
  const gate = pool.clauses.find((c) => c.$type === 'Gate');
  const tests = [gate?.condition, node.condition].flatMap((c) => (c ? [lowerExpression(cx, c, p.member)] : []));
  const where = tests.length > 0 ? and(...tests) : undefined;
  return [{ op: 'alloc', total: p.rest, dim: p.dim, weight: num(1), ...(where ? { where } : {}), unit: cx.unit }];
}

type Common = Pick<Line, 'of' | 'grain' | 'schedule' | 'recovery' | 'lateDays'>;

/** What a floor on the point value takes beyond the sum: paid by the party named, or nobody where it is scaled. */
function addShortfall(cx: Context, node: Pool, party: Parameters<typeof counterparty>[0] | undefined, scaled: boolean, common: Common & { to: Counterparty; each: string[] }, amount: Expr): void {
  const from: Line['from'] | undefined = party && (party.$type === 'Fund' ? { fund: party.name } : counterparty(party));
  if (scaled) return;
  if (!from) return void cx.report('MOD-155', node, { name: node.name, clause: 'shortfall' });
  cx.lines.push(cx.at({ id: `${node.name}.shortfall`, kind: 'pool', ...common, from, amount: contractRound(cx, amount) } satisfies Line, node));
}

function addLeftOver(cx: Context, node: Pool, leftOver: LeftOver | undefined, { from, common, rest, dim, scope }: { from: Line['from']; common: Common; rest: Expr; dim: string; scope: Scope }): void {
  const capped = node.clauses.find((c) => c.$type === 'PointValue')?.steps.some((s) => s.$type === 'CapStep');
  if (!leftOver) {
    if (capped) cx.report('MOD-155', node, { name: node.name, clause: 'left over' });
    return;
  }
  if (leftOver.again) return canShareAgain(cx, node, dim, scope) ? undefined : cx.report('MOD-156', leftOver, {});
  const party = leftOver.party?.ref;
  if (!party) return;
  const to = counterparty(party) ?? soleFunder(party);
  if (!to) return void cx.report('MOD-135', leftOver, { name: node.name });
  cx.lines.push(cx.at({ id: `${node.name}.left-over`, kind: 'pool', ...common, from, to, each: [], amount: contractRound(cx, rest) } satisfies Line, leftOver));
}
