import { AstUtils, type AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { withClause } from '../fixes/edits.ts';
import type { Holder } from '../graphs/money.ts';
import { defineRule } from '../rule.ts';

/** A commissioner that says itself what was achieved does not keep what was not. */
export const coi012 = defineRule({
  code: 'COI-012',
  title: 'A commissioner verifies, and keeps what is not earned',
  kind: 'completeness',
  severity: 'warning',
  why: 'Conflicts of interest are looked for among providers, and were pointed out for primary care trusts as well: who works out the results and keeps what they do not earn gains from every point that is missed.',
  remedy: "Let somebody independent verify, or let what is not earned be spent on the people concerned ('remainder reinvested \"…\"').",
  sources: ['S1'],
  bad: 'outcome Control { … verified by Board }, paid from a fund that Board alone fills',
  good: 'fund Budget { from Board … remainder reinvested "In care of these people" }',
  fix: 'Let what is not earned be reinvested',
  check: {
    Contract(contract, { graphs, report }) {
      const root = AstUtils.findRootNode(contract);
      const seen = new Set<unknown>();
      for (const outcome of graphs.results.decisiveOutcomes) {
        if (AstUtils.findRootNode(outcome) !== root) continue;
        const clause = clauseOf(outcome, ast.isVerifiedBy);
        const verifier = clause?.party?.ref;
        if (!clause || !verifier || !ast.isParty(verifier) || !verifier.roles.includes('commissioner') || seen.has(verifier)) continue;
        for (const { by } of graphs.results.readersOf(outcome)) {
          if (!ast.isPayment(by) && !ast.isPool(by)) continue;
          const payer: Holder | undefined = (by.clauses as readonly AstNode[]).find(ast.isFromClause)?.shares.map(({ party }) => party?.ref).find((one) => one !== undefined && keeps(verifier, one));
          if (!payer || (payer !== verifier && !graphs.money.sourcesOf(payer).has(verifier))) continue;
          seen.add(verifier);
          const fund = ast.isFund(payer) && AstUtils.findRootNode(payer) === root ? payer : undefined;
          report({
            at: { node: clause, property: 'party' },
            message: `'${verifier.name}' says itself what '${outcome.name}' has achieved, and keeps what '${by.name}' does not pay for it: it gains from every point that is missed. Let somebody independent verify, or write what becomes of the rest${fund ? ` at '${fund.name}' ('remainder reinvested "…"')` : ''}.`,
            related: [{ at: { node: by, property: 'name' }, message: `'${by.name}' is paid by this result.` }],
            about: [verifier, by, fund],
            fixes: [fund && !fund.clauses.some(ast.isFundRemainder) ? withClause(fund, 'remainder reinvested "To be written: what it is spent on"', 'Let what is not earned be reinvested') : undefined].filter((fix) => fix !== undefined),
          });
          break;
        }
      }
    },
  },
});

/** Whether what is not paid stays with a party. */
function keeps(party: ast.Party, payer: Holder): boolean {
  if (!ast.isFund(payer)) return payer === party;
  const remainder = clauseOf(payer, ast.isFundRemainder);
  return !remainder || remainder.target?.ref === party;
}
