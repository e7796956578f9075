/** The text of a declaration or clause as its author wrote it, on one line. */
import type { AstNode } from 'langium';

/** The source text of a node with runs of white space as one space; empty if it has none. */
export function written(node: AstNode | undefined): string {
  return node?.$cstNode?.text.replace(/\s+/g, ' ').trim() ?? '';
}

/** The source text with its own line breaks, shifted left as a whole. */
export function writtenAsLaidOut(node: AstNode): string {
  const cst = node.$cstNode;
  if (cst === undefined) return '';
  const indent = cst.range.start.character;
  return cst.text.split('\n').map((line, index) => (index === 0 ? line : line.replace(new RegExp(`^\\s{0,${indent}}`), ''))).join('\n');
}
