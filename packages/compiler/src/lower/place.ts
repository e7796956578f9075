/** The place of a node in its document. */
import { AstUtils, type AstNode } from 'langium';
import type { Place } from '../emit/origin.ts';

/** Where the node stands; undefined for nodes that no text stands for. */
export function placeOf(node: AstNode): Place | undefined {
  const range = node.$cstNode?.range;
  if (!range) return undefined;
  return {
    uri: AstUtils.getDocument(node).uri.toString(),
    startLine: range.start.line + 1,
    startColumn: range.start.character + 1,
    endLine: range.end.line + 1,
    endColumn: range.end.character + 1,
  };
}

/** Name of the file of a node without folder and ending, to tell two declarations of one name apart. */
export function fileOf(node: AstNode): string {
  const path = AstUtils.getDocument(node).uri.path;
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.remit$/, '');
}
