import { byAddress, compileDocument, type ProjectContract } from '@remit/compiler/compile-project';
import type { Finding } from '@remit/compiler/diagnostics/findings';
import { scenarioTargets } from '@remit/compiler/lower/contracts';
import type { ContractHead } from '@remit/compiler/several-contracts';
import { LinkIndex } from '@remit/language/workspace/link-index';
import { DocumentState, URI, type LangiumDocument } from 'langium';
import { checkedText } from '@remit/language/workspace/checked-text';
import type { ServerSharedServices } from './create-services.ts';

/** What the compiler said of the contracts of one document. */
export interface CompiledDocument {
  heads: readonly ContractHead[];
  findings: readonly Finding[];
  /** Its contracts with their programs, while it is open in the editor; they are large, so of others they are not kept. */
  contracts?: readonly ProjectContract[];
}

/**
 * Compiles documents, a few at a time, and keeps what was found until a text changes that it was made from: that of the
 * document itself, of one that it imports, directly or not, or of one with a scenario for its contracts.
 */
export class CompiledDocuments {
  /** By address; a document without contracts, or whose contracts mean nothing as yet, has no entry. */
  readonly byAddress = new Map<string, CompiledDocument>();
  private readonly services: ServerSharedServices;
  /** Documents that went since the last `begin`, and those that were checked. */
  private touched = new Map<string, URI>();
  /** Documents that are to be compiled, those open in the editor first. */
  private queue: LangiumDocument[] = [];
  /** From documents to those with the contracts that their scenarios were for when they were last looked at. */
  private readonly scenarios = new LinkIndex();
  /** By address of a document without errors: what it imports, and its text. */
  private readonly said = new Map<string, string>();
  private changed = new Set<string>();

  constructor(services: ServerSharedServices) {
    this.services = services;
    const { DocumentBuilder } = services.workspace;
    const touch = (uri: URI): void => void this.touched.set(uri.toString(), uri);
    DocumentBuilder.onDocumentPhase(DocumentState.Validated, ({ uri }) => touch(uri));
    DocumentBuilder.onUpdate((_, deleted) => deleted.forEach(touch));
  }

  /** Finds out what is to be compiled again. To be called while no check is under way. */
  begin(): void {
    const { TextDocuments } = this.services.workspace;
    const { touched } = this;
    if (touched.size === 0) return;
    this.touched = new Map();
    const stale = this.withImporters([...touched.values()].filter((uri) => this.isChanged(uri)));
    for (const [key, uri] of touched) stale.set(key, uri);
    for (const { uri } of this.queue) stale.set(uri.toString(), uri);
    for (const uri of [...stale.values()]) {
      const document = this.soundAt(uri);
      const targets = document ? scenarioTargets(document) : [];
      for (const target of [...this.scenarios.targetsOf(uri.toString()), ...targets]) if (!stale.has(target)) stale.set(target, URI.parse(target));
      this.scenarios.set(uri, targets);
    }
    const again: LangiumDocument[] = [];
    for (const [key, uri] of stale) {
      this.changed.add(key);
      const document = this.soundAt(uri);
      if (document) again.push(document);
      else this.byAddress.delete(key);
    }
    const isOpen = ({ uri }: LangiumDocument): boolean => TextDocuments.get(uri) !== undefined;
    const inOrder = byAddress(again);
    this.queue = [...inOrder.filter(isOpen), ...inOrder.filter((one) => !isOpen(one))];
  }

  /**
   * Compiles one more document. To be called while no check is under way and none has ended since `begin`.
   *
   * @returns whether there are more
   */
  step(): boolean {
    const document = this.queue.shift();
    if (!document) return false;
    const uri = document.uri.toString();
    this.changed.add(uri);
    try {
      const { heads, findings, contracts } = compileDocument(document, this.withScenariosFor(document));
      const isOpen = this.services.workspace.TextDocuments.get(document.uri) !== undefined;
      if (heads.length > 0) this.byAddress.set(uri, { heads, findings, ...(isOpen && { contracts }) });
      else this.byAddress.delete(uri);
    } catch (fault) {
      this.byAddress.delete(uri);
      console.error(`The contracts in ${uri} could not be compiled:`, fault);
    }
    return this.queue.length > 0;
  }

  /**
   * The contracts of a document as its text stands now, with their programs; those that have none are not among them. To be called while no check
   * is under way. What was compiled is taken from what is kept, as long as nothing has been checked since.
   */
  contractsOf(document: LangiumDocument): readonly ProjectContract[] {
    if (!this.soundAt(document.uri)) return [];
    const isKept = this.touched.size === 0 && !this.queue.includes(document);
    const kept = isKept ? this.byAddress.get(document.uri.toString())?.contracts : undefined;
    return kept ?? compileDocument(document, this.withScenariosFor(document)).contracts;
  }

  /** The addresses of documents that were checked or compiled, or went, since this was last asked. */
  takeChanged(): Set<string> {
    const { changed } = this;
    this.changed = new Set();
    return changed;
  }

  /** Whether a document says something else to its importers than when it was last looked at; to be asked once. */
  private isChanged(uri: URI): boolean {
    const key = uri.toString();
    const sound = this.soundAt(uri);
    const imports = this.services.workspace.ProjectLoader.importsOf(uri).map(String).join(' ');
    const now = sound && `${imports}\n${checkedText(sound)}`;
    if (now !== undefined && this.said.get(key) === now) return false;
    if (now === undefined) this.said.delete(key);
    else this.said.set(key, now);
    return true;
  }

  private withImporters(uris: Iterable<URI>): Map<string, URI> {
    const reached = new Map([...uris].map((uri) => [uri.toString(), uri]));
    for (const uri of reached.values()) {
      for (const importer of this.services.workspace.ProjectLoader.importersOf(uri)) reached.set(importer.toString(), importer);
    }
    return reached;
  }

  /** The document of an address, if its contracts mean something. */
  private soundAt(uri: URI): LangiumDocument | undefined {
    const { LangiumDocuments, ProjectLoader } = this.services.workspace;
    const document = LangiumDocuments.getDocument(uri);
    return document?.state === DocumentState.Validated && ProjectLoader.isSound(document) ? document : undefined;
  }

  /** A document with those of its project that have scenarios for its contracts, as a command would hand them to the compiler. */
  private withScenariosFor(document: LangiumDocument): LangiumDocument[] {
    const project = this.projectOf(document.uri);
    const others = this.scenarios.sourcesOf(document.uri.toString()).filter((uri) => this.projectOf(uri) === project).flatMap((uri) => this.soundAt(uri) ?? []);
    return byAddress([...new Set([document, ...others])]);
  }

  private projectOf(uri: URI): string {
    return this.services.workspace.ProjectLoader.knownProjectOf(uri)?.folder.toString() ?? '';
  }
}
