import { pasteTable } from '@remit/language/lsp/paste/paste-table';
import type { RemitServices } from '@remit/language';
import { URI } from 'langium';
import type { Connection } from 'vscode-languageserver';
import type { ServerSharedServices } from './create-services.ts';
import { pasteTableRequest, type PasteTableAnswer, type PasteTableParams } from './paste-table-request.ts';

/** Answers what pasting a table comes to: the edit and its label, or why there is none in `problem`; null where the text is to be pasted as it is. */
export function answerPastes(connection: Connection, services: ServerSharedServices): void {
  const { LangiumDocuments, WorkspaceLock, WorkspaceManager } = services.workspace;
  connection.onRequest<PasteTableAnswer, void>(pasteTableRequest, async ({ textDocument, range, text }: PasteTableParams) => {
    await WorkspaceManager.ready;
    const uri = URI.parse(textDocument.uri);
    // What is pasted into is the text as it stands once all that was typed before has been read.
    return WorkspaceLock.read(() => {
      const document = LangiumDocuments.getDocument(uri);
      if (!document || !services.ServiceRegistry.hasServices(uri)) return null;
      const { scoping } = services.ServiceRegistry.getServices(uri) as unknown as RemitServices;
      return pasteTable(document, range, text, scoping.VisibleNames) ?? null;
    });
  });
}
