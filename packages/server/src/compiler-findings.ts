import { toDiagnostic } from '@remit/compiler/compile-loaded';
import { eachOnce, type Finding } from '@remit/compiler/diagnostics/findings';
import { findShared } from '@remit/compiler/several-contracts';
import { URI, type LangiumDocument } from 'langium';
import type { Diagnostic } from 'vscode-languageserver';
import { commandSets } from './command-sets.ts';
import { CompiledDocuments } from './compiled-documents.ts';
import type { ServerSharedServices } from './create-services.ts';

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
  private readonly compiled: CompiledDocuments;
  /** What was added to each document, to be taken out again when it is out of date. */
  private readonly added = new Map<string, Diagnostic[]>();

  constructor(services: ServerSharedServices) {
    this.services = services;
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

  /** Puts all findings into the documents that they are about. */
  private show(): void {
    const fresh = new Map<string, Diagnostic[]>();
    for (const finding of eachOnce([...this.betweenContracts(), ...this.withinContracts()])) {
      const diagnostic = toDiagnostic(finding);
      const uri = finding.place?.uri;
      if (diagnostic && uri !== undefined) fresh.set(uri, [...(fresh.get(uri) ?? []), diagnostic]);
    }
    for (const uri of new Set([...this.added.keys(), ...fresh.keys()])) {
      const document = this.services.workspace.LangiumDocuments.getDocument(URI.parse(uri));
      if (document) this.replace(document, uri, fresh.get(uri) ?? []);
      else this.added.delete(uri);
    }
  }

  private withinContracts(): Finding[] {
    return [...this.compiled.byAddress.values()].flatMap(({ findings }) => findings);
  }

  private betweenContracts(): Finding[] {
    const { ProjectLoader } = this.services.workspace;
    return commandSets(this.services).flatMap((set) => {
      const byProject = new Map<string, string[]>();
      for (const [uri, document] of set) {
        if (!this.compiled.byAddress.has(uri)) continue;
        const project = ProjectLoader.knownProjectOf(document.uri)?.folder.toString() ?? '';
        byProject.set(project, [...(byProject.get(project) ?? []), uri]);
      }
      return [...byProject.values()].flatMap((uris) => findShared(uris.flatMap((uri) => this.compiled.byAddress.get(uri)!.heads)));
    });
  }

  private replace(document: LangiumDocument, uri: string, found: Diagnostic[]): void {
    const before = this.added.get(uri) ?? [];
    const now = this.services.workspace.ProjectLoader.withSeverities(document, found);
    const shown = document.diagnostics ?? [];
    if (before.every((one) => shown.includes(one)) && JSON.stringify(before) === JSON.stringify(now)) return;
    this.compiled.setFindings(document, [...shown.filter((one) => !before.includes(one)), ...now]);
    if (now.length > 0) this.added.set(uri, now);
    else this.added.delete(uri);
  }
}
