import { CstNodeBuilder, type CompositeCstNode, type GrammarAST, type RootCstNode } from 'langium';
import { PackableNode, PackableRoot } from './packable-nodes.ts';

/** What of Langium's builder is reached into. */
interface Inner {
  rootNode: PackableRoot;
  nodeStack: (PackableNode | PackableRoot)[];
}

/** Builds a concrete syntax that can be packed, and lists in the tree that take no more room than they need. */
export class PackableBuilder extends CstNodeBuilder {
  override buildRootNode(input: string): RootCstNode {
    const root = new PackableRoot(input);
    const inner = this as unknown as Inner;
    inner.rootNode = root;
    inner.nodeStack = [root];
    return root;
  }

  override buildCompositeNode(feature: GrammarAST.AbstractElement): CompositeCstNode {
    const node = new PackableNode();
    node.grammarSource = feature;
    this.appendChild(this.current, node);
    (this as unknown as Inner).nodeStack.push(node);
    return node;
  }

  /** A list grown by one element at a time has room for 17, and most have two or three. */
  override construct(item: Parameters<CstNodeBuilder['construct']>[0]): void {
    super.construct(item);
    const properties = item as unknown as Record<string, unknown>;
    for (const property in properties) {
      const value = properties[property];
      if (Array.isArray(value)) properties[property] = value.slice();
    }
  }
}
