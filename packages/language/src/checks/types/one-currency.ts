import * as ast from '../../ast.ts';
import type { Correction } from '../../diagnostics/entry.ts';
import { otherCurrency } from '../../diagnostics/typ.ts';
import { CURRENCIES_OF_SIGN, currencySign, isUnitOf } from '../../model/currency-signs.ts';
import { readLexeme } from '../../model/literals.ts';
import { treeOf } from '../../model/tree.ts';
import { defineCheck } from '../check.ts';
import { cstOf } from '../place.ts';

/** Sums are in the currency of their contract. Where none of several is, the clause is at fault, not each of them. */
export const oneCurrency = defineCheck<ast.Contract>(ast.Contract.$type, (contract, report) => {
  const clause = contract.clauses.find(ast.isCurrencyClause);
  const currency = clause?.code;
  if (!currency) return;
  const sums: { node: ast.Quantity; sign: string }[] = [];
  for (const node of treeOf(contract)) {
    if (ast.isFromTheFirst(node) && node.unit !== undefined && !isUnitOf(node.unit, currency)) {
      const right = currencySign(currency);
      report(otherCurrency, { sign: node.unit, currency, first: right }, { node, property: 'unit' }, { corrections: corrected(node, right) });
    }
    const sign = ast.isQuantity(node) ? readLexeme(node.lexeme)?.currency : undefined;
    if (sign) sums.push({ node: node as ast.Quantity, sign });
  }
  const others = sums.filter(({ sign }) => !isUnitOf(sign, currency));
  const [first] = others;
  if (first && others.length > 1 && others.length === sums.length && others.every(({ sign }) => sign === first.sign)) {
    report(otherCurrency, { sign: first.sign, currency, suggestion: (CURRENCIES_OF_SIGN.get(first.sign) ?? [first.sign])[0] }, { node: clause });
  } else {
    for (const { node, sign } of others) report(otherCurrency, { sign, currency }, { node });
  }
});

function corrected(node: ast.FromTheFirst, right: string): Correction[] {
  const cst = cstOf({ node, property: 'unit' });
  return cst ? [{ title: `Write 'from the first ${right}'`, edits: [{ offset: cst.offset, end: cst.end, text: right }] }] : [];
}
