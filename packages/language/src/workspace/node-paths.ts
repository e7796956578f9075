import { DefaultAstNodeLocator, type AstNode } from 'langium';

/** Says where nodes are in their tree. A path is put together at once: a text of texts would keep all of them in memory. */
export class RemitNodePaths extends DefaultAstNodeLocator {
  override getAstNodePath(node: AstNode): string {
    const segments: string[] = [];
    for (let one = node; one.$container; one = one.$container) segments.push(this.getPathSegment(one));
    // The path of the root is empty, and so each path begins with a separator.
    return ['', ...segments.reverse()].join(this.segmentSeparator);
  }
}
