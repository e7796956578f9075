/** The layout tree of a file: elements (declarations, clauses, items) made of words, comments and blocks. */
import type { AstNode, LeafCstNode } from 'langium';

/** A word, a mark or a comment of the text. */
export interface Piece {
  kind: 'word' | 'comment';
  text: string;
  /** Line breaks the author put before it. */
  breaks: number;
  leaf: LeafCstNode;
}

/** Braces and what stands between them. */
export interface Block {
  kind: 'block';
  owner: AstNode | undefined;
  open: Piece;
  elements: Element[];
  /** Comments after the last element. */
  tail: Piece[];
  close: Piece;
}

/** What an element is made of. */
export type Node = Piece | Block;

/** One declaration, clause or item, with the comments that belong to it. */
export interface Element {
  ast: AstNode | undefined;
  /** Comments on lines of their own above it. */
  above: Piece[];
  nodes: Node[];
  /** Comments behind it on its last line. */
  behind: Piece[];
}

/** Line breaks before an element, its comments included. */
export function breaksBefore(element: Element): number {
  const first = element.above[0] ?? element.nodes[0];
  return first === undefined ? 0 : headOf(first).breaks;
}

/** The first piece of a node. */
export function headOf(node: Node): Piece {
  return node.kind === 'block' ? node.open : node;
}
