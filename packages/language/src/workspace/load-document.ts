import type { Cancellation, FileSystemProvider, LangiumDocument, LangiumDocumentFactory, URI } from 'langium';
import { standardScheme, type StandardLibrary } from '../scoping/standard-library.ts';

/** Reads a document that another imports: from what comes with Remit, or from a file. Undefined where there is none. */
export async function loadDocument(uri: URI, library: StandardLibrary, { files, factory }: { files: FileSystemProvider; factory: LangiumDocumentFactory }, token: Cancellation.CancellationToken): Promise<LangiumDocument | undefined> {
  if (uri.scheme === standardScheme) {
    const text = library.read(uri);
    return text === undefined ? undefined : factory.fromString(text, uri);
  }
  try {
    const stat = await files.stat(uri);
    return stat.isFile ? await factory.fromUri(uri, token) : undefined;
  } catch {
    return undefined;
  }
}
