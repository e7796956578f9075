import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { append } from '../../model/grouped.ts';
import { replaced, withClause } from '../fixes/edits.ts';
import type { Holder } from '../graphs/money.ts';
import { standsBeside } from '../outcomes.ts';
import { isCommissioner } from '../roles.ts';
import { declarationsOf } from '../review.ts';
import { defineRule } from '../rule.ts';

/** A result that money hangs on is verified by somebody who does not get the money. */
export const data002 = defineRule({
  code: 'DATA-002',
  title: 'Whoever is paid says what was reached',
  kind: 'completeness',
  severity: { design: 'warning', signed: 'error', live: 'error' },
  why: 'The auditors of the British Work Programme found that results were checked unevenly, and that perhaps £11 million had been paid that was not earned; where targets decide, figures that are reported by those judged by them drift.',
  remedy: "Name somebody else: 'verified by' an evaluator, the commissioner or an auditor, who may look at a sample.",
  sources: ['S53', 'S73'],
  bad: 'outcome Better { measured by Control in Adults   verified by Trust }   // and Trust is paid for it',
  good: 'outcome Better { measured by Control in Adults   verified by Institute }',
  fix: 'Let somebody else verify it',
  check: {
    Contract(contract, { graphs, report }) {
      const payeesBy = new Map<AstNode, Holder[]>();
      for (const { by, payee } of graphs.money.flows) append(payeesBy, by, payee);
      const declarations = declarationsOf(contract);
      for (const outcome of graphs.results.decisiveOutcomes) {
        if (!standsBeside(outcome, contract)) continue;
        const payees = new Set<AstNode>(graphs.results.readersOf(outcome).flatMap(({ by }) => payeesBy.get(by) ?? []).filter((payee) => !isCommissioner(payee)));
        const isPaid = (party: AstNode | undefined): boolean =>
          party !== undefined && (payees.has(party) || (ast.isMember(party) && payees.has(party.$container)));
        const verified = clauseOf(outcome, ast.isVerifiedBy);
        const answers = clauseOf(outcome, ast.isAccountable)?.parties.some(({ party }) => party?.ref !== undefined && party.ref === verified?.party?.ref && !isCommissioner(party.ref)) ?? false;
        // Who is tied to the payee without being it is told by COI-004.
        if (verified && !isPaid(verified.party?.ref) && !answers) continue;
        const other = declarations.find((one): one is ast.Party => ast.isParty(one) && one.roles.some((role) => role === 'verifier' || role === 'evaluator') && !isPaid(one))
          ?? declarations.find((one): one is ast.Party => isCommissioner(one) && !isPaid(one));
        const title = `Let '${other?.name ?? ''}' verify it`;
        report({
          at: verified ?? { node: outcome, property: 'name' },
          message: verified
            ? `'${outcome.name}' is verified by '${verified.party.$refText}', which ${isPaid(verified.party.ref) ? 'is paid for it' : 'answers for it'}: nobody else looks at the figures before money goes out. Let somebody verify it who does not get the money.`
            : `Nobody verifies '${outcome.name}', and money hangs on it: what is reported is paid. Write 'verified by' and somebody who does not get the money.`,
          fixes: [other && (verified ? replaced({ node: verified, property: 'party' }, other.name, title) : withClause(outcome, `verified by ${other.name}`, title))],
        });
      }
    },
  },
});
