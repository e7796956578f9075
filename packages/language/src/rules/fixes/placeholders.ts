import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { currencySign } from '../../model/currency-signs.ts';

/** The words that a correction writes where only the author knows them. */
export const TO_BE_WRITTEN = '"To be written"';

/** What stands before a sum in a contract: the sign of its currency, or the code. */
export function moneySignOf(contract: ast.Contract | undefined): string {
  return currencySign((contract && clauseOf(contract, ast.isCurrencyClause)?.code) ?? 'GBP');
}

/** One unit of the contract's money, where a correction must write a sum that only the author knows. */
export function oneUnit(contract: ast.Contract | undefined): string {
  return `${moneySignOf(contract)}1`;
}

/** The last day of the term, as the contract writes it. */
export function lastDay(contract: ast.Contract | undefined): string | undefined {
  return contract && clauseOf(contract, ast.isTermClause)?.to;
}
