import * as ast from '../../ast.ts';
import { MITIGATIONS } from '../../model/topics.ts';
import { replaced, withClause } from '../fixes/edits.ts';
import { defineRule } from '../rule.ts';
import { isKeptFrom } from './mitigation.ts';

/** Whoever has declared an interest knows what follows from it. */
export const coi003 = defineRule({
  code: 'COI-003',
  title: 'An interest that is declared, and not managed',
  kind: 'completeness',
  severity: { design: 'warning', signed: 'error', live: 'error' },
  why: 'Registers of clinical commissioning groups are full of interests beside which stands no more than that they were noted. To note an interest changes nothing about who decides.',
  remedy: "Say what follows from it: 'managed by recusal from …', 'exclusion', 'non-voting', 'independent-chair', 'independent-decision' or 'firewall'; 'disclosure' where the holder decides nothing.",
  sources: ['S14', 'S15'],
  bad: 'interest of Finance in Charity "Trustee" { declared on 1 March 2026   managed by noted }',
  good: 'interest of Finance in Charity "Trustee" { declared on 1 March 2026   managed by exclusion }',
  fix: 'Let the person withdraw or be excluded',
  check: {
    Contract(_contract, { graphs, report }) {
      const { interests } = graphs.control;
      if (interests.length === 0) return;
      // Where the holder decides about the money, COI-001 or COI-002 says so.
      const deciding = new Set(graphs.conflicts.filter(({ tie, body }) => ast.isInterest(tie) && !isKeptFrom(tie, body)).map(({ tie }) => tie));
      for (const interest of interests) {
        const means = interest.clauses.filter(ast.isManagedBy);
        if (deciding.has(interest) || means.some((clause) => MITIGATIONS.includes(clause.means))) continue;
        const [seat] = graphs.control.seatsOf(interest.holder?.ref);
        const remedy = seat ? `recusal from ${seat.name}` : 'exclusion';
        const first = means[0];
        const unknown = means.find((clause) => clause.means !== 'noted');
        const who = `'${interest.holder?.$refText}'`;
        report({
          at: first ? { node: first, property: 'means' } : { node: interest, property: 'holder' },
          severity: unknown ? 'info' : undefined,
          message: unknown
            ? `The interest of ${who} in '${interest.party?.$refText}' is managed by '${unknown.means}', a word from which nobody can tell whether ${who} still takes part in decisions. Write 'managed by ${remedy}', or another of: ${MITIGATIONS.join(', ')}.`
            : `The interest of ${who} in '${interest.party?.$refText}' is ${first ? 'noted, and no more' : 'declared, and nothing follows from it'}: it changes nothing about who decides. Write what is done, such as 'managed by ${remedy}'.`,
          about: [interest.holder?.ref, interest.party?.ref],
          fixes: [first
            ? replaced(first, `managed by ${remedy}`, `Write 'managed by ${remedy}'`)
            : withClause(interest, `managed by ${remedy}`, `Write 'managed by ${remedy}'`)],
        });
      }
    },
  },
});
