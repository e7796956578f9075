import { AstUtils, type AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { arrangementsOf } from '../../model/topics.ts';
import { groupedBy } from '../../model/grouped.ts';
import { withClause } from '../fixes/edits.ts';
import { defineRule } from '../rule.ts';
import { linkOf } from '../subcontracts.ts';

/** How a head provider chooses its subcontractors is said. */
export const sub022 = defineRule({
  code: 'SUB-022',
  title: 'Subcontractors chosen at discretion',
  kind: 'completeness',
  severity: { design: 'info', signed: 'warning', live: 'warning' },
  why: 'When outcomes pilots were proposed in 2008, commissioners were to look into how well a provider buys from others. They can do so only where the contract says how it does.',
  remedy: "Write 'provides for third-party-purchasing …' in the block of the head provider, or 'awarded by …' in each subcontract.",
  sources: ['S1'],
  bad: 'provider Trust "The trust", which lets subcontracts',
  good: 'provider Trust "The trust" { provides for third-party-purchasing "Schedule 6: bids, how they are judged, and what is published" }',
  fix: 'Add rules of purchasing, to be written',
  check: {
    Contract(contract, { graphs, report }) {
      if (graphs.delivery.links.length === 0 || arrangementsOf(contract).includes('third-party-purchasing')) return;
      for (const [head, links] of groupedBy(graphs.delivery.links, (link): AstNode => link.head)) {
        const open = links.filter(({ by }) => !by.clauses.some(ast.isAwardedBy));
        const owner = ast.isMember(head) ? head.$container : head;
        const first = open[0] && linkOf(open[0].by);
        if (!first || ((ast.isParty(owner) || ast.isGroup(owner)) && arrangementsOf(owner).includes('third-party-purchasing'))) continue;
        const isHere = AstUtils.findRootNode(owner) === AstUtils.findRootNode(contract);
        const title = 'Add rules of purchasing';
        report({
          at: { node: first.clause, property: 'head' },
          message: `Nothing says how '${first.head.name}' chooses ${open.length === 1 ? 'its subcontractor' : 'its subcontractors'}: the commissioner cannot look into it. Write 'provides for third-party-purchasing …' in the block of '${first.head.name}', or 'awarded by …' in ${open.length === 1 ? 'the subcontract' : 'each subcontract'}.`,
          about: [owner, ...open.map(({ by }) => by)],
          fixes: [withClause(isHere ? owner : contract, 'provides for third-party-purchasing "To be written"', title)],
        });
      }
    },
  },
});
