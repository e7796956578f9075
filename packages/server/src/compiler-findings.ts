import { compileLoaded, toDiagnostic } from '@remit/compiler/compile-loaded';
import { DocumentState, URI, type LangiumDocument } from 'langium';
import type { Diagnostic } from 'vscode-languageserver';
import type { ServerSharedServices } from './create-services.ts';

/**
 * Adds what the compiler finds to the findings of documents whose text has no errors, as `remit check` does: in the
 * documents checked just now, in open ones that import them, and in those with a contract of the same name. The findings
 * of the text do not wait for it: they are published first, and the compiler's follow when no check is under way.
 */
export class CompilerFindings {
  private readonly services: ServerSharedServices;
  /** What was added to each document, to be taken out again when it is out of date. */
  private readonly added = new Map<string, Diagnostic[]>();
  /** Documents checked since the compiler was last asked, by address. */
  private waiting = new Map<string, LangiumDocument>();

  constructor(services: ServerSharedServices) {
    this.services = services;
    const { DocumentBuilder } = services.workspace;
    DocumentBuilder.onBuildPhase(DocumentState.Validated, (documents) => {
      for (const document of documents) this.waiting.set(document.uri.toString(), document);
    });
    DocumentBuilder.onUpdate((_, deleted) => {
      for (const uri of deleted) this.added.delete(uri.toString());
    });
  }

  /** Asks the compiler about everything that has been checked since it was last asked. To be called while no check is under way. */
  update(): void {
    if (this.waiting.size === 0) return;
    const checked = [...this.waiting.values()];
    this.waiting = new Map();
    const concerned = this.concerned(checked);
    const { findings } = compileLoaded(concerned, this.services.workspace.ProjectLoader);
    const fresh = new Map<string, Diagnostic[]>();
    for (const finding of findings) {
      const diagnostic = toDiagnostic(finding);
      const uri = finding.place?.uri;
      if (diagnostic && uri !== undefined) fresh.set(uri, [...(fresh.get(uri) ?? []), diagnostic]);
    }
    const touched = new Map(concerned.map((document) => [document.uri.toString(), document]));
    for (const uri of fresh.keys()) {
      const document = touched.get(uri) ?? this.services.workspace.LangiumDocuments.getDocument(URI.parse(uri));
      if (document) touched.set(uri, document);
    }
    for (const [uri, document] of touched) this.replace(document, uri, fresh.get(uri) ?? []);
  }

  private replace(document: LangiumDocument, uri: string, now: Diagnostic[]): void {
    const before = this.added.get(uri) ?? [];
    const text = (document.diagnostics ?? []).filter((one) => !before.includes(one));
    const ruled = this.services.workspace.ProjectLoader.withSeverities(document, now);
    this.added.set(uri, ruled);
    if (before.length === 0 && ruled.length === 0) return;
    document.diagnostics = [...text, ...ruled];
  }

  private concerned(checked: readonly LangiumDocument[]): LangiumDocument[] {
    const { LangiumDocuments, ProjectLoader, TextDocuments, IndexManager } = this.services.workspace;
    const all = new Map<string, LangiumDocument>();
    const add = (uri: URI): void => {
      const document = LangiumDocuments.getDocument(uri);
      if (document?.state === DocumentState.Validated) all.set(uri.toString(), document);
    };
    for (const { uri } of checked) add(uri);
    const importers = [...all.values()].map(({ uri }) => uri);
    const seen = new Set(importers.map(String));
    for (const uri of importers) {
      for (const importer of ProjectLoader.importersOf(uri)) {
        if (seen.has(importer.toString())) continue;
        seen.add(importer.toString());
        importers.push(importer);
        if (TextDocuments.get(importer)) add(importer);
      }
    }
    const contracts = IndexManager.allElements('Contract').toArray();
    const names = new Set(contracts.filter(({ documentUri }) => all.has(documentUri.toString())).map(({ name }) => name));
    for (const { name, documentUri } of contracts) if (names.has(name)) add(documentUri);
    return [...all.values()];
  }
}
