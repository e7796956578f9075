import {
  Cancellation, DefaultDocumentBuilder, delayNextTick, DocumentState, interruptAndCheck, isOperationCancelled, URI, type BuildOptions, type LangiumDocument, type LangiumSharedCoreServices,
} from 'langium';
import type { StandardLibrary } from '../scoping/standard-library.ts';
import type { RemitServices } from '../services.ts';
import { awaitOpenDocument } from './await-open-document.ts';
import { ChangedContents } from './changed-contents.ts';
import { checkedText } from './checked-text.ts';
import type { RemitDocuments } from './documents.ts';
import { importedUris } from './import-graph.ts';
import { LinkIndex } from './link-index.ts';
import { loadDocument } from './load-document.ts';
import { openFirst } from './open-first.ts';
import { Outdated } from './outdated.ts';
import type { RemitWorkspaceLock } from './workspace-lock.ts';

/**
 * Builds documents with what they import. Imported files are loaded before anything is linked; when a file changes without changing what
 * it exports, its importers keep their links and findings, and only their references are moved to the new nodes. Where a figure changed that
 * their checks look at, they are checked again, after the changed file.
 */
export class RemitDocumentBuilder extends DefaultDocumentBuilder {
  /** The documents that imports of each built document lead to, and so who is to be looked at when one changes. */
  private readonly imports = new LinkIndex();
  /** Documents that went since a build last took note of it. */
  private deletedUris = new Set<string>();
  /** The options that documents were found finished with; undefined as long as none was. */
  private finishedWith: string | undefined;
  private readonly contents = new ChangedContents();
  private readonly outdated: Outdated;
  private readonly remit: () => RemitServices;
  private readonly library: () => StandardLibrary;
  private readonly lock: () => RemitWorkspaceLock;

  constructor(services: LangiumSharedCoreServices, remit: () => RemitServices, library: () => StandardLibrary) {
    super(services);
    this.remit = remit;
    this.library = library;
    this.outdated = new Outdated(this, services, remit);
    this.lock = () => services.workspace.WorkspaceLock as RemitWorkspaceLock;
  }

  private get documents(): RemitDocuments {
    return this.langiumDocuments as RemitDocuments;
  }

  /**
   * As the builder of Langium does, but it looks at the documents alone that may have something left to be done for, where that one goes
   * through all. Importers are decided once the changed files have been read again, by what they export.
   */
  override async update(changed: URI[], deleted: URI[], cancelToken = Cancellation.CancellationToken.None): Promise<void> {
    this.currentState = DocumentState.Changed;
    const gone: URI[] = [];
    for (const document of deleted.flatMap((uri) => this.langiumDocuments.deleteDocuments(uri))) {
      gone.push(document.uri);
      this.deletedUris.add(document.uri.toString());
      this.contents.forget(document.uri.toString());
      this.cleanUpDeleted(document);
    }
    const present = (await Promise.all(changed.map((uri) => this.findChangedUris(uri)))).flat().filter((uri) => this.isNamed(uri));
    for (const uri of present) this.resetToState(this.langiumDocuments.getDocument(uri) ?? this.addUnread(uri), DocumentState.Changed);
    await this.emitUpdate(present, gone);
    await interruptAndCheck(cancelToken);
    await this.buildDocuments(this.sortDocuments(this.unfinished().filter(({ uri }) => this.isNamed(uri))), this.updateBuildOptions, cancelToken);
  }

  /** Whether a text tells its language. One that was never saved tells it only while it is open: once closed, its last change is of no use to anybody. */
  private isNamed(uri: URI): boolean {
    return this.serviceRegistry.hasServices(uri);
  }

  /** A document whose text is read when it is built. */
  private addUnread(uri: URI): LangiumDocument {
    const document = this.langiumDocumentFactory.fromModel({ $type: 'INVALID' }, uri);
    document.state = DocumentState.Changed;
    this.langiumDocuments.addDocument(document);
    return document;
  }

  /** The documents that have not been built to the end, or not with the options that hold for updates. */
  private unfinished(): LangiumDocument[] {
    const { documents, updateBuildOptions } = this;
    const options = JSON.stringify(updateBuildOptions);
    if (options !== (this.finishedWith ?? options)) for (const document of documents.all) documents.unfinished.add(document);
    this.finishedWith = options;
    for (const document of documents.unfinished) {
      const isFinished = document.state >= DocumentState.Validated && this.buildState.get(document.uri.toString())?.completed && !this.resultsAreIncomplete(document, updateBuildOptions);
      if (isFinished || documents.getDocument(document.uri) !== document) documents.unfinished.delete(document);
    }
    return [...documents.unfinished];
  }

  override resetToState(document: LangiumDocument, state: DocumentState): void {
    super.resetToState(document, state);
    this.documents.unfinished.add(document);
  }

  protected override prepareBuild(documents: LangiumDocument[], options: BuildOptions): void {
    super.prepareBuild(documents, options);
    for (const document of documents) this.documents.unfinished.add(document);
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
    if (this.rest) return;
    this.currentState = state;
    for (const listener of [...this.buildPhaseListeners.get(state)]) {
      await interruptAndCheck(cancelToken);
      await listener(documents, cancelToken);
    }
  }

  /** Settled once the documents that nobody looks at are being built too; undefined where nothing waits its turn. */
  private rest: Promise<void> | undefined;

  /**
   * Whoever asks for all documents, as a rename does, waits for those that come after the open ones, and for changes that have been announced;
   * whoever asks for one waits for that one.
   */
  protected override async awaitBuilderState(state: DocumentState, cancelToken: Cancellation.CancellationToken): Promise<void> {
    while (this.rest || this.lock().isAwaited) await (this.rest ?? this.lock().begun());
    return super.awaitBuilderState(state, cancelToken);
  }

  /** Whoever asks for a document that is open waits until what the editor shows has been read that far, also where no check has begun to read it. */
  protected override awaitDocumentState(state: DocumentState, uri: URI, cancelToken: Cancellation.CancellationToken): Promise<URI> {
    const isOpen = (): boolean => this.textDocuments?.get(uri) !== undefined && this.isNamed(uri);
    if (!isOpen()) return super.awaitDocumentState(state, uri, cancelToken);
    const isReady = (): boolean => {
      const [document, shown] = [this.langiumDocuments.getDocument(uri), this.textDocuments?.get(uri)];
      return document !== undefined && document.state >= state && checkedText(document) === shown?.getText();
    };
    return awaitOpenDocument(this, { state, uri, isOpen, isReady, otherwise: () => super.awaitDocumentState(state, uri, cancelToken) }, cancelToken);
  }

  /** Builds what is looked at, while all that waits for the whole goes on waiting. */
  private async buildFirst(documents: LangiumDocument[], options: BuildOptions, cancelToken: Cancellation.CancellationToken): Promise<void> {
    let settle = (): void => {};
    this.rest = new Promise(resolve => { settle = resolve; });
    try {
      await super.buildDocuments(documents, options, cancelToken);
    } finally {
      this.rest = undefined;
      this.currentState = DocumentState.ComputedScopes;
      settle();
    }
  }

  protected override async buildDocuments(documents: LangiumDocument[], options: BuildOptions, cancelToken: Cancellation.CancellationToken): Promise<void> {
    const all = new Map(documents.map(document => [document.uri.toString(), document]));
    this.prepareBuild(documents, options);
    await this.parseWithImports(all, cancelToken);
    this.noteChanges(all);
    for (const uri of this.outdated.toBuild()) {
      const dependent = this.langiumDocuments.getDocument(uri);
      if (dependent) all.set(uri.toString(), dependent);
    }
    const { ClaimIndex } = this.remit().rules;
    const isOpen = ({ uri }: LangiumDocument): boolean => this.textDocuments?.get(uri) !== undefined;
    const { first, rest } = openFirst(all, this.remit().scoping.ImportResolver, isOpen);
    if (rest.length > 0) await this.makeReferable([...first, ...rest], cancelToken);
    for (const document of first) this.outdated.bring(document);
    for (const document of this.outdated.toRefresh()) if (isOpen(document)) this.outdated.bring(document);
    ClaimIndex.forget(first);
    if (rest.length > 0) await this.buildFirst(this.sortDocuments(first), options, cancelToken);
    else await super.buildDocuments(this.sortDocuments(first), options, cancelToken);
    // What has been found goes out before anything is done for files that nobody looks at.
    await delayNextTick();
    await interruptAndCheck(cancelToken);
    for (const document of [...rest, ...this.outdated.toRefresh()]) this.outdated.bring(document);
    if (rest.length > 0) {
      ClaimIndex.forget(rest);
      await super.buildDocuments(rest, options, cancelToken);
    }
    await this.checkConcerned(ClaimIndex.takeConcerned(), new Set(rest.length > 0 ? rest : first), options, cancelToken);
  }

  /** Notes where imports lead to now, and which documents are out of date because of files that have been read again, or went. */
  private noteChanges(all: ReadonlyMap<string, LangiumDocument>): void {
    const gone = this.deletedUris;
    // Who imported through a file that is gone is found before that file and its importers are noted anew.
    this.outdated.add('relink', this.imports.dependentsOf(gone));
    for (const uri of gone) if (!all.has(uri)) this.imports.delete(uri);
    const resolver = this.remit().scoping.ImportResolver;
    for (const document of all.values()) this.imports.set(document.uri, importedUris(document, resolver).map(String));
    this.deletedUris = new Set();
    this.remit().rules.ClaimIndex.forgetGone(gone);
    const { exports, same, figures } = this.contents.note(all, (uri) => this.imports.isTarget(uri));
    this.outdated.add('relink', this.imports.dependentsOf(new Set([...gone, ...exports])));
    this.outdated.add('recheck', this.imports.dependentsOf(figures));
    this.outdated.moved(same, this.imports.dependentsOf(same));
  }

  /** Brings documents so far that others can refer to what they declare. */
  private async makeReferable(documents: LangiumDocument[], cancelToken: Cancellation.CancellationToken): Promise<void> {
    await this.runCancelable(documents, DocumentState.IndexedContent, cancelToken, document => this.indexManager.updateContent(document, cancelToken));
    await this.runCancelable(documents, DocumentState.ComputedScopes, cancelToken, async document => {
      document.localSymbols = await this.serviceRegistry.getServices(document.uri).references.ScopeComputation.collectLocalSymbols(document, cancelToken);
    });
  }

  /** Checks documents again whose contracts share something with those that have changed; last, because nobody has touched them. */
  private async checkConcerned(concerned: ReadonlySet<string>, built: ReadonlySet<LangiumDocument>, options: BuildOptions, cancelToken: Cancellation.CancellationToken): Promise<void> {
    const documents = [...concerned].flatMap(uri => {
      const document = this.langiumDocuments.getDocument(URI.parse(uri));
      return document && !built.has(document) && document.state >= DocumentState.Validated ? [document] : [];
    });
    if (documents.length === 0) return;
    for (const document of documents) this.resetToState(document, DocumentState.IndexedReferences);
    await super.buildDocuments(documents, options, cancelToken);
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
        const document = await loadDocument(uri, this.library(), { files: this.fileSystemProvider, factory: this.langiumDocumentFactory }, cancelToken);
        if (!document) continue;
        this.langiumDocuments.addDocument(document);
        all.set(key, document);
        round.push(document);
      }
    }
  }
}
