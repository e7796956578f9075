import { SyntaxPacker } from '@remit/language/workspace/pack-syntax';
import { DocumentState, URI, type LangiumDocument } from 'langium';
import type { ServerSharedServices } from './create-services.ts';

/** So long nothing has been checked or asked of a closed document, in milliseconds, before its text is put away. */
const REST = 1_000;
/** So long other work may have to wait, in milliseconds. */
const STRETCH = 10;

/**
 * Packs the concrete syntax of documents that are not open, once there is nothing to be done. Most of a workspace is never looked at, and the
 * places of its words take half of the memory. Whatever looks at them later gets them back, and they are packed again after a while.
 */
export function packClosedDocuments({ workspace: { DocumentBuilder, LangiumDocuments, TextDocuments } }: ServerSharedServices, rest = REST): void {
  const packer = new SyntaxPacker();
  const waiting = new Set<LangiumDocument>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = (document: LangiumDocument): void => {
    waiting.add(document);
    clearTimeout(timer);
    timer = setTimeout(pack, rest);
  };
  /** An open document is looked at again when it is closed, one that is being built when that is done. */
  const isAtRest = (document: LangiumDocument): boolean =>
    document.state === DocumentState.Validated && !TextDocuments.get(document.uri) && LangiumDocuments.getDocument(document.uri) === document;
  const pack = (): void => {
    const until = performance.now() + STRETCH;
    for (const document of waiting) {
      waiting.delete(document);
      if (isAtRest(document)) packer.pack(document, () => wait(document));
      if (performance.now() > until) break;
    }
    if (waiting.size > 0) timer = setTimeout(pack);
  };
  DocumentBuilder.onDocumentPhase(DocumentState.Validated, (document) => wait(document));
  TextDocuments.onDidClose(({ document: { uri } }) => {
    const document = LangiumDocuments.getDocument(URI.parse(uri));
    if (document) wait(document);
  });
}
