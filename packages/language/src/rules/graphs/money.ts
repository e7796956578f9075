import type { AstNode } from 'langium';
import type { Rational } from '@remit/program/rational';
import * as ast from '../../ast.ts';
import { quantityValue } from '../../model/literals.ts';
import { treeOf } from '../../model/tree.ts';
import { append } from '../../model/grouped.ts';

/** Who gives or gets money: a party, a group or its member, or a fund. */
export type Holder = ast.Party | ast.Group | ast.Member | ast.Fund;

/** Money that goes from one to another for one reason. */
export interface Flow {
  readonly payer: Holder;
  readonly payee: Holder;
  /** The declaration that says so. */
  readonly by: AstNode;
  /** The clause, for a finding. */
  readonly at: AstNode;
  readonly kind: 'funding' | 'payment' | 'share' | 'subcontract' | 'choice' | 'evaluation';
  /** The part that the payer bears of what the declaration pays, as a fraction of one; absent where it bears all or the text does not say. */
  readonly share?: Rational;
}

/** All flows of a contract. */
export interface MoneyGraph {
  readonly flows: readonly Flow[];
  /** The flows out of one, in written order. */
  from(holder: AstNode | undefined): readonly Flow[];
  /** The flows into one, in written order. */
  to(holder: AstNode | undefined): readonly Flow[];
  /** Those who put money into a holder, directly or through funds; a party is its own source. */
  sourcesOf(holder: Holder): ReadonlySet<Holder>;
}

/** Makes the graph of a contract. */
export function moneyGraphOf({ declarations }: ast.Contract | ast.RemitFile): MoneyGraph {
  const flows = declarations.flatMap((declaration) => [...(ast.isVariation(declaration) ? declaration.declarations.flatMap(flowsOf) : []), ...flowsOf(declaration)]);
  const used = new Set(flows.flatMap(({ payer, payee }) => [payer, payee]).filter(ast.isFund));
  // A fund of a library is filled where it is declared.
  for (const fund of used) if (!declarations.includes(fund)) flows.push(...flowsOf(fund));
  const [out, into] = [new Map<AstNode, Flow[]>(), new Map<AstNode, Flow[]>()];
  for (const flow of flows) {
    append(out, flow.payer, flow);
    append(into, flow.payee, flow);
  }
  return {
    flows,
    from: (holder) => (holder && out.get(holder)) ?? [],
    to: (holder) => (holder && into.get(holder)) ?? [],
    sourcesOf: (holder) => {
      const reached = new Set<Holder>([holder]);
      for (const one of reached) if (ast.isFund(one)) for (const { payer } of into.get(one) ?? []) reached.add(payer);
      return reached;
    },
  };
}

function flowsOf(by: AstNode): Flow[] {
  if (ast.isFund(by)) {
    return by.clauses.filter(ast.isFundSources).flatMap((clause) => clause.sources.flatMap((at) => flow(at.party?.ref, by, { by, at, kind: 'funding' })));
  }
  if (ast.isPayment(by) || ast.isPool(by) || ast.isWithhold(by) || ast.isPersonalBudget(by)) {
    const [from, to] = [by.clauses.find(ast.isFromClause), by.clauses.find(ast.isToClause)];
    const payees: (Holder | undefined)[] = to ? to.shares.map(({ party }) => party?.ref) : [];
    if (ast.isPool(by)) for (const clause of by.clauses) if (ast.isSharedSum(clause) && isHolder(clause.group?.ref)) payees.push(clause.group.ref);
    if (ast.isPersonalBudget(by)) for (const clause of by.clauses) if (ast.isHeldBy(clause)) payees.push(...clause.holders.map(({ party }) => party?.ref));
    return (from?.shares ?? []).flatMap((at) => payees.flatMap((payee) => flow(at.party?.ref, payee, { by, at, kind: 'payment', share: quantityValue(at.share)?.value })));
  }
  if (ast.isRiskShare(by)) return treeOf(by).filter(ast.isPaysFlow).flatMap((at) => flow(at.payer?.ref, at.payee?.ref, { by, at, kind: 'share' }));
  if (ast.isSubcontract(by)) {
    const parties = by.clauses.find(ast.isSubcontractParties);
    return by.clauses.filter((clause) => ast.isSubcontractPays(clause) || ast.isPassesOn(clause)).flatMap((at) => flow(parties?.head?.ref, parties?.subcontractor?.ref, { by, at, kind: 'subcontract' }));
  }
  if (ast.isChoice(by)) {
    return by.clauses.filter((clause) => ast.isLeakage(clause) || ast.isInflow(clause)).flatMap((at) => flow(at.payer?.ref, at.payee?.ref, { by, at, kind: 'choice' }));
  }
  if (ast.isPilot(by)) {
    const evaluator = by.clauses.find(ast.isEvaluatedBy)?.party?.ref;
    return by.clauses.filter(ast.isCosts).flatMap((at) => flow(at.party?.ref, evaluator, { by, at, kind: 'evaluation' }));
  }
  return [];
}

function flow(payer: Holder | undefined, payee: Holder | undefined, rest: Omit<Flow, 'payer' | 'payee'>): Flow[] {
  return payer && payee ? [{ payer, payee, ...rest }] : [];
}

/** Whether a node can hold money. */
export function isHolder(node: AstNode | undefined): node is Holder {
  return ast.isParty(node) || ast.isGroup(node) || ast.isMember(node) || ast.isFund(node);
}
