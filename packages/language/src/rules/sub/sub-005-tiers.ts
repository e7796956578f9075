import { cmp, fromInteger } from '@remit/program/rational';
import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { quantityValue } from '../../model/literals.ts';
import { replaced } from '../fixes/edits.ts';
import type { DeliveryLink, DeliveryTree } from '../graphs/delivery.ts';
import type { Review } from '../review.ts';
import { defineRule } from '../rule.ts';
import { hasConsent, linkOf } from '../subcontracts.ts';
import { whoConsents, withConsent } from './subcontract-words.ts';

/** Work is passed on no further than the contract allows, or with consent. */
export const sub005 = defineRule({
  code: 'SUB-005',
  title: 'Work that is passed on too far',
  kind: 'contradiction',
  severity: { design: 'warning', signed: 'error', live: 'error' },
  why: 'Public buyers in England ask who stands in the chain below their provider, and general practices must forbid that clinical work is passed on again without consent. With each tier the commissioner knows less of who gives the care, and each keeps a part of the money.',
  remedy: 'Have the work done one tier higher, or let a commissioner consent to the subcontract.',
  sources: ['S33', 'S36'],
  bad: 'subcontract Drivers { by Homecare to Agency … }, where Homecare is a subcontractor itself and nobody has consented',
  good: 'subcontract Drivers { by Homecare to Agency … consent of ICB given on 12 January 2027 }',
  fix: 'Add the consent of a commissioner, or let the work from one tier higher',
  check: { Contract: (contract, review) => checkTiers(contract, review, true) },
  also: [{ kind: 'completeness', severity: { design: 'warning', signed: 'error', live: 'error' }, check: { Contract: (contract, review) => checkTiers(contract, review, false) } }],
});

/** Where the contract itself says how many tiers there may be, more are at odds with it; else a second one needs consent. */
function checkTiers(contract: ast.Contract, review: Review, isWritten: boolean): void {
  const { graphs: { delivery, money }, report } = review;
  if (!delivery.links.some(({ tier }) => (tier ?? 0) > 1)) return;
  const rule = contract.declarations.filter(ast.isRules).flatMap(({ rules }) => rules).find((one) => tiersOf(one) !== undefined);
  if ((rule !== undefined) !== isWritten) return;
  const most = rule ? tiersOf(rule)! : fromInteger(1);
  for (const { by, head, tier } of delivery.links) {
    const link = linkOf(by);
    if (!link || tier === undefined || cmp(fromInteger(tier), most) <= 0 || hasConsent(link)) continue;
    const above = delivery.above(head)[0];
    const giver = whoConsents({ head: above ? topOf(above, delivery) : head, subcontractor: link.subcontractor }, money);
    const onlyOne = rule === undefined || tier > 2 ? '' : ' itself';
    report({
      at: { node: link.clause, property: 'subcontractor' },
      message: `'${by.name}' is the ${ordinal(tier)} subcontract in a row: '${head.name}' works under one${onlyOne}, and passes the work on to '${link.subcontractor.name}'. ${rule ? `The contract allows ${most.n} ${most.n === 1n ? 'tier' : 'tiers'}.` : 'Nobody who pays for the care has consented.'} Have the work done one tier higher${giver ? `, or write 'consent of ${giver.name} given on …'` : ''}.`,
      related: [
        ...(above ? [{ at: { node: above.by, property: 'name' }, message: `'${head.name}' works under this subcontract.` }] : []),
        ...(rule ? [{ at: rule, message: 'This is how far work may be passed on.' }] : []),
      ],
      about: [head, link.subcontractor],
      fixes: [giver && withConsent(by, giver), above && above.head !== link.subcontractor ? replaced({ node: link.clause, property: 'head' }, above.head.name, `Let the work from '${above.head.name}'`) : undefined],
    });
  }
}

/** Who stands at the top of a chain of subcontracts, which may be long, but is followed a hundred tiers at most. */
function topOf(link: DeliveryLink, delivery: DeliveryTree): DeliveryLink['head'] {
  let top = link;
  for (let up: DeliveryLink | undefined = link, steps = 0; up && steps < 100; steps++) {
    top = up;
    [up] = delivery.above(up.head);
  }
  return top.head;
}

function tiersOf({ subject, limit, operator }: ast.Rule): ReturnType<typeof fromInteger> | undefined {
  const value: AstNode | undefined = ast.isSubcontracting(subject) && operator === 'at most' && ast.isLimitValue(limit) ? limit.value : undefined;
  return ast.isQuantity(value) && /^tiers?$/.test(value.noun ?? '') ? quantityValue(value)?.value : undefined;
}

function ordinal(tier: number): string {
  return ['first', 'second', 'third', 'fourth', 'fifth'][tier - 1] ?? `${tier}th`;
}
