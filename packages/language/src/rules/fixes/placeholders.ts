import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';

const signs: Readonly<Record<string, string>> = { GBP: '£', EUR: '€', INR: '₹', JPY: '¥', CNY: '¥' };

/** The words that a correction writes where only the author knows them. */
export const TO_BE_WRITTEN = '"To be written"';

/** One unit of the contract's money, where a correction must write a sum that only the author knows. */
export function oneUnit(contract: ast.Contract | undefined): string {
  const currency = (contract && clauseOf(contract, ast.isCurrencyClause)?.code) ?? 'GBP';
  return `${signs[currency] ?? '$'}1`;
}

/** The last day of the term, as the contract writes it. */
export function lastDay(contract: ast.Contract | undefined): string | undefined {
  return contract && clauseOf(contract, ast.isTermClause)?.to;
}
