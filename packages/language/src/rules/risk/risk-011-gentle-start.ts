import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { isoDate, parseDate } from '../../model/dates.ts';
import { arrangementsOf } from '../../model/topics.ts';
import { treeOf } from '../../model/tree.ts';
import { withClause } from '../fixes/edits.ts';
import { TO_BE_WRITTEN } from '../fixes/placeholders.ts';
import { isProvider } from '../roles.ts';
import { defineRule } from '../rule.ts';

/** Before losses are shared there is a year without money, or they grow year by year. */
export const risk011 = defineRule({
  code: 'RISK-011',
  title: 'Losses in full from the first day',
  kind: 'completeness',
  severity: 'info',
  why: 'American groups of providers begin with savings only and take on losses step by step, and English guidance on sharing gains and losses has a year in which everything is counted and nothing is paid. Figures are wrong most often in the first year.',
  remedy: "Count a year without paying ('provides for shadow-year \"…\"'), or let the part that is borne grow from year to year.",
  sources: ['S109', 'S92'],
  bad: 'overspend in parts { first 3%: borne by Trust 60%, ICB 40% … } from the first day of the term',
  good: 'provides for shadow-year "2026/27: everything is counted, nothing is paid"',
  fix: 'Add a shadow year',
  check: {
    Contract(contract, { graphs, report }) {
      if (arrangementsOf(contract).includes('shadow-year') || hasHistory(contract)) return;
      for (const { share, bearers, sharesSavings } of graphs.risks) {
        // Who bears a small sum at most has no need of it. Who bears without any limit needs one first: that is another fault, and one cause.
        const bearer = bearers.find(({ party, isCapped, isUnlimited }) => isProvider(party) && !isCapped && !isUnlimited);
        const overspend = clauseOf(share, ast.isOverspend);
        if (!bearer || !sharesSavings || !overspend || arrangementsOf(share).includes('shadow-year') || changesByYear(overspend)) continue;
        report({
          at: { node: overspend, keyword: 'overspend' },
          message: `'${bearer.party.name}' bears its part of the overspend from the first day, when the figures are least known. Let a year be counted without paying, 'provides for shadow-year "…"', or let the part grow from year to year.`,
          about: [share],
          fixes: [withClause(share, `provides for shadow-year ${TO_BE_WRITTEN}`, 'Add a shadow year')],
        });
      }
    },
  },
});

/** Whether figures are gathered for the most of a year before the term. */
function hasHistory(contract: ast.Contract): boolean {
  const [history, start] = [parseDate(clauseOf(contract, ast.isHistoryClause)?.date), parseDate(clauseOf(contract, ast.isTermClause)?.from)];
  return history !== undefined && start !== undefined && isoDate({ ...history, year: history.year + 1 }) <= isoDate(start);
}

/** Whether what is borne is read from a table of years, itself or through a named value. */
function changesByYear(overspend: ast.Overspend): boolean {
  return treeOf(overspend).some((node) => {
    if (ast.isYearTable(node)) return true;
    const target = ast.isReference(node) ? node.target?.ref : undefined;
    return ast.isLet(target) && treeOf(target).some(ast.isYearTable);
  });
}
