import { Cancellation, DocumentState, interruptAndCheck, URI, UriUtils, type LangiumDocument } from 'langium';
import type { Diagnostic, Range } from 'vscode-languageserver-types';
import type { DiagnosticExtras } from '../diagnostics/entry.ts';
import type { EncodingProblem } from './decode.ts';
import { discover, type Discovery } from './discover.ts';
import { writtenImports } from './document-imports.ts';
import { encodingMessage } from './encoding-message.ts';
import { fileAccessOf, rememberingListings, type FileAccess } from './file-access.ts';
import { finding, type ProjectFinding } from './finding.ts';
import { resolveImport, type ImportProblem, type Resolution, type ResolverContext } from './resolve-import.ts';
import { ProjectFinder, settingsOf, type Project } from './project-finder.ts';
import type { ProjectServices } from './project-services.ts';
import { isObjection, withSeverities } from './rule-severities.ts';
import { standardScheme, type StandardLibrary } from '../scoping/standard-library.ts';
import { LinkIndex } from '../workspace/link-index.ts';

/** Marks, in its `data`, a finding about the program that a sound text comes to, not about the text. */
export const isOfProgram = Object.freeze({ ofProgram: true });

/**
 * Loads the documents that belong together: those asked for and all that they import, directly or not. Editor and command
 * both load by way of it, so they see the same documents and report the same findings.
 */
export class ProjectLoader {
  /** The contract files that come with Remit. */
  readonly library: StandardLibrary;
  /** Project files read so far. */
  readonly finder: ProjectFinder;
  private readonly services: ProjectServices;
  private readonly access: FileAccess;
  /** By document, then by path as written. */
  private readonly resolutions = new Map<string, Map<string, Resolution>>();
  private readonly imports = new LinkIndex();
  /** Who would import a file if it were there. */
  private readonly awaited = new LinkIndex();
  /** Another number each time an import leads elsewhere. */
  generation = 0;
  private readonly encodingProblems = new Map<string, EncodingProblem>();

  constructor(services: ProjectServices, library: StandardLibrary) {
    this.services = services;
    this.library = library;
    this.access = fileAccessOf(services.workspace.FileSystemProvider);
    this.finder = new ProjectFinder(this.access, library.profiles);
  }

  /** The file that an import of a loaded document means; undefined if it leads nowhere, which `findings` explains. */
  resolveImport(document: URI, written: string): URI | undefined {
    return this.resolutions.get(document.toString())?.get(written)?.uri;
  }

  /** The documents that a document imports directly, each once. */
  importsOf(document: URI): URI[] {
    const uris = new Map<string, URI>();
    for (const { uri } of this.resolutions.get(document.toString())?.values() ?? []) if (uri) uris.set(uri.toString(), uri);
    return [...uris.values()];
  }

  /** The loaded documents that import a document directly. */
  importersOf(document: URI): URI[] {
    return this.imports.sourcesOf(document.toString());
  }

  /** The document with all that it imports, directly or not, as far as it is loaded. */
  closureOf(document: LangiumDocument): LangiumDocument[] {
    const reached = new Map([[document.uri.toString(), document]]);
    for (const one of reached.values()) {
      for (const uri of this.importsOf(one.uri)) {
        const target = reached.has(uri.toString()) ? undefined : this.services.workspace.LangiumDocuments.getDocument(uri);
        if (target) reached.set(uri.toString(), target);
      }
    }
    return [...reached.values()];
  }

  /** Whether a checked document and all that it imports are without errors of the text, so that its contracts mean something. */
  isSound(document: LangiumDocument): boolean {
    const isWrong = (one: Diagnostic): boolean => one.severity === 1 && !(one.data as Partial<typeof isOfProgram> | undefined)?.ofProgram && !isObjection(one);
    return this.closureOf(document).every(({ diagnostics }) => diagnostics !== undefined && !diagnostics.some(isWrong));
  }

  /** The project that a file belongs to, among those read so far. */
  knownProjectOf(file: URI): Project | undefined {
    return this.finder.knownAbove(UriUtils.dirname(file));
  }

  /** What is wrong with the imports and the encoding of a document. */
  findings(document: LangiumDocument): ProjectFinding[] {
    const findings: ProjectFinding[] = [];
    const key = document.uri.toString();
    const encoding = this.encodingProblems.get(key);
    if (encoding) {
      const at = { line: encoding.line, character: encoding.character };
      findings.push(finding('LEX-090', { start: at, end: { ...at, character: at.character + 1 } }, encodingMessage(UriUtils.basename(document.uri), encoding), { data: { code: 'LEX-090' } }));
    }
    const byPath = this.resolutions.get(key);
    for (const { path, range } of writtenImports(document)) {
      const problem = byPath?.get(path)?.problem;
      if (problem) findings.push(finding(problem.code, range, problem.message, { data: extras(problem, range, document) }));
    }
    return findings;
  }

  /** Findings of a document as severe as its project takes them. */
  withSeverities<T extends Diagnostic>(document: LangiumDocument, diagnostics: readonly T[]): T[] {
    return withSeverities(diagnostics, settingsOf(this.knownProjectOf(document.uri)).rules);
  }

  /**
   * The documents and all that they import, loaded and parsed, with every import resolved. To be called before linking.
   *
   * @throws OperationCancelled
   */
  async withImports(documents: readonly LangiumDocument[], token = Cancellation.CancellationToken.None): Promise<LangiumDocument[]> {
    const { LangiumDocuments, LangiumDocumentFactory } = this.services.workspace;
    const all = new Map(documents.map((document) => [document.uri.toString(), document]));
    const context = this.context();
    for (const document of all.values()) {
      await interruptAndCheck(token);
      if (document.state < DocumentState.Parsed) await LangiumDocumentFactory.update(document, token);
      for (const uri of await this.resolveAll(document, context)) {
        const key = uri.toString();
        if (all.has(key)) continue;
        const loaded = LangiumDocuments.getDocument(uri);
        if (loaded && loaded.state === DocumentState.Validated) continue;
        const added = loaded ?? (await LangiumDocuments.getOrCreateDocument(uri, token).catch(() => undefined));
        if (added) all.set(key, added);
        else this.markUnreadable(document.uri, uri);
      }
    }
    return [...all.values()];
  }

  /** Finds the contract files in a folder, as the project files there and above say. */
  discover(folder: URI, accept?: (path: string) => boolean): Promise<Discovery> {
    return discover(folder, rememberingListings(this.access), this.finder, accept);
  }

  /** The project that a file belongs to, if any. */
  projectOf(file: URI): Promise<Project | undefined> {
    return this.finder.of(UriUtils.dirname(file));
  }

  /** Notes how a file was read; to be called by whoever reads it. */
  setEncodingProblem(file: URI, problem: EncodingProblem | undefined): void {
    if (problem) this.encodingProblems.set(file.toString(), problem);
    else this.encodingProblems.delete(file.toString());
  }

  /** Loaded documents with an import that led to a file now gone, or that would have led to one now there. */
  concernedBy(changed: readonly URI[], deleted: readonly URI[]): LangiumDocument[] {
    const concerned = new Map<string, LangiumDocument>();
    for (const importer of [...deleted.flatMap((uri) => this.importersOf(uri)), ...changed.flatMap((uri) => this.awaited.sourcesOf(uri.toString()))]) {
      const document = this.services.workspace.LangiumDocuments.getDocument(importer);
      if (document) concerned.set(importer.toString(), document);
    }
    return [...concerned.values()];
  }

  /** Whether an import waits for this file. */
  isAwaited(file: URI): boolean {
    return this.awaited.sourcesOf(file.toString()).length > 0;
  }

  /** Forgets what is known of documents that are gone. */
  forgetDocuments(uris: Iterable<URI>): void {
    for (const uri of uris) {
      const key = uri.toString();
      this.resolutions.delete(key);
      this.imports.delete(key);
      this.awaited.delete(key);
      this.encodingProblems.delete(key);
      this.generation += 1;
    }
  }

  /** A cancelled load also ends here; it is resolved again before anything is reported. */
  private markUnreadable(importer: URI, target: URI): void {
    const byPath = new Map(this.resolutions.get(importer.toString()));
    for (const [path, to] of byPath) {
      if (to.uri?.toString() !== target.toString()) continue;
      const message = `The file "${path}" is there but cannot be read, so nothing is imported from it. Check that you may open it.`;
      byPath.set(path, { problem: { code: 'IMP-010', message }, wanted: target });
    }
    this.note(importer, byPath);
  }

  private context(): ResolverContext {
    const { workspace } = this.services;
    return {
      access: rememberingListings(this.access),
      finder: this.finder,
      library: this.library,
      isHeld: (uri) => uri.scheme !== standardScheme && (workspace.LangiumDocuments.hasDocument(uri) || Boolean(workspace.TextDocuments?.get(uri))),
    };
  }

  private async resolveAll(document: LangiumDocument, context: ResolverContext): Promise<URI[]> {
    const byPath = new Map<string, Resolution>();
    for (const { path } of writtenImports(document)) {
      if (!byPath.has(path)) byPath.set(path, await resolveImport(document.uri, path, context));
    }
    this.note(document.uri, byPath);
    return [...byPath.values()].flatMap(({ uri }) => uri ?? []);
  }

  private note(document: URI, byPath: Map<string, Resolution>): void {
    const key = document.toString();
    const before = this.resolutions.get(key);
    this.resolutions.set(key, byPath);
    if (sameTargets(before, byPath)) return;
    const targets = [...byPath.values()];
    this.imports.set(document, targets.flatMap(({ uri }) => uri?.toString() ?? []));
    this.awaited.set(document, targets.flatMap(({ wanted }) => wanted?.toString() ?? []));
    this.generation += 1;
  }
}

/** Whether two readings of a document's imports lead to the same files, and wait for the same. */
function sameTargets(before: Map<string, Resolution> | undefined, now: Map<string, Resolution>): boolean {
  return before?.size === now.size && [...now].every(([path, { uri, wanted }]) => {
    const old = before.get(path);
    return old !== undefined && old.uri?.toString() === uri?.toString() && old.wanted?.toString() === wanted?.toString();
  });
}

/** What an editor needs to put the right path in place. */
function extras({ code, replacement }: ImportProblem, { start, end }: Range, { textDocument }: LangiumDocument): DiagnosticExtras {
  if (replacement === undefined) return { code };
  const text = `"${replacement}"`;
  return { code, corrections: [{ title: `Write ${text}`, edits: [{ offset: textDocument.offsetAt(start), end: textDocument.offsetAt(end), text }] }] };
}
