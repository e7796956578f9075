import {
  DefaultDocumentBuilder, DocumentState, interruptAndCheck, isOperationCancelled, type BuildOptions, type Cancellation, type LangiumDocument, type LangiumSharedCoreServices, type URI,
} from 'langium';
import { standardScheme, type StandardLibrary } from '../scoping/standard-library.ts';
import type { RemitServices } from '../services.ts';
import { exportSignature, figureSignature } from './export-signature.ts';
import { dependentsOf, importedUris } from './import-graph.ts';
import { refreshReferences } from './refresh-references.ts';

/**
 * Builds documents with what they import. Imported files are loaded before anything is linked; when a file changes without changing what
 * it exports, its importers keep their links and findings, and only their references are moved to the new nodes. Where a figure changed that
 * their checks look at, they are checked again, after the changed file.
 */
export class RemitDocumentBuilder extends DefaultDocumentBuilder {
  private readonly signatures = new Map<string, { exports: string; figures: string }>();
  private readonly remit: () => RemitServices;
  private readonly library: () => StandardLibrary;

  constructor(services: LangiumSharedCoreServices, remit: () => RemitServices, library: () => StandardLibrary) {
    super(services);
    this.remit = remit;
    this.library = library;
  }

  /** Importers are decided once the changed files have been read again, by what they export. */
  protected override shouldRelink(): boolean {
    return false;
  }

  override async update(changed: URI[], deleted: URI[], cancelToken?: Cancellation.CancellationToken): Promise<void> {
    const gone = deleted.flatMap(uri => this.langiumDocuments.all.filter(document => document.uri.toString().startsWith(uri.toString())).map(document => document.uri.toString()).toArray());
    for (const uri of gone) this.signatures.delete(uri);
    this.deletedUris = new Set(gone);
    await super.update(changed, deleted, cancelToken);
  }

  /** Whoever waits for a document hears of it, also when the build is cancelled in that moment: the next build does not announce it again. */
  protected override async notifyDocumentPhase(document: LangiumDocument, state: DocumentState, cancelToken: Cancellation.CancellationToken): Promise<void> {
    for (const listener of [...this.documentPhaseListeners.get(state)]) {
      try {
        await listener(document, cancelToken);
      } catch (error) {
        if (!isOperationCancelled(error)) throw error;
      }
    }
  }

  /**
   * Whoever waits for a phase hears of it, also when no document had to go through it, as after a file was deleted; and nobody begins to wait
   * for a phase that is being announced.
   */
  protected override async notifyBuildPhase(documents: LangiumDocument[], state: DocumentState, cancelToken: Cancellation.CancellationToken): Promise<void> {
    this.currentState = state;
    for (const listener of [...this.buildPhaseListeners.get(state)]) {
      await interruptAndCheck(cancelToken);
      await listener(documents, cancelToken);
    }
  }

  private deletedUris: ReadonlySet<string> = new Set();

  protected override async buildDocuments(documents: LangiumDocument[], options: BuildOptions, cancelToken: Cancellation.CancellationToken): Promise<void> {
    const all = new Map(documents.map(document => [document.uri.toString(), document]));
    this.prepareBuild(documents, options);
    await this.parseWithImports(all, cancelToken);
    const resolver = this.remit().scoping.ImportResolver;
    const changedExports = new Set(this.deletedUris);
    const sameExports = new Set<string>();
    const changedFigures = new Set<string>();
    this.deletedUris = new Set();
    for (const [uri, document] of all) {
      if (document.state > DocumentState.Parsed) continue;
      const known = this.signatures.get(uri);
      const signature = { exports: exportSignature(document), figures: figureSignature(document) };
      (known?.exports === signature.exports ? sameExports : changedExports).add(uri);
      if (known && known.figures !== signature.figures) changedFigures.add(uri);
      this.signatures.set(uri, signature);
    }
    for (const dependent of dependentsOf(changedExports, this.langiumDocuments, resolver)) {
      const uri = dependent.uri.toString();
      if (all.has(uri) && dependent.state < DocumentState.Linked) continue;
      this.resetToState(dependent, DocumentState.ComputedScopes);
      all.set(uri, dependent);
    }
    for (const dependent of dependentsOf(sameExports, this.langiumDocuments, resolver)) {
      if (dependent.state >= DocumentState.Linked) refreshReferences(dependent, sameExports, this.langiumDocuments, this.remit());
    }
    for (const dependent of dependentsOf(changedFigures, this.langiumDocuments, resolver)) {
      const uri = dependent.uri.toString();
      if (all.has(uri)) continue;
      this.resetToState(dependent, DocumentState.IndexedReferences);
      all.set(uri, dependent);
    }
    await super.buildDocuments(this.sortDocuments([...all.values()]), options, cancelToken);
  }

  /** Parses the documents, then whatever they import that is not there yet, until nothing is missing that can be had. */
  private async parseWithImports(all: Map<string, LangiumDocument>, cancelToken: Cancellation.CancellationToken): Promise<void> {
    let round = [...all.values()];
    while (round.length > 0) {
      await this.runCancelable(round, DocumentState.Parsed, cancelToken, document => this.langiumDocumentFactory.update(document, cancelToken));
      const missing = new Map<string, URI>();
      for (const document of round) {
        for (const uri of importedUris(document, this.remit().scoping.ImportResolver)) {
          if (!this.langiumDocuments.hasDocument(uri)) missing.set(uri.toString(), uri);
        }
      }
      round = [];
      for (const [key, uri] of missing) {
        const document = await this.load(uri, cancelToken);
        if (!document) continue;
        this.langiumDocuments.addDocument(document);
        all.set(key, document);
        round.push(document);
      }
    }
  }

  private async load(uri: URI, cancelToken: Cancellation.CancellationToken): Promise<LangiumDocument | undefined> {
    if (uri.scheme === standardScheme) {
      const text = this.library().read(uri);
      return text === undefined ? undefined : this.langiumDocumentFactory.fromString(text, uri);
    }
    try {
      const stat = await this.fileSystemProvider.stat(uri);
      return stat.isFile ? await this.langiumDocumentFactory.fromUri(uri, cancelToken) : undefined;
    } catch {
      return undefined;
    }
  }
}
