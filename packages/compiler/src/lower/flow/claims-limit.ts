/** `claims on HHS limited to what Issuers pay, when short: scaled` */
import type { Expr } from '@remit/program';
import type { RiskShare } from '@remit/language/ast';
import { add, choose, compare, max, min, num, sub } from '../../emit/fold.ts';
import type { Context } from '../context.ts';
import { dimensionDeclaration, dimensionId } from '../dimension.ts';
import { lowerExpression } from '../expression.ts';
import type { Scope } from '../scope.ts';
import { contractRound } from './finish.ts';
import type { ShareFlow } from './share-flows.ts';

type ClaimsLimit = Extract<RiskShare['clauses'][number], { $type: 'ClaimsLimit' }>;

/** What flows pay, those of the party whose claims are limited cut where they come to more than the limit. */
export function claimsLimited(cx: Context, node: RiskShare, flows: readonly ShareFlow[], amounts: readonly Expr[], scope: Scope): readonly Expr[] {
  const limit = node.clauses.find((c) => c.$type === 'ClaimsLimit');
  const claims = amounts.flatMap((amount, index) => (limit && flows[index]!.payer === limit.party.ref ? [{ index, claim: contractRound(cx, amount) }] : []));
  if (!limit || claims.length === 0) return amounts;
  const cut = cutClaims(cx, node, limit, claims.map((c) => c.claim), scope);
  return amounts.map((amount, index) => cut[claims.findIndex((c) => c.index === index)] ?? amount);
}

function cutClaims(cx: Context, node: RiskShare, limit: ClaimsLimit, claims: readonly Expr[], scope: Scope): readonly Expr[] {
  const dim = scope.each.length === 1 ? scope.each[0] : undefined;
  const refuse = (problem: string): Expr[] => claims.map((_, i) => (i === 0 ? cx.refuse('MOD-146', limit, { problem }) : num(0)));
  if (scope.each.length > 1) return refuse('Claims are limited across the members of one group, and this share is for several groups.');
  const most = limitOf(cx, node, limit, dim, scope);
  if (!most) return refuse(`Nothing in this share is paid to '${limit.party.$refText}' by '${limit.payers?.$refText ?? ''}', so the limit would be nothing.`);
  const inOrder = limit.action === 'in';
  if (dim !== undefined) {
    if (inOrder) return refuse('The members of a group stand in no order, so nobody could say which of them is paid first.');
    if (limit.action === undefined) return refuse('The text does not say how claims are cut when the limit is too small.');
    return claims.map((claim) => {
      const all: Expr = { op: 'agg', fn: 'sum', in: { dim }, arg: claim };
      return choose([{ if: compare('le', all, most), then: claim }], { op: 'alloc', total: min(most, all), dim, weight: claim, unit: cx.unit });
    });
  }
  const sum = max(most, num(0));
  if (claims.length === 1) return [min(claims[0]!, sum)];
  if (limit.action === undefined) return refuse('The text does not say how claims are cut when the limit is too small.');
  if (inOrder) return claims.map((claim, i) => max(num(0), min(claim, sub(sum, ...claims.slice(0, i)))));
  const all = add(...claims);
  return claims.map((claim, index) => choose([{ if: compare('le', all, sum), then: claim }], { op: 'split', arg: sum, weights: [...claims], index, unit: cx.unit }));
}

function limitOf(cx: Context, node: RiskShare, limit: ClaimsLimit, dim: string | undefined, scope: Scope): Expr | undefined {
  if (limit.limit) return lowerExpression(cx, limit.limit, { ...scope, each: [] });
  const payers = limit.payers?.ref;
  if (!payers || payers.$type === 'Fund') return undefined;
  if (payers.$type === 'Party') {
    const paid = cx.flows.get(node)!.lines.filter((l) => l.payer === payers.name && l.payee === limit.party.$refText).map((l): Expr => ({ op: 'line', id: l.id }));
    if (paid.length === 0) return undefined;
    const total = add(...paid);
    return dim === undefined ? total : { op: 'agg', fn: 'sum', in: { dim }, arg: total };
  }
  if (dim === undefined || dimensionId(payers) !== dim) return undefined;
  const names = new Set([payers.name, dimensionDeclaration(payers).name, memberName(payers)]);
  const lines = cx.flows.get(node)!.lines.filter((l) => names.has(l.payer) && l.payee === limit.party.$refText);
  if (lines.length === 0) return undefined;
  return { op: 'agg', fn: 'sum', in: { dim }, arg: lines.length === 1 ? { op: 'line', id: lines[0]!.id } : { op: 'add', args: lines.map((l): Expr => ({ op: 'line', id: l.id })) } };
}

function memberName(node: { $type: string; member?: { name: string } | undefined }): string | undefined {
  return node.member?.name;
}
