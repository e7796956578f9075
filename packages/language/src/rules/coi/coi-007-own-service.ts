import { isBoth } from '../graphs/own-dealings.ts';
import { defineRule } from '../rule.ts';
import { awardFix } from './own-award.ts';

/** Who both commissions and provides places nothing with its own services unless somebody else approves it. */
export const coi007 = defineRule({
  code: 'COI-007',
  title: 'A commissioner places work with its own services',
  kind: 'completeness',
  severity: { design: 'warning', signed: 'error', live: 'error' },
  why: 'Where one organisation holds the budget and provides as well, as plans for accountable care organisations foresaw, it can keep the work for itself without comparing. Others never learn that there was anything to bid for.',
  remedy: "Let a body of somebody else approve what it places with itself ('awarded by Panel on …, own-service \"where it is published\"'), or let the amount depend on such a body's judgement.",
  sources: ['S2', 'S14', 'S99'],
  bad: 'payment OwnCare { from Trust   to Division … }, where Trust commissions and provides, and owns Division',
  good: 'payment OwnCare { from Trust   to Division … awarded by Panel on 1 March 2026, own-service "Published on 3 March 2026" }',
  fix: 'Let an independent body award it',
  check: {
    Contract(_contract, { graphs, report }) {
      for (const dealing of graphs.ownDealings) {
        const { flow, payer, payee, relation } = dealing;
        if (!isBoth(payer) || relation === 'self') continue;
        const [body] = dealing.independent;
        report({
          at: flow.at,
          message: `'${payer.name}' commissions and provides, and pays '${payee.name}', ${relation === 'owned' ? 'which is its own' : 'to which it belongs'}, without anybody else's approval. It can keep the work for itself without comparing. Let ${body ? `'${body.name}'` : 'a body of another party'} award it ('awarded by ${body?.name ?? '…'}, own-service "…"').`,
          related: [...graphs.control.heldBy(payer).filter(({ owned }) => owned === payee), ...graphs.control.heldBy(payee).filter(({ owned }) => owned === payer)].map(({ at, owner, owned }) => ({ at, message: `'${owner.name}' owns '${owned.name}'.` })),
          about: [flow.by, payer, payee],
          fixes: [awardFix(dealing)],
        });
      }
    },
  },
});
