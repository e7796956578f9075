/** The language services of an editor, in this process, on texts in memory. */
import { EmptyFileSystem, URI } from 'langium';
import type { CompletionItem, Hover } from 'vscode-languageserver';
import { buildDocuments, type RemitDocument, type SourceText } from '@remit/language';
import { createServerServices, type ServerServices } from '../../packages/server/src/create-services.ts';

export interface Editor {
  services: ServerServices;
  /** Opens texts; a text may hold one cursor, written `<|>`. Gives the document with the cursor and its offset. */
  open(...sources: SourceText[]): Promise<{ document: RemitDocument; offset: number }>;
  complete(...sources: SourceText[]): Promise<CompletionItem[]>;
  hover(...sources: SourceText[]): Promise<string>;
}

let count = 0;

/** An editor; texts opened later see those opened before. */
export function editor(): Editor {
  const services = createServerServices({ ...EmptyFileSystem });
  const open = async (...sources: SourceText[]): Promise<{ document: RemitDocument; offset: number }> => {
    const cursor = sources.findIndex(({ text }) => text.includes('<|>'));
    const offset = cursor < 0 ? 0 : sources[cursor]!.text.indexOf('<|>');
    const documents = await buildDocuments(services, sources.map(({ uri, text }) => ({ uri, text: text.replace('<|>', '') })));
    return { document: documents[Math.max(cursor, 0)]!, offset };
  };
  const params = (document: RemitDocument, offset: number) => ({ textDocument: { uri: document.uri.toString() }, position: document.textDocument.positionAt(offset) });
  return {
    services,
    open,
    async complete(...sources) {
      const { document, offset } = await open(...sources);
      return (await services.remit.lsp.CompletionProvider!.getCompletion(document, params(document, offset)))?.items ?? [];
    },
    async hover(...sources) {
      const { document, offset } = await open(...sources);
      const hover: Hover | undefined = await services.remit.lsp.HoverProvider!.getHoverContent(document, params(document, offset));
      return typeof hover?.contents === 'object' && 'value' in hover.contents ? hover.contents.value : '';
    },
  };
}

/** A fresh address. */
export function fresh(name = 'text'): string {
  return URI.parse(`file:///${name}-${count++}.remit`).toString();
}
