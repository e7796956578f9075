import type { LangiumDocument } from 'langium';
import type { ImportResolver } from '../scoping/import-resolver.ts';
import { importedUris } from './import-graph.ts';

/**
 * What is open in an editor, with what it imports, is checked to the end before the rest is as much as linked: somebody looks at it. A build that
 * is cancelled leaves the rest for the next one. Where nothing is open, all come first.
 */
export function openFirst(all: ReadonlyMap<string, LangiumDocument>, resolver: ImportResolver, isOpen: (document: LangiumDocument) => boolean): { first: LangiumDocument[]; rest: LangiumDocument[] } {
  const looked = new Set([...all].filter(([, document]) => isOpen(document)).map(([key]) => key));
  if (looked.size === 0) return { first: [...all.values()], rest: [] };
  // The set grows while it is walked.
  for (const key of looked) {
    const document = all.get(key);
    if (document) for (const uri of importedUris(document, resolver)) looked.add(uri.toString());
  }
  const of = (isFirst: boolean): LangiumDocument[] => [...all].filter(([key]) => looked.has(key) === isFirst).map(([, document]) => document);
  return { first: of(true), rest: of(false) };
}
