import { DefaultLangiumDocuments, type LangiumDocument, type URI } from 'langium';

/** The documents that are loaded, with those among them that a build has still to look at, so that it need not go through all. */
export class RemitDocuments extends DefaultLangiumDocuments {
  private readonly byAddress = new Map<string, LangiumDocument>();
  /** All that have not been built to the end, and some that have: whoever resets or begins to build one adds it. */
  readonly unfinished = new Set<LangiumDocument>();
  /** Another number each time a document came or went. */
  generation = 0;

  override addDocument(document: LangiumDocument): void {
    super.addDocument(document);
    this.byAddress.set(document.uri.toString(), document);
    this.unfinished.add(document);
    this.generation += 1;
  }

  override deleteDocument(uri: URI): LangiumDocument | undefined {
    const gone = super.deleteDocument(uri);
    this.forget(gone ? [gone] : []);
    return gone;
  }

  override deleteDocuments(folder: URI): LangiumDocument[] {
    const gone = super.deleteDocuments(folder);
    this.forget(gone);
    return gone;
  }

  /** An address that is written as it was added is found without being taken apart. */
  override getDocument(uri: URI): LangiumDocument | undefined {
    return this.byAddress.get(uri.toString()) ?? super.getDocument(uri);
  }

  override hasDocument(uri: URI): boolean {
    return this.byAddress.has(uri.toString()) || super.hasDocument(uri);
  }

  private forget(gone: readonly LangiumDocument[]): void {
    for (const document of gone) {
      this.byAddress.delete(document.uri.toString());
      this.unfinished.delete(document);
    }
    this.generation += 1;
  }
}
