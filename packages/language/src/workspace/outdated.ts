import { DocumentState, type DocumentBuilder, type LangiumDocument, type LangiumSharedCoreServices, type URI } from 'langium';
import type { RemitServices } from '../services.ts';
import { refreshReferences } from './refresh-references.ts';

/**
 * Documents that are out of date because of files that they import, and for which nothing has been done as yet: those that nobody looks at
 * wait until the open ones are checked. It is kept from build to build, because a build may be cancelled before it comes to them.
 */
export class Outdated {
  /** Those whose links lead to what may be something else now. */
  private readonly relink = new Map<string, URI>();
  /** Those whose checks look at a figure that is another now. */
  private readonly recheck = new Map<string, URI>();
  /** By address, files that have been read again and export what they did: the links into these are to be moved to the new nodes. */
  private readonly reread = new Map<string, { readonly uri: URI; readonly files: Set<string> }>();
  private readonly builder: DocumentBuilder;
  private readonly shared: LangiumSharedCoreServices;
  private readonly remit: () => RemitServices;

  constructor(builder: DocumentBuilder, shared: LangiumSharedCoreServices, remit: () => RemitServices) {
    this.builder = builder;
    this.shared = shared;
    this.remit = remit;
  }

  /** Notes documents that are to be linked again, or checked again. */
  add(what: 'relink' | 'recheck', uris: Iterable<URI>): void {
    for (const uri of uris) this[what].set(uri.toString(), uri);
  }

  /** Notes that files have been read again that export what they did, and the documents that import them, directly or not. */
  moved(files: ReadonlySet<string>, dependents: Iterable<URI>): void {
    for (const uri of dependents) {
      const known = this.reread.get(uri.toString());
      if (known) for (const file of files) known.files.add(file);
      else this.reread.set(uri.toString(), { uri, files: new Set(files) });
    }
  }

  /** The addresses of documents that are to be linked or checked again. */
  toBuild(): URI[] {
    return [...this.relink.values(), ...this.recheck.values()];
  }

  /** The loaded documents with links to be moved. */
  toRefresh(): LangiumDocument[] {
    return [...this.reread.values()].flatMap(({ uri }) => this.shared.workspace.LangiumDocuments.getDocument(uri) ?? []);
  }

  /** Takes back what was found in a document by what is no longer so, and moves its links. What it was taken back to is to be built from there. */
  bring(document: LangiumDocument): void {
    const key = document.uri.toString();
    const [relink, recheck, reread] = [this.relink.delete(key), this.recheck.delete(key), this.reread.get(key)];
    this.reread.delete(key);
    if (document.state < DocumentState.Linked) return;
    if (relink) return this.builder.resetToState(document, DocumentState.ComputedScopes);
    if (reread) refreshReferences(document, reread.files, this.shared.workspace.LangiumDocuments, this.remit());
    if (recheck) this.builder.resetToState(document, DocumentState.IndexedReferences);
  }
}
