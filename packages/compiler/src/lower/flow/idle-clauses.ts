/** Clauses that a flow accepts in its text but that would change nothing there: refused, never ignored. */
import type { AstNode } from 'langium';
import type { GrainId } from '@remit/program';
import type { Payment, Pool, RiskShare, Subcontract } from '@remit/language/ast';
import type { Context } from '../context.ts';
import { smallCount } from '../literal.ts';
import { flowClause } from './clauses.ts';
import { paidClause } from './schedule.ts';

type Flow = (Payment | Pool | RiskShare | Subcontract) & { clauses: readonly { $type: string }[] };

const IN_PARTS = "It works where a sum is shared out: 'amount up to … { … for … }'.";

/** For a payment: rules for parts without parts, gates without a gate, instalments that do not fit. */
export function refuseIdlePaymentClauses(cx: Context, node: Payment, grain: GrainId): void {
  const shared = node.clauses.find((c) => c.$type === 'AmountClause')?.amount.value.$type === 'SharedOut';
  const gate = node.clauses.some((c) => c.$type === 'Gate');
  refuseNotApplicable(cx, node, ['pays nothing', ...(shared ? ['share its weight', 'pays in full'] : []), ...(gate ? ['gate passes', 'gate fails'] : [])]);
  if (!shared) refuseHoldPart(cx, node);
  refuseOtherGrain(cx, node, grain);
  checkInstalments(cx, node, grain);
}

/** For a pool: one payee, and data of its members by `members who report nothing`. */
export function refuseIdlePoolClauses(cx: Context, node: Pool, grain: GrainId): void {
  const gate = node.clauses.some((c) => c.$type === 'Gate');
  refuseNotApplicable(cx, node, ['pays nothing', ...(gate ? ['gate passes', 'gate fails'] : [])]);
  refuseHoldPart(cx, node);
  refuseOtherGrain(cx, node, grain);
  const to = flowClause(node.clauses, 'ToClause');
  if (to && (to.shares.length > 1 || to.shares[0]?.limit || to.remainder)) idle(cx, to, 'to … and others', node.name, 'A pool pays the member at hand and nobody else.');
  const missing = flowClause(node.clauses, 'MissingData');
  if (missing?.action.$type === 'PaysNothingAfter') {
    idle(cx, missing, 'missing data: pays nothing after …', node.name, "It would take the money from every member. Write 'members who report nothing by …: left out' or 'count as 0'.");
  }
  const negative = flowClause(node.clauses, 'Negative');
  if (negative) idle(cx, negative, 'negative', node.name, 'What a pool pays is never below zero.');
}

/** For a share: who pays whom is in its effects. */
export function refuseIdleShareClauses(cx: Context, node: RiskShare, grain: GrainId): void {
  refuseNotApplicable(cx, node, ['pays nothing']);
  refuseHoldPart(cx, node);
  refuseOtherGrain(cx, node, grain);
  for (const kind of ['FromClause', 'ToClause'] as const) {
    const clause = flowClause(node.clauses, kind);
    if (clause) idle(cx, clause, kind === 'FromClause' ? 'from' : 'to', node.name, "Who pays whom is written after 'saving' and 'overspend'; the fund after 'between … , through'.");
  }
}

/** For a subcontract. */
export function refuseIdleSubcontractClauses(cx: Context, node: Subcontract): void {
  refuseNotApplicable(cx, node, ['pays nothing']);
  refuseHoldPart(cx, node);
}

function refuseNotApplicable(cx: Context, node: Flow, works: readonly string[]): void {
  const clause = flowClause(node.clauses, 'NotApplicable');
  if (!clause || works.includes(clause.action)) return;
  idle(cx, clause, `not applicable: ${clause.action}`, node.name, clause.action.startsWith('gate') ? 'There is no gate.' : IN_PARTS);
}

function refuseHoldPart(cx: Context, node: Flow): void {
  const clause = flowClause(node.clauses, 'MissingData');
  if (clause?.action.$type === 'HoldAction' && clause.action.part) idle(cx, clause, 'missing data: hold that part', node.name, IN_PARTS);
}

function refuseOtherGrain(cx: Context, node: Payment | Pool | RiskShare, grain: GrainId): void {
  if (node.grain !== undefined && node.grain !== grain) cx.report('MOD-175', node, { name: node.name, each: node.grain, paid: grain });
}

/** `in 12 monthly instalments`: one for each finer period of the year. */
function checkInstalments(cx: Context, node: Payment, grain: GrainId): void {
  const option = paidClause(node.clauses)?.options.find((o) => o.$type === 'InInstalments');
  const spread = paidClause(node.clauses)?.options.find((o) => o.$type === 'SpreadOverTheRest');
  if (spread && !option) idle(cx, spread, 'spread over the rest', node.name, "It works where an amount that may change within the year is paid 'in 12 monthly instalments'; a sum written for the year changes only with its price, from the day on which the price does.");
  if (!option) return;
  const expected = grain === 'month' ? 12 : grain === 'quarter' ? 4 : undefined;
  if (smallCount(option.count) !== expected) cx.report('MOD-138', option, { count: option.count });
}

function idle(cx: Context, at: AstNode, clause: string, name: string, instead: string): void {
  cx.report('MOD-168', at, { clause, name, instead });
}
