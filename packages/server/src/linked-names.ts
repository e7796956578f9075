import type { RemitAddedServices } from '@remit/language';
import { linkedNames } from '@remit/language/lsp/linked-names';
import { DocumentState, URI } from 'langium';
import type { LangiumServices } from 'langium/lsp';
import type { Connection } from 'vscode-languageserver';
import type { ServerSharedServices } from './create-services.ts';

/** Answers which places are typed over together with the name of a declaration; none while the text is still being read. */
export function answerLinkedNames(connection: Connection, { ServiceRegistry, workspace }: ServerSharedServices): void {
  connection.languages.onLinkedEditingRange(({ textDocument, position }) => workspace.WorkspaceLock.read(async () => {
    const uri = URI.parse(textDocument.uri);
    const document = workspace.LangiumDocuments.getDocument(uri);
    if (!document || document.state < DocumentState.IndexedReferences || !ServiceRegistry.hasServices(uri)) return null;
    return await linkedNames(document, position, ServiceRegistry.getServices(uri) as LangiumServices & RemitAddedServices) ?? null;
  }));
}
