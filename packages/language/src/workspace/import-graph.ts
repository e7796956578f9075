import type { LangiumDocument, URI } from 'langium';
import { importsOf, type ImportResolver } from '../scoping/import-resolver.ts';

/** The addresses a document's imports resolve to, each once; the files need not exist. */
export function importedUris(document: LangiumDocument, resolver: ImportResolver): URI[] {
  const uris = new Map<string, URI>();
  for (const { uri } of importsOf(document, resolver)) if (uri) uris.set(uri.toString(), uri);
  return [...uris.values()];
}
