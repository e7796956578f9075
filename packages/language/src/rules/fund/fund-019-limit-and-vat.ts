import * as ast from '../../ast.ts';
import { appended } from '../fixes/edits.ts';
import { declarationsOf } from '../review.ts';
import { defineRule } from '../rule.ts';

/** The order of all that changes a sum is the written one; a limit that VAT is paid from says on which side of VAT it stands. */
export const fund019 = defineRule({
  code: 'FUND-019',
  title: 'An order of adjustments that is left open',
  kind: 'completeness',
  severity: 'error',
  paysWrongly: true,
  why: "It is good practice to say what comes first: a cap before a deduction and a deduction before a cap give different sums. Steps are worked out in the order in which they are written, a gate last, then the limits of the fund, then VAT. What this leaves open is whether a limit counts the VAT: a fifth of the fund may depend on it.",
  remedy: "Write 'including VAT' or 'excluding VAT' in the limit.",
  sources: ['practice'],
  bad: 'limit £36m each year, with VAT charged on what is paid from the fund',
  good: 'limit £36m each year, excluding VAT',
  fix: 'Say that VAT does not count',
  refusedBy: 'compiler',
  check: {
    Contract(contract, { report }) {
      const charged = new Set<ast.Fund>();
      for (const flow of declarationsOf(contract)) {
        if (!ast.isPayment(flow) && !ast.isPool(flow) && !ast.isPersonalBudget(flow)) continue;
        const clauses: readonly { readonly $type: string }[] = flow.clauses;
        if (!clauses.some((clause) => ast.isVatClause(clause) && (clause.treatment === 'standard' || clause.treatment === 'reduced'))) continue;
        for (const { party } of clauses.find(ast.isFromClause)?.shares ?? []) if (ast.isFund(party?.ref)) charged.add(party.ref);
      }
      for (const fund of contract.declarations) {
        if (!ast.isFund(fund) || !charged.has(fund)) continue;
        for (const limit of fund.clauses) {
          if (!ast.isFundLimit(limit) || limit.vat !== undefined) continue;
          report({
            at: limit,
            message: `VAT is charged on what is paid from '${fund.name}', and its limit does not say whether it counts: a fifth of the fund may depend on it. Write the limit with 'including VAT' or 'excluding VAT'.`,
            fixes: ['excluding VAT', 'including VAT'].map((words) => appended(limit, `, ${words}`, `Write '${words}'`)),
          });
        }
      }
    },
  },
});
