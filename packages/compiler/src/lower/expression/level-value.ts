/** `baseline`, `target`, `floor`, `stretch` of the outcome at hand. */
import type { Expr } from '@remit/program';
import type { LevelValue } from '@remit/language/ast';
import type { Context } from '../context.ts';
import { outcomeLevel } from '../declaration/outcome.ts';
import type { Scope } from '../scope.ts';

export function lowerLevelValue(cx: Context, node: LevelValue, scope: Scope): Expr {
  if (!scope.outcome) return cx.refuse('TYP-104', node, { level: node.level });
  return outcomeLevel(cx, scope.outcome, node.level, node);
}
