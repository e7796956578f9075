import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { groupedBy } from '../../model/grouped.ts';
import { treeOf } from '../../model/tree.ts';
import type { Graphs } from '../graphs/graphs.ts';
import type { ControlGraph, PartyNode } from '../graphs/control.ts';
import { measureOf } from '../outcomes.ts';
import { isCommissioner, isProvider } from '../roles.ts';

/** The outcomes, measures and facts on which it is decided whether a pilot goes on, as the text names them. */
export function decisionReads(pilot: ast.Pilot): ast.Reference[] {
  const [decide, goOn] = [clauseOf(pilot, ast.isDecide), clauseOf(pilot, ast.isContinueIf)];
  return [...(decide?.subject ? [decide.subject] : []), ...[goOn?.condition, goOn?.threshold].flatMap((node) => (node ? treeOf(node).filter(ast.isReference) : []))];
}

/** Whether it is decided on a measure that compares with people who are not part of it. */
export function decidesByComparison(pilot: ast.Pilot): boolean {
  return decisionReads(pilot).some(({ target }) => {
    const measure = ast.isOutcome(target?.ref) ? measureOf(target.ref) : target?.ref;
    return ast.isMeasure(measure) && measure.clauses.some(ast.isEffectMeasure);
  });
}

/** With whom the people of a pilot are compared; undefined where nobody is named. */
export function comparisonOf(pilot: ast.Pilot): string | undefined {
  return clauseOf(pilot, ast.isEvaluatedBy)?.options.find(({ comparison }) => comparison !== undefined)?.comparison;
}

/** The outcomes on which a pilot is decided, and those that are paid. */
export function outcomesOf(pilot: ast.Pilot, { results }: Graphs): ast.Outcome[] {
  return [...new Set([...decisionReads(pilot).map(({ target }) => target?.ref).filter(ast.isOutcome), ...results.paidOutcomes])];
}

/** The providers that the contract pays, and those that work for them. */
export function paidProviders({ money }: Graphs): ReadonlySet<AstNode> {
  return new Set(money.flows.filter(({ kind, payee }) => kind !== 'funding' && kind !== 'evaluation' && isProvider(payee)).map(({ payee }) => payee));
}

/** A provider that is paid under the contract and that a party is, belongs to, holds most of, or is paid by. */
export function tiedTo(party: PartyNode, paid: ReadonlySet<AstNode>, { control }: Graphs): { readonly payee: PartyNode; readonly how: 'is' | 'belongs' | 'holds' | 'paid'; readonly at?: AstNode } | undefined {
  if (paid.has(party)) return { payee: party, how: 'is' };
  for (const owner of control.controllersOf(party)) if (paid.has(owner)) return { payee: owner, how: 'belongs' };
  for (const { owned: payee, isControlled } of control.ownedBy(party)) if (isControlled && paid.has(payee)) return { payee, how: 'holds' };
  if (ast.isMember(party)) return undefined;
  for (const clause of party.clauses) {
    const payer = ast.isPaidBy(clause) ? clause.party?.ref : undefined;
    if (payer && paid.has(payer)) return { payee: payer, how: 'paid', at: clause };
  }
  return undefined;
}

/** The first commissioner that the contract sees. */
export function commissionerOf({ visible }: Graphs): string | undefined {
  return visible.find((node): node is ast.Party => ast.isParty(node) && isCommissioner(node))?.name;
}

/** An evaluator without a tie to those who are paid. */
export function independentEvaluator(graphs: Graphs): string | undefined {
  const paid = paidProviders(graphs);
  const tied = inOneHand(paid, graphs.control);
  const isTied = (node: ast.Party): boolean => tied.has(node) || node.clauses.some((clause) => ast.isPaidBy(clause) && clause.party?.ref !== undefined && paid.has(clause.party.ref));
  return graphs.visible.find((node): node is ast.Party => ast.isParty(node) && node.roles.includes('evaluator') && !isTied(node))?.name;
}

/** The parties, those that belong to one of them, and those that hold one of them: found for all at once, because each may have thousands of owners. */
function inOneHand(parties: ReadonlySet<AstNode>, { ownerships, isControlling }: ControlGraph): ReadonlySet<AstNode> {
  const controlling = ownerships.filter(isControlling);
  const [owned, owners] = [groupedBy(controlling, ({ owner }): AstNode => owner), groupedBy(controlling, (one): AstNode => one.owned)];
  const [below, above] = [new Set(parties), new Set(parties)];
  for (const one of below) for (const ownership of owned.get(one) ?? []) below.add(ownership.owned);
  for (const one of above) for (const ownership of owners.get(one) ?? []) above.add(ownership.owner);
  return new Set([...below, ...above]);
}
