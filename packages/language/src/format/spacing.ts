/** Whether a space stands between two pieces on one line. */
import type { Piece } from './layout.ts';
import { isMinus, isQuantity } from '../generated/ast.ts';

const TIGHT_BEFORE = new Set([',', ':', ')', '.', "'"]);
const TIGHT_AFTER = new Set(['(', '.']);

/** True if `next` is set off from `previous` by a space. */
export function spaceBetween(previous: Piece, next: Piece): boolean {
  if (previous.kind === 'comment' || next.kind === 'comment') return true;
  if (TIGHT_BEFORE.has(next.text) || TIGHT_AFTER.has(previous.text)) return false;
  if (previous.text === '-' || next.text === '-') return !isSign(previous) && !isRuleCode(previous, next);
  return true;
}

/** A minus sign belongs to its number; a minus between two values has spaces. */
function isSign(piece: Piece): boolean {
  return piece.text === '-' && (isMinus(piece.leaf.astNode) || (isQuantity(piece.leaf.astNode) && piece.leaf.offset === piece.leaf.astNode.$cstNode?.offset));
}

/** OUT-019: a code of a rule is one word to the reader. */
function isRuleCode(previous: Piece, next: Piece): boolean {
  const owner = (previous.text === '-' ? previous : next).leaf.container?.grammarSource;
  return owner?.$type === 'RuleCall' && 'rule' in owner && (owner as { rule: { $refText: string } }).rule.$refText === 'RuleCode';
}
