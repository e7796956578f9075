/** Clauses of a withhold or a personal budget that would change nothing: refused, never ignored. */
import type { AstNode } from 'langium';
import type { GrainId } from '@remit/program';
import type { PersonalBudget, Withhold } from '@remit/language/ast';
import type { Context } from '../context.ts';
import { flowClause } from './clauses.ts';
import { paidClause } from './schedule.ts';

/** For a withhold: what is below nothing, whom to wait for, and instalments. */
export function refuseIdleWithholdClauses(cx: Context, node: Withhold, grain: GrainId): void {
  const gate = node.clauses.some((c) => c.$type === 'Gate');
  const na = flowClause(node.clauses, 'NotApplicable');
  if (na && !['pays nothing', 'pays in full', ...(gate ? ['gate passes', 'gate fails'] : [])].includes(na.action)) {
    idle(cx, na, `not applicable: ${na.action}`, node.name, na.action.startsWith('gate') ? 'There is no gate.' : "Write 'pays nothing' or 'pays in full'.");
  }
  refuseCommon(cx, node, grain, 'What is paid back is never below zero.');
  const noReport = flowClause(node.clauses, 'NoReport');
  if (noReport) idle(cx, noReport, 'members who report nothing by …', node.name, "Write 'missing data: pays nothing after …': whoever has no result then earns nothing back and does not count.");
  const instalments = paidClause(node.clauses)?.options.find((o) => o.$type === 'InInstalments');
  if (instalments) idle(cx, instalments, 'in … instalments', node.name, 'What is earned back is paid at once, when the result is known.');
}

/** For a personal budget: who is paid is written with the holders. */
export function refuseIdleBudgetClauses(cx: Context, node: PersonalBudget, grain: GrainId): void {
  const gate = node.clauses.some((c) => c.$type === 'Gate');
  const na = flowClause(node.clauses, 'NotApplicable');
  if (na && !['pays nothing', ...(gate ? ['gate passes', 'gate fails'] : [])].includes(na.action)) {
    idle(cx, na, `not applicable: ${na.action}`, node.name, na.action.startsWith('gate') ? 'There is no gate.' : "Write 'pays nothing'.");
  }
  refuseCommon(cx, node, grain, 'A budget is never below zero.');
  const to = flowClause(node.clauses, 'ToClause');
  if (to) idle(cx, to, 'to', node.name, "Who is paid is written after 'held by', for each code.");
  const noReport = flowClause(node.clauses, 'NoReport');
  if (noReport) idle(cx, noReport, 'members who report nothing by …', node.name, "Each person's budget rests on that person's data alone. Write 'missing data: …'.");
}

function refuseCommon(cx: Context, node: Withhold | PersonalBudget, grain: GrainId, never: string): void {
  const negative = flowClause(node.clauses, 'Negative');
  if (negative) idle(cx, negative, 'negative', node.name, never);
  const missing = flowClause(node.clauses, 'MissingData')?.action;
  if (missing?.$type === 'HoldAction' && missing.part) idle(cx, missing, 'missing data: hold that part', node.name, "It works where a sum is shared out: 'amount up to … { … for … }'.");
  if (node.grain !== undefined && node.grain !== grain) cx.report('MOD-175', node, { name: node.name, each: node.grain, paid: grain });
}

function idle(cx: Context, at: AstNode, clause: string, name: string, instead: string): void {
  cx.report('MOD-168', at, { clause, name, instead });
}
