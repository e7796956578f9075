import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { groupedBy } from '../../model/grouped.ts';
import { arrangementsOf } from '../../model/topics.ts';
import { replaced, withClause } from '../fixes/edits.ts';
import { defineRule } from '../rule.ts';
import { servicesOf } from '../subcontracts.ts';

/** Somebody takes over where the one party that gives an essential service fails. */
export const sub018 = defineRule({
  code: 'SUB-018',
  title: 'An essential service that one party alone gives',
  kind: 'completeness',
  severity: 'warning',
  why: 'When the new provider of patient transport in Sussex did not cope, and one of its subcontractors closed, patients missed dialysis or waited hours to be driven home. Who gives an essential service alone needs somebody who takes over, and a day by which.',
  remedy: "Write 'cover … within … days', or let a second party give the service too.",
  sources: ['S67', 'S33'],
  bad: 'subcontract Dialysis { by Trust to Riders … service health, essential }',
  good: 'subcontract Dialysis { by Trust to Riders … service health, essential   cover Drivers within 2 days }',
  fix: 'Let the head provider take over',
  check: {
    Contract(_contract, { graphs: { delivery }, report }) {
      const essential = delivery.links.filter(({ by }) => servicesOf(by).has('essential'));
      if (essential.length === 0) return;
      const byTitle = groupedBy(delivery.links.filter(({ by }) => by.title !== undefined), ({ by }) => by.title!.toLowerCase());
      for (const { by, head, subcontractor } of essential) {
        const cover = clauseOf(by, ast.isCoverClause);
        const covering: AstNode | undefined = cover?.party?.ref;
        const isShared = by.title !== undefined && (byTitle.get(by.title.toLowerCase()) ?? []).some((other) => other.subcontractor !== subcontractor);
        if ((cover && covering !== subcontractor) || isShared || arrangementsOf(by).includes('step-in')) continue;
        report({
          at: cover ? { node: cover, property: 'party' } : { node: by, property: 'name' },
          message: `'${subcontractor.name}' alone gives '${by.name}', which is essential${cover ? ', and would cover for itself' : ''}: if it fails, patients go without. Write 'cover … within … days' with somebody who takes over.`,
          related: [{ at: { node: subcontractor, property: 'name' }, message: `'${subcontractor.name}' is declared here.` }],
          about: [subcontractor],
          fixes: [cover
            ? replaced({ node: cover, property: 'party' }, head.name, `Let '${head.name}' take over`)
            : withClause(by, `cover ${head.name} within 14 days`, `Let '${head.name}' take over within 14 days`)],
        });
      }
    },
  },
});
