import { AstUtils, type AstNode } from 'langium';
import * as ast from '../../ast.ts';
import type { Correction } from '../../diagnostics/entry.ts';
import { quantityValue } from '../../model/literals.ts';
import { childrenOf } from '../../model/tree.ts';
import { replaced } from '../../rules/fixes/edits.ts';
import { moneySignOf } from '../../rules/fixes/placeholders.ts';

/** Where money meets a bare figure: the figure with the sign of the contract's currency; none where there is not exactly one such figure, or it counts something. */
export function withSign(found: { readonly left: string; readonly right: string }, at: AstNode): Correction[] {
  if (![found.left, found.right].includes('a sum of money') || ![found.left, found.right].includes('a number')) return [];
  const bare = [at, ...childrenOf(at)].filter(ast.isQuantity).filter((quantity) => quantityValue(quantity)?.kind === 'number' && !quantity.noun && quantity.rates.length === 0 && /^\d[\d,.]*$/.test(quantity.lexeme));
  const [only] = bare;
  const written = only && `${moneySignOf(AstUtils.getContainerOfType(at, ast.isContract))}${only.lexeme}`;
  const correction = bare.length === 1 ? replaced({ node: only!, property: 'lexeme' }, written!, `Write '${written}'`) : undefined;
  return correction ? [correction] : [];
}
