import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import type { Correction } from '../../diagnostics/entry.ts';
import { followedBy, replaced } from '../fixes/edits.ts';
import { defineRule } from '../rule.ts';
import { routeAskedFor } from './coi-016-award-route.ts';

/** A signed contract says who decided to award it, and when. */
export const coi010 = defineRule({
  code: 'COI-010',
  title: 'Nobody is said to have awarded the contract',
  kind: 'completeness',
  severity: 'warning',
  why: 'Commissioning groups published registers of procurement decisions: who decided, which conflicts there were and how they were managed. Where no decision is recorded, nobody can say afterwards that it was made rightly.',
  remedy: "Say who awarded it and when: 'awarded by Panel on 12 May 2026, competition \"where the decision is recorded\"'.",
  sources: ['S18'],
  bad: 'contract Care { status signed on 3 June 2026 … }',
  good: 'contract Care { status signed on 3 June 2026   awarded by Panel on 12 May 2026, competition "Register of decisions, entry 12" … }',
  fix: 'Say who awarded it and when',
  check: {
    Contract(contract, { state, graphs, profile, report }) {
      if (state === 'design') return;
      const award = clauseOf(contract, ast.isAwardedBy);
      if (award?.body?.ref && award.date !== undefined) return;
      if (award) {
        report({
          at: { node: award, property: 'body' },
          message: `It is not said when '${award.body?.$refText}' awarded the contract, so the decision cannot be looked up. Write the day: 'awarded by ${award.body?.$refText} on …'.`,
          fixes: [replaced({ node: award, property: 'body' }, `${award.body?.$refText} on ${dayFor(contract)}`, 'Say when it was awarded (correct the day)')],
        });
        return;
      }
      report({
        at: clauseOf(contract, ast.isStatusClause) ?? { node: contract, property: 'name' },
        message: `'${contract.name}' is ${state}, and nothing says who awarded it and when. Nobody can then show that the decision was made rightly. Write 'awarded by … on …' with the entry of the register.`,
        fixes: [awardedBy(contract, graphs.control.bodies, graphs.visible.filter(ast.isParty), routeAskedFor(contract, profile))],
      });
    },
  },
});

function awardedBy(contract: ast.Contract, bodies: readonly ast.Body[], parties: readonly ast.Party[], route: string | undefined): Correction | undefined {
  const commissioners = parties.filter(({ roles }) => roles.includes('commissioner'));
  const judge = bodies.find((body) => commissioners.includes(clauseOf(body, ast.isBodyOf)?.party?.ref as ast.Party)) ?? commissioners[0];
  const last = clauseOf(contract, ast.isTermClause) ?? contract.clauses.at(-1);
  return judge && last && followedBy(last, `awarded by ${judge.name} on ${dayFor(contract)}${route === undefined ? '' : `, ${route}`} "To be written: how it was awarded, and where that is recorded"`, `Write 'awarded by ${judge.name}' (correct the day${route === undefined ? '' : ' and the route'})`);
}

/** A day that is plainly not after the contract began: it is to be corrected. */
function dayFor(contract: ast.Contract): string {
  return clauseOf(contract, ast.isStatusClause)?.date ?? clauseOf(contract, ast.isTermClause)?.from ?? '1 January 2026';
}
