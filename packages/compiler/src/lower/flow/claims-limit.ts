/** `claims on HHS limited to what Issuers pay, when short: scaled` */
import type { Expr } from '@remit/program';
import type { RiskShare } from '@remit/language/ast';
import { choose, compare, min } from '../../emit/fold.ts';
import type { Context } from '../context.ts';
import { dimensionDeclaration, dimensionId } from '../dimension.ts';
import { lowerExpression } from '../expression.ts';
import type { Scope } from '../scope.ts';
import { contractRound } from './finish.ts';
import type { ShareFlow } from './share-flows.ts';

/** The amount of a claim, scaled down where all claims together are more than the limit. */
export function claimsLimited(cx: Context, node: RiskShare, flow: ShareFlow, amount: Expr, scope: Scope): Expr {
  const limit = node.clauses.find((c) => c.$type === 'ClaimsLimit');
  if (!limit || limit.party.ref !== flow.payer) return amount;
  const dim = scope.each.length === 1 ? scope.each[0] : undefined;
  if (limit.action !== 'scaled' || dim === undefined) return cx.refuse('MOD-146', limit, {});
  const claim = contractRound(cx, amount);
  const all: Expr = { op: 'agg', fn: 'sum', in: { dim }, arg: claim };
  const most = limitOf(cx, node, limit, dim, scope);
  if (!most) return cx.refuse('MOD-146', limit, {});
  return choose([{ if: compare('le', all, most), then: claim }], { op: 'alloc', total: min(most, all), dim, weight: claim, unit: cx.unit });
}

function limitOf(cx: Context, node: RiskShare, limit: Extract<RiskShare['clauses'][number], { $type: 'ClaimsLimit' }>, dim: string, scope: Scope): Expr | undefined {
  if (limit.limit) return lowerExpression(cx, limit.limit, { ...scope, each: [] });
  const payers = limit.payers?.ref;
  if (!payers || payers.$type === 'Party' || payers.$type === 'Fund' || dimensionId(payers) !== dim) return undefined;
  const names = new Set([payers.name, dimensionDeclaration(payers).name, memberName(payers)]);
  const lines = cx.flows.get(node)!.lines.filter((l) => names.has(l.payer) && l.payee === limit.party.$refText);
  if (lines.length === 0) return undefined;
  return { op: 'agg', fn: 'sum', in: { dim }, arg: lines.length === 1 ? { op: 'line', id: lines[0]!.id } : { op: 'add', args: lines.map((l): Expr => ({ op: 'line', id: l.id })) } };
}

function memberName(node: { $type: string; member?: { name: string } | undefined }): string | undefined {
  return node.member?.name;
}
