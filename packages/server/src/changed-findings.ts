import { DocumentState, URI } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';

/** The documents whose findings may be others than when they were last taken, so that nobody need look through all documents. */
export class ChangedFindings {
  private changed = new Map<string, URI>();

  constructor({ workspace }: LangiumSharedServices) {
    const { DocumentBuilder, TextDocuments } = workspace;
    DocumentBuilder.onDocumentPhase(DocumentState.Validated, ({ uri }) => this.add(uri));
    DocumentBuilder.onUpdate((_, deleted) => {
      for (const uri of deleted) this.add(uri);
    });
    // Findings are told with the version that the editor has, or with none.
    TextDocuments.onDidOpen(({ document }) => this.add(URI.parse(document.uri)));
    TextDocuments.onDidClose(({ document }) => this.add(URI.parse(document.uri)));
  }

  /** To be called by whoever gives a document other findings than a check has. */
  add(uri: URI): void {
    this.changed.set(uri.toString(), uri);
  }

  /** Those that have changed since this was last asked: checked, gone, opened, closed or added. */
  take(): URI[] {
    const { changed } = this;
    this.changed = new Map();
    return [...changed.values()];
  }
}
