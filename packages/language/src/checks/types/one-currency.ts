import * as ast from '../../ast.ts';
import { otherCurrency } from '../../diagnostics/typ.ts';
import { readLexeme } from '../../model/literals.ts';
import { treeOf } from '../../model/tree.ts';
import { defineCheck } from '../check.ts';

const signs = new Map([['£', ['GBP']], ['€', ['EUR']], ['$', ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD']], ['₹', ['INR']], ['¥', ['JPY', 'CNY']]]);

/** Sums are in the currency of their contract. */
export const oneCurrency = defineCheck<ast.Contract>(ast.Contract.$type, (contract, report) => {
  const currency = contract.clauses.find(ast.isCurrencyClause)?.code;
  if (!currency) return;
  for (const node of treeOf(contract)) {
    const sign = ast.isQuantity(node) ? readLexeme(node.lexeme)?.currency : undefined;
    if (sign && !(signs.get(sign) ?? [sign]).includes(currency)) report(otherCurrency, { sign, currency }, { node });
  }
});
