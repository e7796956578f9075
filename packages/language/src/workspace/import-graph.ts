import type { LangiumDocument, LangiumDocuments, URI } from 'langium';
import { importsOf, type ImportResolver } from '../scoping/import-resolver.ts';

/** The addresses a document's imports resolve to, each once; the files need not exist. */
export function importedUris(document: LangiumDocument, resolver: ImportResolver): URI[] {
  const uris = new Map<string, URI>();
  for (const { uri } of importsOf(document, resolver)) if (uri) uris.set(uri.toString(), uri);
  return [...uris.values()];
}

/** The documents that import one of the changed files, directly or through others, and are not themselves among them. */
export function dependentsOf(changed: ReadonlySet<string>, documents: LangiumDocuments, resolver: ImportResolver): LangiumDocument[] {
  if (changed.size === 0) return [];
  const importers = new Map<string, LangiumDocument[]>();
  for (const document of documents.all) {
    for (const uri of importedUris(document, resolver)) {
      const key = uri.toString();
      const list = importers.get(key);
      if (list) list.push(document);
      else importers.set(key, [document]);
    }
  }
  const reached = new Set<string>(changed);
  const queue = [...changed];
  const result: LangiumDocument[] = [];
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    for (const document of importers.get(key) ?? []) {
      const uri = document.uri.toString();
      if (reached.has(uri)) continue;
      reached.add(uri);
      queue.push(uri);
      result.push(document);
    }
  }
  return result;
}
