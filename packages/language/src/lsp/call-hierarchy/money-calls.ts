import { AstUtils, type AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { treeOf } from '../../model/tree.ts';
import type { Flow, Holder } from '../../rules/graphs/money.ts';
import type { Graphs } from '../../rules/graphs/graphs.ts';
import { declarationFor, type Call } from './place.ts';

/** Who pays a party, group or fund, once for each reason. */
export function payersOf(holder: Holder, graphs: Graphs): Call[] {
  return flowsOf(holder, (one) => graphs.money.to(one)).map((flow) => ({ other: flow.payer, ...placeOf(flow, flow.payer) }));
}

/** Whom a party, group or fund pays, once for each reason. */
export function payeesOf(holder: Holder, graphs: Graphs): Call[] {
  return flowsOf(holder, (one) => graphs.money.from(one)).map((flow) => ({ other: flow.payee, ...placeOf(flow, flow.payee) }));
}

/** Who pays what a payment, share or subcontract pays. */
export function payersBy(by: AstNode, graphs: Graphs): Call[] {
  return graphs.money.flows.filter((flow) => flow.by === by).map((flow) => ({ other: flow.payer, ...placeOf(flow, flow.payer) }));
}

/** Who gets what a payment, share or subcontract pays. */
export function payeesBy(by: AstNode, graphs: Graphs): Call[] {
  return graphs.money.flows.filter((flow) => flow.by === by).map((flow) => ({ other: flow.payee, ...placeOf(flow, flow.payee) }));
}

/** The flows of a holder and, of a group, those of its member, in written order. */
function flowsOf(holder: Holder, of: (one: Holder) => readonly Flow[]): readonly Flow[] {
  return ast.isGroup(holder) ? [...of(holder), ...of(holder.member)] : of(holder);
}

/** Where the declaration of a flow names one of its ends, and what kind of flow it is. */
function placeOf({ by, at, kind }: Flow, end: Holder): Omit<Call, 'other'> {
  const clauses = 'clauses' in by && Array.isArray(by.clauses) ? (by.clauses as AstNode[]) : [];
  const named = [at, ...clauses.filter(saysWho), by].map((root) => nameIn(root, end)).find((found) => found !== undefined);
  return { why: kind === 'funding' ? `puts into ${nameOf(by)}` : `by ${nameOf(by)}`, at: named?.node ?? at, ...(named && { property: named.property }) };
}

/** Whether a clause says between whom money goes. */
function saysWho(clause: AstNode): boolean {
  return ast.isFromClause(clause) || ast.isToClause(clause) || ast.isSharedSum(clause) || ast.isHeldBy(clause) || ast.isSubcontractParties(clause) || ast.isEvaluatedBy(clause);
}

function nameIn(root: AstNode, end: Holder): { readonly node: AstNode; readonly property: string } | undefined {
  for (const node of treeOf(root)) {
    for (const reference of AstUtils.streamReferences(node)) {
      if ('ref' in reference.reference && reference.reference.ref && declarationFor(reference.reference.ref) === declarationFor(end)) return { node, property: reference.property };
    }
  }
  return undefined;
}

function nameOf(node: AstNode): string {
  const { name } = node as { readonly name?: string };
  return name ?? (ast.isChoice(node) ? "patients' choice" : ast.isPilot(node) ? 'the pilot' : 'the contract');
}
