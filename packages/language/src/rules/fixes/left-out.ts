import { AstUtils, type AstNode } from 'langium';
import * as ast from '../../ast.ts';
import type { Correction } from '../../diagnostics/entry.ts';
import { removed, replaced } from './edits.ts';

/** Leaves what is read somewhere out of the sum that a declaration shares out, whose part is then unpaid; none where it is no part of one, or its part has a name. */
export function leftOut(at: AstNode, by: AstNode & { readonly name?: string }): Correction | undefined {
  const item = AstUtils.getContainerOfType(at, ast.isSharedItem);
  const shared = item?.$container;
  if (!item || !shared || item.name !== undefined || shared.items.length < 2 || shared.$container.$container.$container !== by) return undefined;
  const title = `Leave it out of '${by.name ?? ''}', and its part unpaid`;
  return shared.rest.length > 0 ? removed(item, title) : replaced(item, 'rest unpaid', title);
}
