import { AstUtils } from 'langium';
import * as ast from '../../ast.ts';
import { missingClause } from '../../diagnostics/mod.ts';
import { clauseOf } from '../../model/clauses.ts';
import { defineCheck } from '../check.ts';

/** Whether anything in a contract speaks of a year, so that it must be known when years start. */
function usesYears(contract: ast.Contract): boolean {
  return AstUtils.streamAllContents(contract).some(node =>
    ast.isFinancialYear(node) || ast.isCalendarYear(node)
    || (ast.isPaid(node) && node.frequency === 'yearly')
    || ((ast.isEachGrain(node) || ast.isSpan(node)) && node.grain === 'year')
    || (ast.isRate(node) && node.noun === 'year')
    || ('grain' in node && node.grain === 'year'));
}

/** A contract says its term, currency and rounding, and when its years start where it speaks of years. */
export const contractMandatoryClauses = defineCheck<ast.Contract>(ast.Contract.$type, (contract, report) => {
  const place = `The contract '${contract.name ?? ''}'`;
  const need = (present: unknown, clause: string, because: string): void => {
    if (!present) report(missingClause, { place, clause, because }, { node: contract, property: 'name' });
  };
  need(clauseOf(contract, ast.isTermClause), 'term', "Write when it runs: 'term 1 April 2026 to 31 March 2031'.");
  need(clauseOf(contract, ast.isCurrencyClause), 'currency', "Write what sums are in: 'currency GBP'.");
  need(clauseOf(contract, ast.isRoundingClause), 'rounding', "Write how lines are rounded: 'rounding to £0.01, half up'.");
  if (!clauseOf(contract, ast.isYearsStart) && usesYears(contract)) need(false, 'years start', "It speaks of years: write when they begin, as in 'years start 1 April'.");
});
