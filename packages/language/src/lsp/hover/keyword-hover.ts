/** What the editor shows over a word of the language. */
import { CstUtils, GrammarAST, type AstNode, type LangiumDocument } from 'langium';
import type { Hover, InitializeParams, Position } from 'vscode-languageserver';
import { PURPOSES } from '../generated/purposes.ts';

/**
 * What an editor says when it starts the server: the address of a page of the reference, with `{page}` in place of its name. Undefined if it says
 * nothing; then the page is named and not linked.
 */
export function languagePagesOf({ initializationOptions }: Pick<InitializeParams, 'initializationOptions'>): string | undefined {
  const { languagePages } = (initializationOptions ?? {}) as { languagePages?: unknown };
  return typeof languagePages === 'string' && languagePages.includes('{page}') ? languagePages : undefined;
}

/** What the declaration or clause is for that the word at a position belongs to; undefined over anything else than a word of the language. */
export function keywordHover(document: LangiumDocument, position: Position, pages?: string): Hover | undefined {
  const root = document.parseResult.value.$cstNode;
  const leaf = root && CstUtils.findLeafNodeAtOffset(root, document.textDocument.offsetAt(position));
  if (!leaf || !GrammarAST.isKeyword(leaf.grammarSource) || !/^[a-zA-Z]/.test(leaf.text)) return undefined;
  let node: AstNode | undefined = leaf.astNode;
  while (node && !PURPOSES.has(node.$type)) node = node.$container;
  const found = node && PURPOSES.get(node.$type);
  if (!found) return undefined;
  const value = `**${found.title}** — ${found.purpose}\n\n${pageReference(found.page, pages)}`;
  return { contents: { kind: 'markdown', value }, range: leaf.range };
}

/** Names a page of the reference, and links to it where the editor has said how. */
export function pageReference(page: string, pages: string | undefined): string {
  return pages === undefined ? `*Reference: docs/language/${page}*` : `[Reference: ${page.replace(/\.md.*/, '')}](${pages.replaceAll('{page}', encodeURIComponent(page))})`;
}
