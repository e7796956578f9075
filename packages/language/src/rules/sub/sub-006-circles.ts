import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { removedUnlessNamed } from '../fixes/unused.ts';
import { circlesOf } from '../graphs/circles.ts';
import type { DeliveryLink } from '../graphs/delivery.ts';
import type { RemitServices } from '../../services.ts';
import { defineRule, type RuleFinding } from '../rule.ts';

/** Work that is passed on does not come back to who passed it on. */
export const sub006 = defineRule({
  code: 'SUB-006',
  title: 'Work that comes back to who passed it on',
  kind: 'contradiction',
  severity: 'error',
  why: 'Where a provider works, through others, for itself, nobody gives the care in the end, and each tier keeps a part of the money. A subcontract with a company of its own is much the same, unless somebody else has looked at it: good practice is an agreement inside the group.',
  remedy: 'Take one of the subcontracts away. Between companies in one hand, agree on the service inside the group, or have a body award it.',
  sources: ['practice'],
  bad: 'subcontract Out { by Lead to Venture … }   subcontract Back { by Venture to Lead … }',
  good: 'subcontract Out { by Lead to Venture … }   subcontract Home { by Venture to Charity … }',
  fix: 'Take the subcontract away that leads back, where nothing else names it',
  check: {
    Contract(_contract, { graphs, report, services }) {
      for (const circle of graphs.delivery.circles) {
        // A party that works for itself is told of where its name is checked.
        if (circle.length > 1) report(comesBack(circle, (party) => `'${party.name}'`, services));
      }
    },
  },
  also: [{
    kind: 'completeness',
    severity: 'warning',
    check: {
      Contract(_contract, { graphs: { delivery, control }, report, services }) {
        if (control.ownerships.length === 0) return;
        const links = delivery.links.filter(({ by }) => !by.clauses.some(ast.isAwardedBy));
        const inOneHand = (party: DeliveryLink['head']): AstNode => control.topOf(party);
        for (const circle of circlesOf(links, ({ head }) => inOneHand(head), ({ subcontractor }) => inOneHand(subcontractor))) {
          const isPlain = circle.every(({ subcontractor }, index) => subcontractor === circle[(index + 1) % circle.length]!.head);
          if (isPlain) continue;
          const held = control.ownerships.filter(({ owner, owned }) => circle.some(({ head, subcontractor }) => [head, subcontractor].includes(owned)) && inOneHand(owner) === inOneHand(owned)).slice(0, 5);
          const related = held.map(({ at, owner, owned }) => ({ at, message: `'${owner.name}' holds '${owned.name}'.` }));
          if (circle.length === 1) { report({ ...staysInOneHand(circle[0]!, inOneHand), related }); continue; }
          const finding = comesBack(circle, (party) => {
            const top = control.topOf(party);
            return top === party ? `'${party.name}'` : `'${party.name}' (in the hand of '${top.name}')`;
          }, services);
          report({ ...finding, related: [...(finding.related ?? []), ...related] });
        }
      },
    },
  }],
});

/** One subcontract between two in one hand: the care is given, and nobody else has looked at the price. Owners that work for the company they bid with are usual. */
function staysInOneHand({ by, head, subcontractor }: DeliveryLink, handOf: (party: DeliveryLink['head']) => AstNode): RuleFinding {
  const tie = handOf(head) === subcontractor ? 'holds it' : handOf(subcontractor) === head ? 'it holds' : 'is in the same hand';
  return {
    at: { node: by.clauses.find(ast.isSubcontractParties)!, property: 'subcontractor' },
    message: `'${head.name}' passes work on to '${subcontractor.name}', which ${tie}: the price is agreed between two in one hand, and nobody else has looked at it. Have a body award it ('awarded by'), or agree on the service inside the group.`,
    about: [by, head],
    ...(tie === 'holds it' ? { severity: 'info' as const } : {}),
  };
}

function comesBack(circle: readonly DeliveryLink[], named: (party: DeliveryLink['head']) => string, services: RemitServices): RuleFinding {
  const last = circle.at(-1)!;
  const clause = last.by.clauses.find(ast.isSubcontractParties)!;
  const way = [...circle.map(({ head }) => named(head)), named(last.subcontractor)];
  return {
    at: { node: clause, property: 'subcontractor' },
    message: `Work comes back to who passed it on: ${wayInWords(way)}. In the end nobody gives the care, and each tier keeps a part of the money. Take one of the subcontracts away, or name another party.`,
    related: circle.slice(0, -1).slice(0, 10).map(({ by, head, subcontractor }) => ({ at: { node: by, property: 'name' }, message: `Here '${head.name}' passes work on to '${subcontractor.name}'.` })),
    about: circle.flatMap(({ by, head }) => [by, head]),
    fixes: [removedUnlessNamed(last.by, `Take '${last.by.name}' away`, services)],
  };
}

/** The first and last names of a way that may be long. */
function wayInWords(way: readonly string[]): string {
  return (way.length > 8 ? [...way.slice(0, 4), '…', ...way.slice(-3)] : way).join(' → ');
}
