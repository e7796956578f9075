/** Builds the layout tree from the pieces of a document. */
import { AstUtils, type AstNode } from 'langium';
import type { Block, Element, Node, Piece } from './layout.ts';

/** The elements of a whole file, and the comments after the last one. */
export function layoutOf(root: AstNode, pieces: Piece[]): { elements: Element[]; tail: Piece[] } {
  return elementsOf(root, pieces);
}

function elementsOf(owner: AstNode | undefined, pieces: Piece[]): { elements: Element[]; tail: Piece[] } {
  const starts = startsOf(owner, pieces);
  const elements: Element[] = [];
  let pending: Piece[] = [];
  let current: { element: Element; pieces: Piece[] } | undefined;
  const close = (): void => {
    if (current === undefined) return;
    current.element.nodes = nodesOf(current.pieces);
    current = undefined;
  };
  for (const piece of withoutInnerComments(pieces, starts)) {
    if (piece.kind === 'comment' && piece.between) {
      if (current !== undefined && piece.piece.breaks === 0) current.element.behind.push(piece.piece);
      else pending.push(piece.piece);
      continue;
    }
    if (starts.has(piece.piece.leaf.offset) || current === undefined) {
      close();
      const element: Element = { ast: starts.get(piece.piece.leaf.offset), above: pending, nodes: [], behind: [] };
      pending = [];
      elements.push(element);
      current = { element, pieces: [] };
    }
    current.pieces.push(piece.piece);
  }
  close();
  return { elements, tail: pending };
}

/** Where each direct child of the block's owner starts, by offset. */
function startsOf(owner: AstNode | undefined, pieces: Piece[]): Map<number, AstNode> {
  const starts = new Map<number, AstNode>();
  const first = pieces[0]?.leaf.offset ?? 0;
  const last = pieces.at(-1)?.leaf.offset ?? -1;
  if (owner === undefined) return starts;
  for (const child of AstUtils.streamContents(owner)) {
    const offset = child.$cstNode?.offset;
    if (offset !== undefined && offset >= first && offset <= last) starts.set(offset, child);
  }
  return starts;
}

/** Marks the comments that stand between two elements, as against inside one. */
function withoutInnerComments(pieces: Piece[], starts: Map<number, AstNode>): { kind: Piece['kind']; between: boolean; piece: Piece }[] {
  const marked = pieces.map((piece) => ({ kind: piece.kind, between: false, piece }));
  let atBoundary = true;
  for (let index = marked.length - 1; index >= 0; index--) {
    const entry = marked[index]!;
    if (entry.kind === 'comment') entry.between = atBoundary;
    else atBoundary = starts.has(entry.piece.leaf.offset);
  }
  return marked;
}

/** Words and nested blocks of one element. */
function nodesOf(pieces: Piece[]): Node[] {
  const nodes: Node[] = [];
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index]!;
    if (piece.kind === 'comment' || piece.text !== '{') {
      nodes.push(piece);
      continue;
    }
    const end = closingOf(pieces, index);
    nodes.push(blockOf(piece, pieces.slice(index + 1, end), pieces[end]!));
    index = end;
  }
  return nodes;
}

function blockOf(open: Piece, inside: Piece[], close: Piece): Block {
  const owner = open.leaf.astNode;
  return { kind: 'block', owner, open, ...elementsOf(owner, inside), close };
}

function closingOf(pieces: Piece[], from: number): number {
  let depth = 0;
  for (let index = from; index < pieces.length; index++) {
    if (pieces[index]!.kind === 'comment') continue;
    if (pieces[index]!.text === '{') depth++;
    if (pieces[index]!.text === '}' && --depth === 0) return index;
  }
  return pieces.length - 1;
}
