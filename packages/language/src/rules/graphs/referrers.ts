import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { append } from '../../model/grouped.ts';
import { countsReferrals } from '../coi/referrals.ts';

/** A party that refers patients to another, or to itself. */
export interface Referral {
  readonly referrer: ast.Party | ast.Group;
  readonly target: ast.Party | ast.Group | ast.Member;
  readonly clause: ast.RefersTo;
  readonly index: number;
}

/** Who refers to whom. */
export interface ReferrerGraph {
  readonly referrals: readonly Referral[];
  /** Whether any fact counts referrals. */
  readonly areCounted: boolean;
  by(party: AstNode | undefined): readonly Referral[];
  to(party: AstNode | undefined): readonly Referral[];
}

/** Makes the graph of the parties that a contract sees. */
export function referrerGraphOf(visible: readonly AstNode[]): ReferrerGraph {
  const [by, to] = [new Map<AstNode, Referral[]>(), new Map<AstNode, Referral[]>()];
  const referrals: Referral[] = [];
  for (const referrer of visible) {
    if (!ast.isParty(referrer) && !ast.isGroup(referrer)) continue;
    for (const clause of referrer.clauses) {
      if (!ast.isRefersTo(clause)) continue;
      clause.parties.forEach(({ ref: target }, index) => {
        if (!target) return;
        const referral = { referrer, target, clause, index };
        referrals.push(referral);
        append(by, referrer, referral);
        append(to, target, referral);
      });
    }
  }
  return { referrals, areCounted: visible.some(countsReferrals), by: (party) => (party && by.get(party)) ?? [], to: (party) => (party && to.get(party)) ?? [] };
}
