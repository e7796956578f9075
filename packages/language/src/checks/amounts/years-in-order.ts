import * as ast from '../../ast.ts';
import { notConsecutive } from '../../diagnostics/syn.ts';
import { yearsOutOfOrder } from '../../diagnostics/mod.ts';
import { correctYear } from '../../parsing/literal-corrections.ts';
import { defineCheck, type Check, type Report } from '../check.ts';

function yearOf(period: ast.Period | undefined): string | undefined {
  if (ast.isFinancialYear(period) || ast.isCalendarYear(period)) return period.year;
  return undefined;
}

function check(entries: readonly ast.YearEntry[], report: Report): void {
  let last: string | undefined;
  entries.forEach((entry, index) => {
    const year = yearOf(entry.period);
    if (entry.position === 'from' && !entry.effective && index < entries.length - 1) report(yearsOutOfOrder, { detail: "Only the last entry may say 'from'." }, { node: entry });
    if (entries.length > 1 && !entry.period && !entry.effective) report(yearsOutOfOrder, { detail: 'This entry names no year.' }, { node: entry });
    if (year && last && year <= last) report(yearsOutOfOrder, { detail: `${year} does not come after ${last}.` }, { node: entry, property: 'period' });
    last = year ?? last;
  });
}

/** Year tables name each year once, in order; a financial year has consecutive years. */
export const yearsInOrder: readonly Check[] = [
  defineCheck<ast.LevelTable>(ast.LevelTable.$type, (table, report) => check(table.entries, report)),
  defineCheck<ast.YearTable>(ast.YearTable.$type, (table, report) => check(table.entries, report)),
  defineCheck<ast.FinancialYear>(ast.FinancialYear.$type, (node, report) => {
    if (!node.year || !/^\d+\/\d{1,3}$/.test(node.year)) return;
    const [first = '', second = ''] = node.year.split('/');
    if (first.length === 4 && second.length === 2 && (Number(first) + 1) % 100 === Number(second)) return;
    const suggestion = first.length === 4 ? correctYear(`${first}/${String(Number(first) + 1).slice(-2)}`) : undefined;
    report(notConsecutive, { text: node.year, suggestion }, { node });
  }),
];
