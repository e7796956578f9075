import { byAddress, compileDocument } from '@remit/compiler/compile-project';
import type { Finding } from '@remit/compiler/diagnostics/findings';
import { scenarioTargets } from '@remit/compiler/lower/contracts';
import type { ContractHead } from '@remit/compiler/several-contracts';
import { DocumentState, type LangiumDocument, type URI } from 'langium';
import type { Diagnostic } from 'vscode-languageserver';
import { checkedText } from './checked-text.ts';
import type { ServerSharedServices } from './create-services.ts';

/** What the compiler said of the contracts of one document. */
export interface CompiledDocument {
  heads: readonly ContractHead[];
  findings: readonly Finding[];
}

/**
 * Compiles documents, a few at a time, and keeps what was found until a text changes that it was made from: that of the
 * document itself, of one that it imports, directly or not, or of one with a scenario for its contracts.
 */
export class CompiledDocuments {
  /** By address; a document without contracts, or whose contracts mean nothing as yet, has no entry. */
  readonly byAddress = new Map<string, CompiledDocument>();
  private readonly services: ServerSharedServices;
  /** Lists of findings that have been looked at: a document that is checked again has another. */
  private readonly known = new WeakSet<Diagnostic[]>();
  /** Documents that went since the last `begin`, and then those that were checked. */
  private touched = new Map<string, URI>();
  /** Documents that are to be compiled, those open in the editor first. */
  private queue: LangiumDocument[] = [];
  /** By document: those with the contracts that its scenarios were for when they were last looked at. */
  private readonly targets = new Map<string, Set<string>>();
  /** By address of a document without errors: what it imports, and its text. */
  private readonly said = new Map<string, string>();
  private sound = new Map<string, LangiumDocument[]>();

  constructor(services: ServerSharedServices) {
    this.services = services;
    const { DocumentBuilder } = services.workspace;
    DocumentBuilder.onUpdate((_, deleted) => {
      for (const uri of deleted) this.touched.set(uri.toString(), uri);
    });
  }

  /** Finds out what is to be compiled again. To be called while no check is under way. */
  begin(): void {
    const { LangiumDocuments, TextDocuments } = this.services.workspace;
    for (const { uri, state, diagnostics } of LangiumDocuments.all) {
      if (state !== DocumentState.Validated || !diagnostics || this.known.has(diagnostics)) continue;
      this.known.add(diagnostics);
      this.touched.set(uri.toString(), uri);
    }
    if (this.touched.size === 0) return;
    this.sound = this.soundByProject();
    const sound = new Map([...this.sound.values()].flat().map((document) => [document.uri.toString(), document]));
    const changed = [...this.touched.values()].filter((uri) => this.isChanged(uri, sound.get(uri.toString())));
    const stale = this.withImporters(changed);
    for (const uri of this.touched.keys()) stale.add(uri);
    for (const document of this.queue) stale.add(document.uri.toString());
    this.touched = new Map();
    for (const uri of [...stale]) {
      const document = sound.get(uri);
      for (const target of this.targets.get(uri) ?? []) stale.add(target);
      const targets = document ? scenarioTargets(document) : new Set<string>();
      for (const target of targets) stale.add(target);
      if (targets.size > 0) this.targets.set(uri, targets);
      else this.targets.delete(uri);
    }
    for (const uri of stale) if (!sound.has(uri)) this.byAddress.delete(uri);
    const again = [...sound.values()].filter(({ uri }) => stale.has(uri.toString()));
    const isOpen = ({ uri }: LangiumDocument): boolean => TextDocuments.get(uri) !== undefined;
    this.queue = [...again.filter(isOpen), ...again.filter((one) => !isOpen(one))];
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
    try {
      const { heads, findings } = compileDocument(document, this.sound.get(this.projectOf(document.uri)) ?? []);
      if (heads.length > 0) this.byAddress.set(uri, { heads, findings });
      else this.byAddress.delete(uri);
    } catch (fault) {
      this.byAddress.delete(uri);
      console.error(`The contracts in ${uri} could not be compiled:`, fault);
    }
    return this.queue.length > 0;
  }

  /** Gives a document its findings together with those of the compiler, which do not make it a document that was checked again. */
  setFindings(document: LangiumDocument, diagnostics: Diagnostic[]): void {
    this.known.add(diagnostics);
    document.diagnostics = diagnostics;
  }

  /** Whether a document says something else to its importers than when it was last looked at; to be asked once. */
  private isChanged(uri: URI, sound: LangiumDocument | undefined): boolean {
    const key = uri.toString();
    const imports = this.services.workspace.ProjectLoader.importsOf(uri).map(String).join(' ');
    const now = sound && `${imports}\n${checkedText(sound)}`;
    if (now !== undefined && this.said.get(key) === now) return false;
    if (now === undefined) this.said.delete(key);
    else this.said.set(key, now);
    return true;
  }

  private withImporters(uris: Iterable<URI>): Set<string> {
    const reached = new Map([...uris].map((uri) => [uri.toString(), uri]));
    for (const uri of reached.values()) {
      for (const importer of this.services.workspace.ProjectLoader.importersOf(uri)) reached.set(importer.toString(), importer);
    }
    return new Set(reached.keys());
  }

  /** The documents whose contracts mean something, as a command would hand them to the compiler. */
  private soundByProject(): Map<string, LangiumDocument[]> {
    const { LangiumDocuments, ProjectLoader } = this.services.workspace;
    const sound = LangiumDocuments.all.filter((one) => one.state === DocumentState.Validated && ProjectLoader.isSound(one)).toArray();
    const byProject = new Map<string, LangiumDocument[]>();
    for (const document of byAddress(sound)) {
      const key = this.projectOf(document.uri);
      const members = byProject.get(key);
      if (members) members.push(document);
      else byProject.set(key, [document]);
    }
    return byProject;
  }

  private projectOf(uri: URI): string {
    return this.services.workspace.ProjectLoader.knownProjectOf(uri)?.folder.toString() ?? '';
  }
}
