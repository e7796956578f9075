import type { AstNode } from 'langium';
import { referencesOf, treeOf } from '../model/tree.ts';
import type { NamesNow } from './words.ts';

/** The places in a declaration of the first state at which something is named that is called otherwise in the second, and how. */
export function namesNow(root: AstNode, renamed: ReadonlyMap<AstNode, string>): NamesNow {
  const names = new Map<number, string>();
  for (const node of treeOf(root)) {
    for (const { reference } of referencesOf(node)) {
      const target = 'ref' in reference ? reference.ref : undefined;
      const name = target && renamed.get(target);
      if (name !== undefined && reference.$refNode) names.set(reference.$refNode.offset, name);
    }
  }
  return names;
}
