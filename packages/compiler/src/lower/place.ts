/** The place of a node in its document. */
import { AstUtils, GrammarUtils, type AstNode, type CstNode } from 'langium';
import { isQuantity } from '@remit/language/ast';
import type { Place } from '../emit/origin.ts';

/** Where the node stands; undefined for nodes that no text stands for. */
export function placeOf(node: AstNode): Place | undefined {
  return placed(node, node.$cstNode);
}

/** Where the name of a declaration stands, for findings about nothing but the name; where it has none, the whole. */
export function placeOfName(node: AstNode & { name?: string }): Place | undefined {
  return placed(node, GrammarUtils.findNodeForProperty(node.$cstNode, 'name') ?? node.$cstNode);
}

function placed(node: AstNode, text: CstNode | undefined): Place | undefined {
  if (!text) return undefined;
  const { start, end } = text.range;
  return {
    uri: AstUtils.getDocument(node).uri.toString(),
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
    ...(isQuantity(node) && node.rates.length === 0 && node.lexeme !== undefined && /^[\d.,]+$/.test(node.lexeme) && { isPlainNumber: true as const }),
  };
}

/** Name of the file of a node without folder and ending, to tell two declarations of one name apart. */
export function fileOf(node: AstNode): string {
  const path = AstUtils.getDocument(node).uri.path;
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.remit$/, '');
}
