import * as ast from '../../ast.ts';
import { withClause } from '../fixes/edits.ts';
import type { ConflictPath } from '../graphs/conflicts.ts';
import { defineRule } from '../rule.ts';
import { isKeptFrom, seatOf } from './mitigation.ts';

/** Who has an interest in a payee, through owners of it too, takes no part in decisions about it. */
export const coi002 = defineRule({
  code: 'COI-002',
  title: 'A person with an interest decides about the money',
  kind: 'completeness',
  severity: { design: 'warning', signed: 'error', live: 'error' },
  why: 'Clinical commissioning groups placed contracts of more than two billion pounds with bodies in which members of their boards had interests. Whoever gains from a payment cannot be seen to decide about it fairly, and the decision can be set aside.',
  remedy: "Let the person withdraw from the decision ('managed by recusal from …'), or let another body decide. To tell the others is not enough, nor is 'exclusion' while the person is still a member.",
  sources: ['S14', 'S16', 'S17'],
  bad: 'interest of Chair in Trust "Owns 4%" { declared on 1 March 2026 }, where Chair is a member of the panel that awards what Trust is paid',
  good: 'interest of Chair in Trust "Owns 4%" { declared on 1 March 2026   managed by recusal from Panel }',
  fix: 'Let the person withdraw from the body',
  check: {
    Contract(_contract, { graphs, report }) {
      const seen = new Map<ast.Interest, Set<ast.Body>>();
      const otherwiseTied = new Set(graphs.conflicts.filter(({ tie, decision }) => !ast.isInterest(tie) && decidesOnAward(decision.as)).map(pairOf));
      for (const path of graphs.conflicts) {
        const { tie: interest, person, payee, chain, body, flow } = path;
        if (!ast.isInterest(interest) || isKeptFrom(interest, body)) continue;
        const told = seen.get(interest) ?? new Set();
        if (told.has(body) || otherwiseTied.has(pairOf(path))) continue;
        seen.set(interest, told.add(body));
        const through = chain.length === 0 ? '' : `, which owns part of ${chain.slice(0, -1).map(({ owned }) => `'${owned.name}', which owns part of `).join('')}'${payee.name}'`;
        const excluded = interest.clauses.find((clause) => ast.isManagedBy(clause) && clause.means === 'exclusion');
        report({
          at: { node: interest, property: 'holder' },
          message: `'${person.name}' has an interest in '${interest.party?.$refText}'${through}, and ${excluded ? 'is still a member of' : 'sits on'} '${body.name}', which decides about what '${payee.name}' is paid. The decision could be set aside. Write 'managed by recusal from ${body.name}', or let another body decide.`,
          related: [
            { at: seatOf(body, person), message: `'${person.name}' is a member here.` },
            ...chain.map(({ at, owner, owned }) => ({ at, message: `'${owner.name}' owns part of '${owned.name}'.` })),
            { at: path.decision.at, message: `This is where '${body.name}' is said to decide.` },
            { at: flow.at, message: `This pays '${payee.name}'.` },
          ],
          about: [person, body],
          fixes: [withClause(interest, `managed by recusal from ${body.name}`, `Let '${person.name}' withdraw from '${body.name}'`)],
        });
      }
    },
  },
});

/** COI-001 looks at what a body awards or judges, not at a trial that it only ends. */
export function decidesOnAward(as: ConflictPath['decision']['as']): boolean {
  return as !== 'pilot' && as !== 'payer';
}

function pairOf({ person, body }: ConflictPath): string {
  return `${person.name} ${body.name}`;
}
