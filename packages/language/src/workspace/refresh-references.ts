import { AstUtils, type AstNode, type LangiumDocument, type LangiumDocuments, type Reference } from 'langium';
import type { RemitServices } from '../services.ts';

/** The part of Langium's reference that holds its resolved target. */
interface ResolvedReference extends Reference {
  _ref?: unknown;
  _nodeDescription?: unknown;
}

/**
 * Moves a document's references into re-read files to the nodes at the same places there. Valid only while those files export what
 * they exported before, which keeps the places.
 */
export function refreshReferences(document: LangiumDocument, reread: ReadonlySet<string>, documents: LangiumDocuments, services: RemitServices): void {
  for (const reference of document.references as ResolvedReference[]) {
    const description = reference.$nodeDescription;
    if (!description || !reread.has(description.documentUri.toString())) continue;
    const target = documents.getDocument(description.documentUri);
    const node: AstNode | undefined = target && services.workspace.AstNodeLocator.getAstNode(target.parseResult.value, description.path);
    if (!node) continue;
    reference._ref = node;
    reference._nodeDescription = services.workspace.AstNodeDescriptionProvider.createDescription(node, description.name, AstUtils.getDocument(node));
  }
}
