import { pasteTable, type PastedTable } from '@remit/language/lsp/paste/paste-table';
import type { RemitServices } from '@remit/language';
import { URI } from 'langium';
import type { Connection, Range } from 'vscode-languageserver';
import type { ServerSharedServices } from './create-services.ts';

/** The request by which an editor asks what pasting a copied table comes to. Its parameters are a `PasteTableParams`, its answer a `PastedTable` or null. */
export const pasteTableRequest = 'remit/pasteTable';

/** What is pasted where. */
export interface PasteTableParams {
  readonly textDocument: { readonly uri: string };
  /** What is replaced; the place of the cursor where nothing is selected. */
  readonly range: Range;
  /** What the clipboard holds, with tabs between cells. */
  readonly text: string;
}

/** Answers what pasting a table comes to: the edit and its label, or why there is none in `problem`; null where the text is to be pasted as it is. */
export function answerPastes(connection: Connection, services: ServerSharedServices): void {
  const { LangiumDocuments, WorkspaceLock, WorkspaceManager } = services.workspace;
  connection.onRequest<PastedTable | null, void>(pasteTableRequest, async ({ textDocument, range, text }: PasteTableParams) => {
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
