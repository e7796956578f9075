/** What the editor shows over a word of the language. */
import { CstUtils, GrammarAST, type AstNode, type LangiumDocument } from 'langium';
import type { Hover, Position } from 'vscode-languageserver';
import { PURPOSES } from '../generated/purposes.ts';

/** What the declaration or clause is for that the word at a position belongs to; undefined over anything else than a word of the language. */
export function keywordHover(document: LangiumDocument, position: Position): Hover | undefined {
  const root = document.parseResult.value.$cstNode;
  const leaf = root && CstUtils.findLeafNodeAtOffset(root, document.textDocument.offsetAt(position));
  if (!leaf || !GrammarAST.isKeyword(leaf.grammarSource) || !/^[a-zA-Z]/.test(leaf.text)) return undefined;
  let node: AstNode | undefined = leaf.astNode;
  while (node && !PURPOSES.has(node.$type)) node = node.$container;
  const found = node && PURPOSES.get(node.$type);
  if (!found) return undefined;
  const value = `**${found.title}** — ${found.purpose}\n\n*Reference: docs/language/${found.page}*`;
  return { contents: { kind: 'markdown', value }, range: leaf.range };
}
