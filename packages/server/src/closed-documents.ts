import { URI, type LangiumDocument } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';

/**
 * Goes back to what is on disk when a file is closed with changes that were not saved, so that other files are no longer
 * checked against a text that does not exist. A file that is not on disk is forgotten.
 */
export function followClosedDocuments(services: LangiumSharedServices): void {
  const { TextDocuments, LangiumDocuments, DocumentBuilder, WorkspaceLock, FileSystemProvider } = services.workspace;
  TextDocuments.onDidClose(async ({ document: closed }) => {
    const uri = URI.parse(closed.uri);
    const document = LangiumDocuments.getDocument(uri);
    if (!document) return;
    const onDisk = uri.scheme === 'file' && (await FileSystemProvider.exists(uri)) ? await FileSystemProvider.readFile(uri) : undefined;
    if (TextDocuments.get(uri)) return;
    if (onDisk === undefined) await WorkspaceLock.write((token) => DocumentBuilder.update([], [uri], token));
    else if (onDisk !== text(document)) await WorkspaceLock.write((token) => DocumentBuilder.update([uri], [], token));
  });
}

function text(document: LangiumDocument): string | undefined {
  return document.parseResult.value.$cstNode?.root.fullText;
}
