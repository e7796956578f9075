import * as ast from '../../ast.ts';
import { ambiguousFraction } from '../../diagnostics/mod.ts';
import { defineCheck } from '../check.ts';

/** `X / 5/6` is refused: brackets must say which division comes first. */
export const fractionsInBrackets = defineCheck<ast.Arithmetic>(ast.Arithmetic.$type, (node, report) => {
  if (node.operator !== '/') return;
  for (const operand of [node.left, node.right]) {
    if (ast.isQuantity(operand) && operand.lexeme?.includes('/')) report(ambiguousFraction, { fraction: operand.lexeme }, { node: operand });
  }
});
