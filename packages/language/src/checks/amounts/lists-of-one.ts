import * as ast from '../../ast.ts';
import { listOfOne } from '../../diagnostics/mod.ts';
import { defineCheck } from '../check.ts';

/** `highest of (40,400)` holds one number; two were probably meant. */
export const listsOfOne = defineCheck<ast.Aggregate>(ast.Aggregate.$type, (aggregate, report) => {
  if (!aggregate.bracketed || aggregate.items.length !== 1) return;
  const value = (aggregate.items[0] as ast.Amount | undefined)?.value;
  if (ast.isQuantity(value) && value.lexeme?.includes(',')) report(listOfOne, { text: value.lexeme }, { node: value });
});
