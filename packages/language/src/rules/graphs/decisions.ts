import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { append } from '../../model/grouped.ts';
import { treeOf } from '../../model/tree.ts';
import type { Flow, MoneyGraph } from './money.ts';

/** Somebody who decides about a flow of money. */
export interface Decision {
  /** A body, or a party or person by itself. */
  readonly judge: ast.Judge;
  /** Where the text says so. */
  readonly at: AstNode;
  /** `award`: of what is paid; `contract`: of the contract; `judgement`: its amount reads what is decided; `pilot`: whether the contract goes on; `payer`: nobody is named, and the payer has one body only. */
  readonly as: 'award' | 'contract' | 'judgement' | 'pilot' | 'payer';
}

/** Who decides about which money. */
export interface DecisionGraph {
  /** The clause of the contract that says who awarded it. */
  readonly award: ast.AwardedBy | undefined;
  /** All who decide about a flow; where it has an award of its own, that of the contract says nothing about it. */
  about(flow: Flow): readonly Decision[];
}

/** Makes the graph of a contract. */
export function decisionGraphOf(scope: ast.Contract | ast.RemitFile, declarations: readonly ast.Declaration[], money: () => MoneyGraph, bodies: () => readonly ast.Body[]): DecisionGraph {
  const award = ast.isContract(scope) ? clauseOf(scope, ast.isAwardedBy) : undefined;
  const general: Decision[] = [];
  for (const declaration of declarations) {
    if (!ast.isPilot(declaration)) continue;
    for (const clause of declaration.clauses) {
      const at = ast.isIfMissing(clause) ? clause.judgement : ast.isDecide(clause) || ast.isRollOut(clause) ? clause : undefined;
      if (at?.body?.ref) general.push({ judge: at.body.ref, at, as: 'pilot' });
    }
  }
  const judged = judgementsByReader(declarations);
  const bodiesOf = new Map<AstNode, ast.Body[]>();
  for (const body of bodies()) {
    const of = clauseOf(body, ast.isBodyOf)?.party?.ref;
    if (of) append(bodiesOf, of, body);
  }
  const known = new Map<AstNode, Map<AstNode, readonly Decision[]>>();
  const decide = (flow: Flow): readonly Decision[] => {
    const own = ast.isPayment(flow.by) || ast.isSubcontract(flow.by) ? (flow.by.clauses as readonly AstNode[]).find(ast.isAwardedBy) : undefined;
    const found: Decision[] = [];
    if (own?.body?.ref) found.push({ judge: own.body.ref, at: own, as: 'award' });
    else if (award?.body?.ref) found.push({ judge: award.body.ref, at: award, as: 'contract' });
    found.push(...(judged.get(flow.by) ?? []), ...general);
    if (found.length > 0 || own || award) return found;
    const ofPayers = [...money().sourcesOf(flow.payer)].flatMap((payer) => bodiesOf.get(payer) ?? []);
    return ofPayers.length === 1 ? [{ judge: ofPayers[0]!, at: ofPayers[0]!, as: 'payer' }] : [];
  };
  return {
    award,
    about: (flow) => {
      let ofBy = known.get(flow.by);
      if (!ofBy) known.set(flow.by, ofBy = new Map());
      let found = ofBy.get(flow.payer);
      if (!found) ofBy.set(flow.payer, found = decide(flow));
      return found;
    },
  };
}

/** The judgements that what is paid hangs on, also through named values and tables. */
function judgementsByReader(declarations: readonly ast.Declaration[]): ReadonlyMap<AstNode, readonly Decision[]> {
  const judgements = declarations.filter(ast.isJudgement);
  const found = new Map<AstNode, Decision[]>();
  if (judgements.length === 0) return found;
  const readers = new Map<AstNode, AstNode[]>();
  for (const reader of declarations) {
    if (!ast.isLet(reader) && !ast.isTable(reader) && !ast.isCurve(reader) && !ast.isPayable(reader)) continue;
    for (const node of treeOf(reader)) if (ast.isReference(node) && node.target?.ref) append(readers, ast.isColumn(node.target.ref) ? node.target.ref.$container.$container : node.target.ref, reader);
  }
  for (const judgement of judgements) {
    const at = clauseOf(judgement as { readonly clauses: readonly AstNode[] }, ast.isJudgementBy);
    const judge = at?.party?.ref;
    if (!at || !judge) continue;
    const reached = new Set<AstNode>([judgement]);
    for (const one of reached) for (const reader of readers.get(one) ?? []) reached.add(reader);
    for (const one of reached) if (one !== judgement && ast.isPayable(one)) append(found, one, { judge, at, as: 'judgement' as const });
  }
  return found;
}
