import { cmp, div, sub, ZERO } from '@remit/program/rational';
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { writtenNumber } from '../../model/literals.ts';
import { totalOf } from '../figures.ts';
import { withClause } from '../fixes/edits.ts';
import { defineRule } from '../rule.ts';

/** What a fund has and does not allocate has a rule. */
export const fund008 = defineRule({
  code: 'FUND-008',
  title: 'Money of a fund without a destination',
  kind: 'completeness',
  severity: 'warning',
  thresholds: ['fund-remainder'],
  why: 'Regulations on pooled funds in England ask an agreement to say what each partner puts in and how that is varied. Money that nobody has planned for is claimed by each of them at the end of the year.',
  remedy: "Allocate it, as a reserve for instance, or write 'remainder to' a party, 'remainder carried' or 'remainder reinvested'.",
  sources: ['S38'],
  bad: 'limit £10,000,000 each year   allocated to Core £9,500,000 each year',
  good: 'limit £10,000,000 each year   allocated to Core £9,500,000 each year   remainder reinvested',
  fix: 'Say where the remainder goes',
  check: {
    Fund(fund, { report, threshold, graphs }) {
      const limit = threshold('fund-remainder');
      const clause = clauseOf(fund, ast.isAllocatedTo);
      if (!limit || !clause || fund.clauses.some(ast.isFundRemainder)) return;
      for (const year of graphs.figures.years) {
        const funds = graphs.figures.funds(fund, year);
        const allocated = totalOf(graphs.figures.allocated(fund, year).map(({ sum }) => sum));
        if (!funds || !allocated || allocated.currency !== funds.currency || cmp(funds.value, ZERO) <= 0) continue;
        const rest = sub(funds.value, allocated.value);
        if (cmp(div(rest, funds.value), limit.value) <= 0) continue;
        const sources = clauseOf(fund, ast.isFundSources)?.sources ?? [];
        const source = sources.length === 1 ? sources[0]!.party?.$refText : undefined;
        report({
          at: clause,
          message: `Of the ${funds.currency}${writtenNumber(funds.value)} of '${fund.name}' in ${year.name}, ${funds.currency}${writtenNumber(rest)} are allocated to nothing, more than ${limit.written}, so each partner may think that they are its own. Allocate them, or say where the remainder goes.`,
          about: [fund],
          fixes: [
            withClause(fund, 'remainder reinvested', "Write 'remainder reinvested'"),
            source === undefined ? undefined : withClause(fund, `remainder to ${source}`, `Write 'remainder to ${source}'`),
            withClause(fund, 'remainder carried', "Write 'remainder carried'"),
          ],
        });
        return;
      }
    },
  },
});
