import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { parseDate, writtenDate } from '../../model/dates.ts';
import { arrangementsOf } from '../../model/topics.ts';
import { plusDays, plusMonths } from '../days.ts';
import { withClause } from '../fixes/edits.ts';
import { defineRule } from '../rule.ts';
import { accountsOf, dominanceOf, longerThan } from './bundle.ts';

/** A long contract with a dominant provider can be ended before its end. */
export const cho006 = defineRule({
  code: 'CHO-006',
  title: 'A dominant provider for a long time, and no way out',
  kind: 'completeness',
  severity: 'warning',
  thresholds: ['concentration', 'long-contract'],
  why: 'Contracts of ten to fifteen years for a whole population were planned in Dudley and elsewhere. After so long nobody else is left who could provide, and prices and quality are what the one provider makes of them.',
  remedy: "Let it be ended on the way: 'provides for break \"31 March 2031, after a test of the market\"'.",
  sources: ['S93'],
  bad: 'term 1 April 2026 to 31 March 2041 … provider Lead { holds 84% of "community care" }',
  good: 'term 1 April 2026 to 31 March 2041 … provides for break "31 March 2031, after a test of the market"',
  fix: 'Provide for a break',
  check: {
    Contract(contract, review) {
      const term = clauseOf(contract, ast.isTermClause);
      const from = parseDate(term?.from);
      const longest = longerThan(contract, review);
      if (!term || !from || longest === undefined || arrangementsOf(contract).includes('break')) return;
      for (const party of review.graphs.visible) {
        if (!(ast.isParty(party) || ast.isGroup(party)) || party.$container !== contract) continue;
        const held = dominanceOf(party, review);
        // Where it answers in no way that can be read, CHO-004 and CHO-005 name the break among them.
        if (!held || accountsOf(party).every(({ ways }) => ways.length === 0) || arrangementsOf(party).includes('break') || accountsOf(party).some(({ ways }) => ways.includes('break'))) continue;
        const day = writtenDate(plusDays(plusMonths(from, 60), -1));
        review.report({
          at: term,
          message: `The term is longer than ${longest}, '${party.name}' holds ${held.at.share.lexeme} of '${held.at.market}', and nothing lets the contract be ended on the way. By its end nobody else may be left who could provide. Write 'provides for break "${day}"'.`,
          related: [{ at: held.at, message: `'${party.name}' is the dominant provider.` }],
          about: [party],
          fixes: [withClause(party, `provides for break "${day}, after a test of the market: to be agreed"`, 'Provide for a break after five years')],
        });
        return;
      }
    },
  },
});
