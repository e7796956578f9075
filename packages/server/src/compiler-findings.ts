import { toDiagnostic } from '@remit/compiler/compile-loaded';
import { eachOnce, type Finding } from '@remit/compiler/diagnostics/findings';
import { LinkIndex } from '@remit/language/workspace/link-index';
import { URI, type LangiumDocument } from 'langium';
import type { Diagnostic } from 'vscode-languageserver';
import { BetweenContracts } from './between-contracts.ts';
import { byPlace } from './by-place.ts';
import { CompiledDocuments } from './compiled-documents.ts';
import type { ServerSharedServices } from './create-services.ts';

const nothing: ReadonlyMap<string, readonly Finding[]> = new Map();

/** How long the compiler may hold up a request, in milliseconds. */
const slice = 20;
/** After how long what has been found so far is shown, in milliseconds. */
const patience = 500;

/**
 * Adds what the compiler finds to the findings of documents whose text has no errors, as `remit check` does. The findings of
 * the text do not wait for it: they are published first, and the compiler's follow when no check is under way.
 */
export class CompilerFindings {
  private readonly services: ServerSharedServices;
  /** What was compiled, for others that need the programs. */
  readonly compiled: CompiledDocuments;
  /** What was added to each document, to be taken out again when it is out of date. */
  private readonly added = new Map<string, Diagnostic[]>();
  /** By address of a document: what was found with its contracts, by the document that it is about. */
  private readonly within = new Map<string, ReadonlyMap<string, readonly Finding[]>>();
  /** From documents to those that findings with their contracts are about. */
  private readonly about = new LinkIndex();
  private readonly between: BetweenContracts;
  private readonly onFindings: (uri: URI) => void;

  /** @param onFindings called for each document whose findings are others now */
  constructor(services: ServerSharedServices, onFindings: (uri: URI) => void = () => {}) {
    this.services = services;
    this.onFindings = onFindings;
    this.between = new BetweenContracts(services);
    this.compiled = new CompiledDocuments(services);
  }

  /**
   * Compiles what has been checked since it was last called, with pauses in which requests are answered. To be called while
   * no check is under way.
   *
   * @param isCurrent false as soon as another check has begun; then this ends, and goes on with the next call
   * @param onShown called each time the findings of documents may have changed
   */
  async update(isCurrent: () => boolean, onShown: () => void): Promise<void> {
    const { WorkspaceLock } = this.services.workspace;
    let shown = Date.now();
    let more = true;
    await WorkspaceLock.read(() => {
      if (isCurrent()) this.compiled.begin();
    });
    while (more && isCurrent()) {
      await WorkspaceLock.read(() => {
        if (!isCurrent()) return;
        const start = Date.now();
        do more = this.compiled.step();
        while (more && Date.now() - start < slice);
        if (more && Date.now() - shown < patience) return;
        this.show();
        onShown();
        shown = Date.now();
      });
      if (more) await new Promise((resolve) => setTimeout(resolve, 0));
    }
  }

  /** Puts findings into the documents that they are about, as far as there may be others than were shown last. */
  private show(): void {
    const changed = this.compiled.takeChanged();
    const places = new Set(changed);
    for (const uri of changed) for (const place of this.take(uri)) places.add(place);
    for (const place of this.between.update(changed, this.compiled.byAddress)) places.add(place);
    for (const place of places) {
      const uri = URI.parse(place);
      const document = this.services.workspace.LangiumDocuments.getDocument(uri);
      if (document) this.replace(document, place, this.findingsAbout(place));
      else this.added.delete(place);
    }
  }

  /** Takes over what was found with the contracts of a document; gives the documents of which something else is said than before. */
  private take(uri: string): string[] {
    const [before, now] = [this.within.get(uri) ?? nothing, byPlace(this.compiled.byAddress.get(uri)?.findings ?? [])];
    if (now.size > 0) this.within.set(uri, now);
    else this.within.delete(uri);
    this.about.set(URI.parse(uri), now.keys());
    return [...new Set([...before.keys(), ...now.keys()])].filter((place) => JSON.stringify(before.get(place)) !== JSON.stringify(now.get(place)));
  }

  private findingsAbout(place: string): Diagnostic[] {
    const sources = this.about.sourcesOf(place).map(String).sort();
    const findings = [...this.between.about(place), ...sources.flatMap((uri) => this.within.get(uri)?.get(place) ?? [])];
    return eachOnce(findings).flatMap((one) => toDiagnostic(one) ?? []);
  }

  private replace(document: LangiumDocument, uri: string, found: readonly Diagnostic[]): void {
    const before = this.added.get(uri) ?? [];
    const now = this.services.workspace.ProjectLoader.withSeverities(document, found);
    const shown = document.diagnostics ?? [];
    if (before.every((one) => shown.includes(one)) && JSON.stringify(before) === JSON.stringify(now)) return;
    document.diagnostics = [...shown.filter((one) => !before.includes(one)), ...now];
    this.onFindings(document.uri);
    if (now.length > 0) this.added.set(uri, now);
    else this.added.delete(uri);
  }
}
