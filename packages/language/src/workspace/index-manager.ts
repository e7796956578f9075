import { AstUtils, DefaultIndexManager, stream, type AstNode, type Cancellation, type LangiumDocument, type ReferenceDescription, type Stream, type URI } from 'langium';
import { LinkIndex } from './link-index.ts';

/** Finds references to a name in its own file and in those that refer to that one, without looking through the others. */
export class RemitIndexManager extends DefaultIndexManager {
  private readonly links = new LinkIndex();

  override findAllReferences(targetNode: AstNode, astNodePath: string): Stream<ReferenceDescription> {
    const target = AstUtils.getDocument(targetNode).uri.toString();
    const sources = new Set([target, ...this.links.sourcesOf(target).map(String)]);
    return stream([...sources].flatMap((source) => this.referenceIndex.get(source) ?? []).filter(({ targetUri, targetPath }) => targetPath === astNodePath && targetUri.toString() === target));
  }

  override async updateReferences(document: LangiumDocument, token?: Cancellation.CancellationToken): Promise<void> {
    await super.updateReferences(document, token);
    const references = this.referenceIndex.get(document.uri.toString()) ?? [];
    this.links.set(document.uri, new Set(references.filter(({ local }) => !local).map(({ targetUri }) => targetUri.toString())));
  }

  override removeReferences(uri: URI): void {
    super.removeReferences(uri);
    this.links.delete(uri.toString());
  }
}
