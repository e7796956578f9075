import * as ast from '../../ast.ts';
import { isCommissioner } from '../roles.ts';
import type { ControlGraph, PartyNode } from './control.ts';
import type { Decision, DecisionGraph } from './decisions.ts';
import type { Flow, MoneyGraph } from './money.ts';

/** Money that stays under one control, about which nobody else decides. */
export interface OwnDealing {
  readonly flow: Flow;
  /** Who pays, itself or out of a fund that it alone fills. */
  readonly payer: PartyNode;
  readonly payee: PartyNode;
  /** `self`: payer and payee are one; `owned`: the payer controls the payee; `owner`: the payee controls the payer. */
  readonly relation: 'self' | 'owned' | 'owner';
  /** Bodies and parties of the contract that could decide instead. */
  readonly independent: readonly ast.Body[];
}

/** The payments and subcontracts of a contract by which a party pays itself, who it controls, or who controls it, without the award or judgement of somebody independent. */
export function ownDealingsOf(money: MoneyGraph, control: ControlGraph, decisions: DecisionGraph): OwnDealing[] {
  const found: OwnDealing[] = [];
  for (const flow of money.flows) {
    if ((flow.kind !== 'payment' && flow.kind !== 'subcontract') || ast.isFund(flow.payee)) continue;
    const payer = singleSource(flow, money);
    if (!payer) continue;
    // Who provides may have others of its own do part of the work: what they are paid is looked at as a subcontract.
    if (flow.kind === 'subcontract' && !isCommissioner(payer)) continue;
    const payee = flow.payee;
    if (!control.areConnected(payer, payee)) continue;
    const relation = payer === payee ? 'self' : control.isInHandsOf(payee, payer) ? 'owned' : control.isInHandsOf(payer, payee) ? 'owner' : undefined;
    if (!relation) continue;
    const involved = (party: PartyNode): boolean => control.isInHandsOf(payee, party) || control.isInHandsOf(payer, party);
    if (decisions.about(flow).some((decision) => isIndependent(decision, payer, involved))) continue;
    found.push({ flow, payer, payee, relation, independent: control.bodies.filter((body) => isOfAnother(body, involved)) });
  }
  return found;
}

/** Who pays: the payer, or who alone fills the fund that pays. */
function singleSource({ payer }: Flow, money: MoneyGraph): PartyNode | undefined {
  if (!ast.isFund(payer)) return payer;
  const sources = [...money.sourcesOf(payer)].filter((one) => !ast.isFund(one));
  return sources.length === 1 ? sources[0] : undefined;
}

/** Whether a decision is made outside the parties. Who commissions and provides places its own work after the contract was awarded. */
function isIndependent({ judge, as }: Decision, payer: PartyNode, involved: (party: PartyNode) => boolean): boolean {
  if (as === 'pilot' || as === 'payer' || (as === 'contract' && isBoth(payer))) return false;
  return ast.isBody(judge) ? isOfAnother(judge, involved) : !involved(judge);
}

function isOfAnother(body: ast.Body, involved: (party: PartyNode) => boolean): boolean {
  const of = body.clauses.find(ast.isBodyOf)?.party?.ref;
  return of !== undefined && !involved(of);
}

/** Whether a party both commissions and provides. */
export function isBoth(party: PartyNode): boolean {
  return ast.isParty(party) && party.roles.includes('commissioner') && party.roles.includes('provider');
}
