import type { AstNode, CstNode, LangiumDocument } from 'langium';
import { referencesOf, treeOf } from '../model/tree.ts';
import { PackableRoot } from '../parsing/syntax/packable-nodes.ts';
import { PackedRows } from '../parsing/syntax/packed-rows.ts';
import { Vocabulary } from '../parsing/syntax/vocabulary.ts';

/** Puts the concrete syntax of documents that nobody looks at into a form that takes a few bytes for each word. What looks at it again gets it again. */
export class SyntaxPacker {
  private readonly vocabulary = new Vocabulary();

  /** Packs the concrete syntax of a document, of which nothing may be being read just now. False where there is nothing to pack. */
  pack(document: LangiumDocument, onUnpacked: () => void): boolean {
    const root = document.parseResult.value.$cstNode;
    if (!(root instanceof PackableRoot) || root.isPacked) return false;
    const kept = nodesReferredTo(document.parseResult.value);
    PackedRows.of(root, (node) => kept.has(node), this.vocabulary).putAway(root);
    root.onUnpacked = onUnpacked;
    return true;
  }
}

/** The nodes of the concrete syntax that the tree itself refers to, and those that these are in. */
function nodesReferredTo(tree: AstNode): Set<CstNode> {
  const nodes = new Set<CstNode>();
  const add = (referredTo: CstNode | undefined): void => {
    for (let node = referredTo; node && !nodes.has(node); node = node.container) nodes.add(node);
  };
  for (const node of treeOf(tree)) {
    add(node.$cstNode);
    for (const { reference } of referencesOf(node)) if ('$refNode' in reference) add(reference.$refNode);
  }
  return nodes;
}
