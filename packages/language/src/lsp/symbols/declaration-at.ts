import { CstUtils, type AstNode, type LangiumDocument } from 'langium';
import { outlinedName } from './document-symbols.ts';

/** The declarations around a place by their names, the outermost first: `NorthshireCare.Quality`; undefined outside of all. */
export function declarationAt({ parseResult }: LangiumDocument, offset: number): string | undefined {
  const root = parseResult.value.$cstNode;
  if (!root) return undefined;
  const leaf = CstUtils.findLeafNodeAtOffset(root, offset) ?? CstUtils.findLeafNodeBeforeOffset(root, offset);
  const names: string[] = [];
  for (let node: AstNode | undefined = leaf?.astNode; node; node = node.$container) {
    const name = outlinedName(node);
    if (name !== undefined) names.unshift(name);
  }
  return names.length === 0 ? undefined : names.join('.');
}
