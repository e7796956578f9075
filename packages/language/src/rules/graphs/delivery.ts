import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { append } from '../../model/grouped.ts';
import { circlesOf } from './circles.ts';

/** A subcontract, as a link from who has the work done to who does it. */
export interface DeliveryLink {
  readonly head: ast.Party | ast.Group | ast.Member;
  readonly subcontractor: ast.Party | ast.Group | ast.Member;
  readonly by: ast.Subcontract;
  /**
   * How many subcontracts lie between it and the contract: 1 for a subcontract of a party that no subcontract is let to, 0 where that party only
   * commissions. Those in a circle have none.
   */
  readonly tier: number | undefined;
}

/** Who has work done by whom. */
export interface DeliveryTree {
  readonly links: readonly DeliveryLink[];
  /** The subcontracts that a party lets. */
  under(party: AstNode | undefined): readonly DeliveryLink[];
  /** The subcontracts that are let to a party. */
  above(party: AstNode | undefined): readonly DeliveryLink[];
  /** The links of a circle, from and back to one party; each circle once, found at its first link in the text. */
  readonly circles: readonly (readonly DeliveryLink[])[];
}

/** Makes the tree of a contract. */
export function deliveryTreeOf({ declarations }: ast.Contract | ast.RemitFile): DeliveryTree {
  const all = declarations.flatMap((declaration) => (ast.isVariation(declaration) ? declaration.declarations : [declaration])).filter(ast.isSubcontract);
  const plain = all.flatMap((by) => {
    const parties = by.clauses.find(ast.isSubcontractParties);
    const [head, subcontractor] = [parties?.head?.ref, parties?.subcontractor?.ref];
    return head && subcontractor ? [{ head, subcontractor, by }] : [];
  });
  const under = new Map<AstNode, Omit<DeliveryLink, 'tier'>[]>();
  const above = new Map<AstNode, number>();
  for (const link of plain) {
    append(under, link.head, link);
    above.set(link.subcontractor, (above.get(link.subcontractor) ?? 0) + 1);
  }
  const tiers = new Map<ast.Subcontract, number>();
  const depth = new Map<AstNode, number>();
  const ready = [...under.keys()].filter((party) => !above.has(party));
  for (const party of ready) {
    for (const { by, subcontractor } of under.get(party) ?? []) {
      const tier = (depth.get(party) ?? (onlyCommissions(party) ? -1 : 0)) + 1;
      tiers.set(by, tier);
      depth.set(subcontractor, Math.max(depth.get(subcontractor) ?? 0, tier));
      const left = above.get(subcontractor)! - 1;
      above.set(subcontractor, left);
      if (left === 0) ready.push(subcontractor);
    }
  }
  const links = plain.map((link) => ({ ...link, tier: tiers.get(link.by) }));
  const linksUnder = new Map<AstNode, DeliveryLink[]>();
  const linksAbove = new Map<AstNode, DeliveryLink[]>();
  for (const link of links) {
    append(linksUnder, link.head, link);
    append(linksAbove, link.subcontractor, link);
  }
  const inCircles = links.filter(({ tier }) => tier === undefined);
  return {
    links,
    under: (party) => (party && linksUnder.get(party)) ?? [],
    above: (party) => (party && linksAbove.get(party)) ?? [],
    circles: circlesOf(inCircles, ({ head }): AstNode => head, ({ subcontractor }): AstNode => subcontractor),
  };
}

function onlyCommissions(party: AstNode): boolean {
  return ast.isParty(party) ? party.roles.length > 0 && party.roles.every((role) => role === 'commissioner') : ast.isGroup(party) && party.role === 'commissioners';
}
