import { URI, UriUtils } from 'langium';
import { FileChangeType } from 'vscode-languageserver';
import type { ServerSharedServices } from './create-services.ts';

/**
 * Follows which files were deleted while they were open: an editor goes on showing their texts, and may keep one for minutes after
 * its tab was closed.
 *
 * @returns whether a file, by its address, was deleted and has not come back
 */
export function followDeletions({ lsp: { DocumentUpdateHandler: handler }, workspace: { TextDocuments } }: ServerSharedServices): (uri: string) => boolean {
  const deleted = new Set<string>();
  const handle = handler.didChangeWatchedFiles?.bind(handler);
  handler.didChangeWatchedFiles = (params) => {
    for (const { type, uri } of params.changes) {
      if (type === FileChangeType.Deleted) TextDocuments.all().map((document) => URI.parse(document.uri).toString()).filter((one) => UriUtils.contains(uri, one)).forEach((one) => deleted.add(one));
      else for (const one of deleted) if (UriUtils.contains(uri, one)) deleted.delete(one);
    }
    handle?.(params);
  };
  TextDocuments.onDidClose(({ document }) => deleted.delete(URI.parse(document.uri).toString()));
  return (uri) => deleted.has(uri);
}
