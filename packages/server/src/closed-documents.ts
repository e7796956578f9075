import { URI } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import { checkedText } from './checked-text.ts';

/**
 * Goes back to what is on disk when a file is closed with changes that were not saved, so that other files are no longer
 * checked against a text that does not exist. A file that is not on disk is forgotten.
 */
export function followClosedDocuments(services: LangiumSharedServices): void {
  const { TextDocuments, LangiumDocuments, DocumentBuilder, WorkspaceLock, FileSystemProvider } = services.workspace;
  const saved = async (uri: URI): Promise<string | undefined> => {
    try {
      return await FileSystemProvider.readFile(uri);
    } catch {
      return undefined;
    }
  };
  const follow = async (uri: URI): Promise<void> => {
    // Checks that began before the file was closed may still have its text.
    await WorkspaceLock.read(() => {});
    const onDisk = uri.scheme === 'file' ? await saved(uri) : undefined;
    const document = LangiumDocuments.getDocument(uri);
    if (!document || TextDocuments.get(uri)) return;
    if (onDisk === undefined) await WorkspaceLock.write((token) => DocumentBuilder.update([], [uri], token));
    else if (onDisk !== checkedText(document)) await WorkspaceLock.write((token) => DocumentBuilder.update([uri], [], token));
  };
  TextDocuments.onDidClose(({ document }) => {
    follow(URI.parse(document.uri)).catch((fault) => console.error(`What is on disk of ${document.uri} could not be gone back to:`, fault));
  });
}
