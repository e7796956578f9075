import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { appended, followedBy } from '../fixes/edits.ts';
import { TO_BE_WRITTEN } from '../fixes/placeholders.ts';
import { isCommissioner, isProvider } from '../roles.ts';
import { defineRule } from '../rule.ts';

/** It is written who provides the service on the day after the contract ends, whatever ends it. */
export const risk012 = defineRule({
  code: 'RISK-012',
  title: 'Nobody is named to go on when the contract ends',
  kind: 'completeness',
  severity: { design: 'warning', signed: 'error', live: 'error' },
  why: 'When a provider of care fails, English councils must meet the needs of the people it looked after from that day, whoever paid for them. Health services that nobody else could take over are listed, and watched, so that they go on. What is not planned is bought in a hurry.',
  remedy: "Add 'exit plan \"…\" provided by …' to the contract: the plan, and who provides the service on the day after.",
  sources: ['S87', 'S90'],
  bad: 'payment Core { from ICB to Trust   service health, essential … }, and no exit plan',
  good: 'exit plan "Schedule 9" provided by ICB',
  fix: 'Add an exit plan',
  check: {
    Contract(contract, { graphs, report, state }) {
      const plan = clauseOf(contract, ast.isExitPlan);
      if (plan?.party) return;
      const commissioner = graphs.visible.find((node): node is ast.Party => ast.isParty(node) && isCommissioner(node))?.name;
      const fixes = [commissioner === undefined ? undefined : plan ? appended(plan, `provided by ${commissioner}`, `Let '${commissioner}' provide it`) : followedBy(contract.clauses.at(-1)!, `exit plan ${TO_BE_WRITTEN} provided by ${commissioner}`, 'Add an exit plan')];
      const essential = contract.declarations
        .flatMap((one) => (ast.isPayment(one) || ast.isSubcontract(one) ? (one.clauses as readonly ast.PaymentClause[]).filter(ast.isServiceClause).map((clause) => ({ one, clause })) : []))
        .find(({ clause }) => clause.kinds.includes('essential'));
      if (essential) {
        report({
          at: { node: essential.clause, property: 'kinds', index: essential.clause.kinds.indexOf('essential') },
          message: plan
            ? `'${essential.one.name}' pays for an essential service, and the exit plan does not say who provides it on the day after the contract ends. Write 'provided by' and a party after the plan.`
            : `'${essential.one.name}' pays for an essential service, and nothing says who provides it on the day after the contract ends, whatever ends it. Add 'exit plan "…" provided by …'.`,
          related: plan ? [{ at: plan, message: 'The exit plan is named here.' }] : [],
          fixes,
        });
        return;
      }
      const paid = graphs.money.flows.find(({ kind, payee, by }) => kind === 'payment' && ast.isPayment(by) && ast.isParty(payee) && isProvider(payee));
      if (plan || state === 'design' || !paid) return;
      report({
        at: { node: contract, property: 'name' },
        severity: 'warning',
        message: `The contract pays '${paid.payee.name}' for a service, and nothing says what happens to the people it looks after when it ends: the service would be bought in a hurry. Add 'exit plan "…" provided by …'.`,
        related: [{ at: paid.at, message: `This pays '${paid.payee.name}'.` }],
        fixes,
      });
    },
  },
});
