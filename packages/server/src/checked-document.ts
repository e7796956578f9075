import { CancellationToken } from 'vscode-languageserver';
import { DocumentState, URI, UriUtils, type LangiumDocument } from 'langium';
import type { ServerSharedServices } from './create-services.ts';
import { projectRoot } from './projects.ts';

/** How long is waited before it is looked again whether a check that was broken off has been taken up, in milliseconds. */
const pause = 20;

/**
 * Does something with a document once it is checked, while no check is under way. There is no document where none has that address; nothing is
 * done where nobody wants it any more.
 */
export async function withChecked<T>(uri: string, { workspace: { LangiumDocuments, WorkspaceLock, WorkspaceManager } }: ServerSharedServices, work: (document: LangiumDocument | undefined) => T, token = CancellationToken.None): Promise<T | undefined> {
  await WorkspaceManager.ready;
  while (!token.isCancellationRequested) {
    const found = await WorkspaceLock.read(() => {
      const document = LangiumDocuments.getDocument(URI.parse(uri));
      return !document || document.state === DocumentState.Validated ? { value: work(document) } : undefined;
    });
    if (found) return found.value;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return undefined;
}

/** How files are named for people: by their way from the project of a file, others by their name alone. */
export function pathsFrom(file: URI, services: ServerSharedServices): (uri: string) => string {
  const root = projectRoot(file, services);
  return (uri) => decodeURIComponent(uri.startsWith(`${root}/`) ? uri.slice(root.length + 1) : UriUtils.basename(URI.parse(uri)));
}
