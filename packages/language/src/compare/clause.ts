/** Clauses: what stands in the braces of a declaration, and again in those of a clause. */
import type { AstNode } from 'langium';
import { childrenOf } from '../model/tree.ts';
import type { NamesNow, Word } from './words.ts';
import { keyOfWords, textOf, wordsOf, wordsOutside } from './words.ts';

/** A piece of text with the pieces in its braces. */
export interface Clause {
  readonly node: AstNode;
  readonly type: string;
  /** What it is compared by. */
  readonly key: string;
  /** Its words outside of its braces. */
  readonly outside: readonly Word[];
  /** What stands in its braces. */
  readonly items: readonly Clause[];
}

/** Reads a clause. */
export function clauseOf(node: AstNode, names?: NamesNow): Clause {
  const items = itemsIn(node);
  const outside = wordsOutside(node, items, names);
  const inner = items.map((item) => clauseOf(item, names));
  return { node, type: node.$type, outside, items: inner, key: keyOf(keyOfWords(outside), inner) };
}

/** Two clauses are alike if their items are, in any order. */
function keyOf(outside: string, items: readonly Clause[]): string {
  return items.length === 0 ? outside : `${outside}\u0002${items.map(({ key }) => key).sort().join('\u0003')}\u0004`;
}

/** The whole text of a clause on one line. */
export function textOfClause({ node }: Clause): string {
  return textOf(wordsOf(node.$cstNode));
}

/** The nodes in the braces of a node, or in those of what it holds, in written order. */
export function itemsIn(node: AstNode): AstNode[] {
  if (node.$type === 'Import') return [];
  const children = childrenOf(node).filter(({ $cstNode }) => $cstNode !== undefined).sort((a, b) => a.$cstNode!.offset - b.$cstNode!.offset);
  const open = openingIn(node, children);
  return children.flatMap((child) => (child.$cstNode!.offset > open ? [child] : itemsIn(child)));
}

/** Where the first brace of the node itself is. */
function openingIn(node: AstNode, children: readonly AstNode[]): number {
  return wordsOutside(node, children).find(({ text }) => text === '{')?.leaf.offset ?? Infinity;
}
