import { fileRequests, type FileContent, type FileKind, type FileRequest, type FileStat, type FolderContent } from '@remit/server/file-requests';
import { toBase64 } from '@remit/server/base64';
import * as vscode from 'vscode';
import { LSPErrorCodes, ResponseError } from 'vscode-languageclient';
import type { ExtensionParts } from '../parts.ts';

/** Answers the server's requests for files, from whatever file system the window has open. */
export function registerFiles({ client, context }: ExtensionParts): void {
  const answer = <T extends object>(method: string, read: (uri: vscode.Uri) => Promise<T>): void => {
    context.subscriptions.push(client.onRequest<object | null, void>(method, async ({ uri }: FileRequest, token: vscode.CancellationToken) => {
      const result = token.isCancellationRequested ? null : await read(client.protocol2CodeConverter.asUri(uri)).catch(() => null);
      if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, 'given up by the server');
      return result;
    }));
  };
  const { fs } = vscode.workspace;
  answer<FileStat>(fileRequests.stat, async (uri) => ({ kind: kindAtEnd((await fs.stat(uri)).type) }));
  answer<FileContent>(fileRequests.readFile, async (uri) => ({ base64: toBase64(await fs.readFile(uri)) }));
  answer<FolderContent>(fileRequests.readDirectory, async (uri) => {
    const entries = await fs.readDirectory(uri);
    return { entries: entries.map(([name, type]) => ({ name, kind: kindOf(type) })) };
  });
}

/** A link is not what it leads to. */
function kindOf(type: vscode.FileType): FileKind {
  if (type === vscode.FileType.File) return 'file';
  return type === vscode.FileType.Directory ? 'folder' : 'link';
}

function kindAtEnd(type: vscode.FileType): FileKind {
  return kindOf(type & ~vscode.FileType.SymbolicLink);
}
