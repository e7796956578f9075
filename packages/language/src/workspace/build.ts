import { URI, type LangiumDocument, type LangiumSharedCoreServices } from 'langium';
import type { RemitFile } from '../ast.ts';

/** A text and the address it is known by, e.g. `file:///contracts/core.remit`. */
export interface SourceText {
  readonly uri: string;
  readonly text: string;
}

/** A parsed `.remit` file. */
export type RemitDocument = LangiumDocument<RemitFile>;

/**
 * Parses, links and (unless told not to) checks a set of texts held in memory. Imports are resolved among the texts,
 * the documents already present and the built-in library; nothing is read from a disk.
 */
export async function buildDocuments(
  services: { shared: LangiumSharedCoreServices },
  sources: readonly SourceText[],
  options: { readonly validation?: boolean } = {},
): Promise<RemitDocument[]> {
  const { LangiumDocumentFactory, LangiumDocuments, DocumentBuilder } = services.shared.workspace;
  const documents = sources.map(source => LangiumDocumentFactory.fromString<RemitFile>(source.text, URI.parse(source.uri)));
  for (const document of documents) LangiumDocuments.addDocument(document);
  await DocumentBuilder.build(documents, { validation: options.validation ?? true });
  return documents;
}
