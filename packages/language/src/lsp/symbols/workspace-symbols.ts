import type { Cancellation } from 'langium';
import type { FuzzyMatcher, LangiumSharedServices, WorkspaceSymbolProvider } from 'langium/lsp';
import type { DocumentSymbol, WorkspaceSymbol } from 'vscode-languageserver-types';
import type { WorkspaceSymbolParams } from 'vscode-languageserver';
import { RemitDocumentSymbols } from './document-symbols.ts';

/** Finds declarations by name or title in all files, also those inside contracts. */
export class RemitWorkspaceSymbols implements WorkspaceSymbolProvider {
  private readonly services: LangiumSharedServices;
  private readonly matcher: FuzzyMatcher;
  private readonly outline = new RemitDocumentSymbols();

  constructor(services: LangiumSharedServices) {
    this.services = services;
    this.matcher = services.lsp.FuzzyMatcher;
  }

  async getSymbols(params: WorkspaceSymbolParams, _token?: Cancellation.CancellationToken): Promise<WorkspaceSymbol[]> {
    const found: WorkspaceSymbol[] = [];
    for (const document of this.services.workspace.LangiumDocuments.all) {
      const uri = document.uri.toString();
      const visit = (symbols: readonly DocumentSymbol[], within?: string): void => {
        for (const { name, detail, kind, selectionRange, children } of symbols) {
          if (this.matcher.match(params.query, name) || (detail && this.matcher.match(params.query, detail))) {
            found.push({ name, kind, location: { uri, range: selectionRange }, ...(within ? { containerName: within } : {}) });
          }
          visit(children ?? [], name);
        }
      };
      visit(this.outline.getSymbols(document));
    }
    return found;
  }
}
