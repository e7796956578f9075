import { isOnFileSystem } from '@remit/language/project/on-file-system';
import { URI } from 'langium';
import { checkedText } from '@remit/language/workspace/checked-text';
import type { ServerSharedServices } from './create-services.ts';
import { forgetUnused } from './unused-documents.ts';

/**
 * Goes back to what is on disk when a file is closed with changes that were not saved, so that other files are no longer
 * checked against a text that does not exist. A file that is not on disk is forgotten, and so is one that only its editor had brought in.
 */
export function followClosedDocuments(services: ServerSharedServices): void {
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
    const onDisk = isOnFileSystem(uri) ? await saved(uri) : undefined;
    const document = LangiumDocuments.getDocument(uri);
    if (!document || TextDocuments.get(uri)) return;
    if (onDisk === undefined) await WorkspaceLock.write((token) => DocumentBuilder.update([], [uri], token));
    else if (onDisk !== checkedText(document)) await WorkspaceLock.write((token) => DocumentBuilder.update([uri], [], token));
    else await forgetUnused(services);
  };
  TextDocuments.onDidClose(({ document }) => {
    follow(URI.parse(document.uri)).catch((fault) => console.error(`What is on disk of ${document.uri} could not be gone back to:`, fault));
  });
}
