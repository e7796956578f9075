import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { arrangementsOf } from '../../model/topics.ts';
import { withClause } from '../fixes/edits.ts';
import { TO_BE_WRITTEN } from '../fixes/placeholders.ts';
import { measureOf, standsBeside } from '../outcomes.ts';
import { defineRule } from '../rule.ts';
import { countedFor } from '../sub/sub-024-counted-once.ts';
import { outcomesOf, paidProviders } from './pilot-words.ts';

/** Who takes part in a pilot, or is compared with it, is not under another incentive for the same. */
export const pil012 = defineRule({
  code: 'PIL-012',
  title: 'A second incentive blurs the pilot',
  kind: 'completeness',
  severity: 'warning',
  why: 'In Peterborough a national programme for the same people came before the third group was measured. Medicare lets a practice on whose patients savings are reckoned take part in one programme of shared savings alone, so that one change is not claimed twice.',
  remedy: "Write in the block of the party 'provides for exclusive-attribution …', with what is counted where, or compare with somebody else.",
  sources: ['S59', 'S74'],
  bad: 'pilot { … }   measure M { … comparator from NextDoor }   party NextDoor { also in "Fewer admissions in Solway" }',
  good: 'provider NextDoor { also in "Fewer admissions in Solway"   provides for exclusive-attribution "People of that contract are left out of the comparison" }',
  fix: 'Say what is counted where',
  check: {
    Contract(contract, { graphs, report }) {
      const pilot = contract.declarations.find(ast.isPilot);
      if (!pilot || arrangementsOf(contract).includes('exclusive-attribution')) return;
      // Parties that are paid for each person are asked about without a pilot, too (SUB-024).
      const counted = new Set(countedFor(contract).map(({ party }) => party));
      const compared = new Set(outcomesOf(pilot, graphs).flatMap((outcome) => measureOf(outcome)?.clauses.filter(ast.isComparatorSource).map(({ party }) => party?.ref) ?? []));
      const concerned = new Set([...paidProviders(graphs), ...compared].map((party) => (ast.isMember(party) ? party.$container : party)));
      for (const party of concerned) {
        if (!(ast.isParty(party) || ast.isGroup(party)) || counted.has(party) || arrangementsOf(party).includes('exclusive-attribution')) continue;
        const also = clauseOf(party, ast.isAlsoIn);
        if (!also) continue;
        const isHere = standsBeside(party, contract);
        report({
          at: isHere ? also : { node: pilot, keyword: 'pilot' },
          message: `'${party.name}' ${compared.has(party) ? 'is compared with the pilot' : 'takes part in the pilot'} and is also in '${(also.contract ?? '').replace(/^["\u201C\u201D]|["\u201C\u201D]$/g, '')}', so nobody can tell which of the two has changed the results. Write 'provides for exclusive-attribution …' in its block, with what is counted where${compared.has(party) ? ', or compare with somebody else' : ''}.`,
          about: [party],
          fixes: isHere ? [withClause(party, `provides for exclusive-attribution ${TO_BE_WRITTEN}`, 'Say what is counted where')] : [],
        });
      }
    },
  },
});
