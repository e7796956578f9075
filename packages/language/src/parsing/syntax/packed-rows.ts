import { isLeafCstNode, LeafCstNodeImpl, type AbstractCstNode, type CompositeCstNode, type CstNode, type LeafCstNode } from 'langium';
import { ByteReader, ByteWriter } from './bytes.ts';
import { PackableNode, type PackableRoot } from './packable-nodes.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Bits of the number a row begins with; what the grammar says of the node stands above them. */
const LEAF = 1;
const KEPT = 2;
/** Of a leaf: it begins and ends on one line, and its columns are as far apart as it is long. */
const PLAIN = 4;
const BITS = 3;

/**
 * The concrete syntax of a text as rows of numbers, one for each node, each before those inside it. Nodes that others refer to are kept as they
 * are, so that they are still the same ones once everything is read back; all others are made anew.
 */
export class PackedRows {
  private readonly bytes: Uint8Array;
  private readonly kept: readonly CstNode[];
  private readonly vocabulary: Vocabulary;

  private constructor(bytes: Uint8Array, kept: readonly CstNode[], vocabulary: Vocabulary) {
    this.bytes = bytes;
    this.kept = kept;
    this.vocabulary = vocabulary;
  }

  /** The rows of what is inside a root. Nothing is let go of yet. */
  static of(root: PackableRoot, isKept: (node: CstNode) => boolean, vocabulary: Vocabulary): PackedRows {
    const out = new ByteWriter();
    const kept: CstNode[] = [];
    const last = { offset: 0, line: 0 };
    const write = (node: CstNode): void => {
      const mine = isKept(node);
      if (mine) kept.push(node);
      const head = (vocabulary.elements.numberOf(node.grammarSource) << BITS) | (mine ? KEPT : 0);
      if (isLeafCstNode(node)) return writeLeaf(node, head | LEAF);
      const { content } = node as CompositeCstNode;
      out.put(head);
      out.put(content.length);
      content.forEach(write);
    };
    const writeLeaf = (node: LeafCstNode, head: number): void => {
      const { offset, length, range: { start, end } } = node;
      const isPlain = end.line === start.line && end.character === start.character + length;
      out.put(isPlain ? head | PLAIN : head);
      out.put(vocabulary.tokens.numberOf(node.tokenType));
      out.putSigned(offset - last.offset);
      out.put(length);
      out.putSigned(start.line - last.line);
      out.putSigned(start.character);
      if (!isPlain) {
        out.putSigned(end.line - start.line);
        out.putSigned(end.character);
      }
      last.offset = offset + length;
      last.line = end.line;
    };
    out.put(root.content.length);
    root.content.forEach(write);
    return new PackedRows(out.bytes(), kept.slice(), vocabulary);
  }

  /** Lets the nodes that are kept, and the root, go without what is inside them. */
  putAway(root: PackableRoot): void {
    for (const node of this.kept) if (node instanceof PackableNode) node.letGo();
    root.letGo(this);
  }

  /** Reads what is inside a root back, and what is inside the nodes that were kept. */
  readInto(root: PackableRoot): void {
    const { bytes, kept, vocabulary } = this;
    const from = new ByteReader(bytes);
    const last = { offset: 0, line: 0 };
    let next = 0;
    const read = (container: CompositeCstNode): CstNode => {
      const head = from.take();
      const own = head & KEPT ? kept[next++] : undefined;
      const node = (head & LEAF ? readLeaf(head, own) : readComposite(own)) as AbstractCstNode;
      if (!own) node.grammarSource = vocabulary.elements.at(head >>> BITS);
      node.container = container;
      return node;
    };
    const readContent = (container: PackableNode | PackableRoot): void => {
      const content = new Array<CstNode>(from.take());
      for (let index = 0; index < content.length; index++) content[index] = read(container);
      container.parts = content;
    };
    const readComposite = (own: CstNode | undefined): CstNode => {
      const node = (own ?? new PackableNode()) as PackableNode;
      readContent(node);
      return node;
    };
    const readLeaf = (head: number, own: CstNode | undefined): CstNode => {
      const tokenType = vocabulary.tokens.at(from.take())!;
      const offset = last.offset + from.takeSigned();
      const length = from.take();
      const line = last.line + from.takeSigned();
      const column = from.takeSigned();
      const endLine = head & PLAIN ? line : line + from.takeSigned();
      const endColumn = head & PLAIN ? column + length : from.takeSigned();
      last.offset = offset + length;
      last.line = endLine;
      return own ?? new LeafCstNodeImpl(offset, length, line, column, endLine, endColumn, tokenType, head >>> BITS === 0);
    };
    readContent(root);
  }
}
