import { URI, UriUtils } from 'langium';
import { FileChangeType, type CodeAction, type CodeActionParams, type CompletionItem, type Connection, type DefinitionParams, type Diagnostic, type Hover, type HoverParams, type LocationLink, type TextDocumentPositionParams } from 'vscode-languageserver';
import type { ServerSharedServices } from '../create-services.ts';
import { addMissing } from './add-missing.ts';
import { plainNumbers } from './plain-numbers.ts';
import { factAt } from './at-cursor.ts';
import { isJsonFile, mayHoldFacts } from './belonging.ts';
import { completeCsv } from './complete-csv.ts';
import { completeJson } from './complete-json.ts';
import { awaitedNote, diagnosticsOf } from './diagnostics.ts';
import { divert } from './divert.ts';
import { FactsKeeper, type OpenFacts } from './keeper.ts';
import { FactsRegistration } from './register-files.ts';
import { factInWords, locationOf, pointerOfFact } from './told-fact.ts';

/** How long after a key the facts are compared with their contract, in milliseconds. */
const pause = 150;
/** How long after that it is looked what is still missing, which takes longer. */
const longPause = 600;

/** Tells of files of facts what the contracts beside them say. They are no documents of the language: nothing else is asked or told of them. */
export class FactsFiles {
  private readonly connection: Connection;
  private readonly services: ServerSharedServices;
  private readonly keeper: FactsKeeper;
  private readonly registration: FactsRegistration;
  private readonly told = new Map<string, string>();
  /** What each file was found to wait for when it was last looked. */
  private readonly awaited = new Map<string, Diagnostic>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** To be made before the server answers requests: those about files of facts are taken out here. */
  constructor(connection: Connection, services: ServerSharedServices) {
    this.connection = connection;
    this.services = services;
    this.keeper = new FactsKeeper(services);
    divert(connection, services, {
      onCompletion: (params: TextDocumentPositionParams) => this.completion(params),
      onHover: (params: HoverParams) => this.hover(params),
      onDefinition: (params: DefinitionParams) => this.definition(params),
      onCodeAction: (params: CodeActionParams) => this.actions(params),
    });
    this.registration = new FactsRegistration(connection, services);
    const { TextDocuments } = services.workspace;
    const touch = ({ document }: { document: { uri: string } }): void => { if (mayHoldFacts(URI.parse(document.uri), services)) this.checkSoon(); };
    TextDocuments.onDidOpen(touch);
    TextDocuments.onDidChangeContent(touch);
    TextDocuments.onDidClose((event) => {
      this.awaited.delete(event.document.uri);
      this.take(event.document.uri, []);
      touch(event);
    });
    this.followFiles();
  }

  /** To be called when contracts have been checked; what is said of facts may be something else then. */
  checkSoon(): void {
    this.registration.update();
    if (this.keeper.open().length === 0) return;
    clearTimeout(this.timer);
    const after = (wait: number, work: () => Promise<void>): void => {
      this.timer = setTimeout(() => void work().catch((fault) => console.error('The facts could not be checked:', fault)), wait);
    };
    after(pause, async () => {
      const current = this.timer;
      await this.check(false);
      if (this.timer === current) after(longPause, () => this.check(true));
    });
  }

  /** Reads files anew that were made, changed or removed, by whomever. Others let only events of contracts through, so this hears them first. */
  private followFiles(): void {
    const handler = this.services.lsp.DocumentUpdateHandler;
    const handle = handler.didChangeWatchedFiles?.bind(handler);
    if (!handle) return;
    handler.didChangeWatchedFiles = (params) => {
      handle(params);
      if (!params.changes.some(({ uri, type }) => mayHoldFacts(URI.parse(uri), this.services) || (type === FileChangeType.Deleted && UriUtils.extname(URI.parse(uri)) === ''))) return;
      this.keeper.forget();
      this.checkSoon();
    };
  }

  /** Looks through the open files; at what they wait for only where that is asked for, and until then it is what it was. */
  private async check(withAwaited: boolean): Promise<void> {
    for (const uri of this.keeper.open()) {
      const key = uri.toString();
      const known = await this.keeper.of(uri);
      if (!this.services.workspace.TextDocuments.get(uri)) continue;
      const isWhole = known !== undefined && 'file' in known && !known.contract.isOld;
      const note = isWhole ? (withAwaited ? awaitedNote(known) : this.awaited.get(key)) : undefined;
      if (note) this.awaited.set(key, note);
      else this.awaited.delete(key);
      this.take(key, note ? [...diagnosticsOf(known), note] : diagnosticsOf(known));
    }
  }

  /** Tells findings, unless the same were told before. */
  private take(uri: string, diagnostics: Diagnostic[]): void {
    const version = this.services.workspace.TextDocuments.get(uri)?.version;
    const text = JSON.stringify([diagnostics, diagnostics.length === 0 ? 0 : version]);
    if ((this.told.get(uri) ?? '[[],0]') === text) return;
    if (diagnostics.length === 0) this.told.delete(uri);
    else this.told.set(uri, text);
    void this.connection.sendDiagnostics({ uri, diagnostics });
  }

  private async known(uri: string): Promise<OpenFacts | undefined> {
    const known = await this.keeper.of(URI.parse(uri));
    return known && 'file' in known ? known : undefined;
  }

  private async completion({ textDocument, position }: TextDocumentPositionParams): Promise<CompletionItem[] | null> {
    const known = await this.known(textDocument.uri);
    if (!known) return null;
    const offset = known.text.offsetAt(position);
    return isJsonFile(known.uri) ? completeJson(known, offset) : completeCsv(known, offset);
  }

  private async hover({ textDocument, position }: HoverParams): Promise<Hover | null> {
    const known = await this.known(textDocument.uri);
    const found = known && factAt(known, known.text.offsetAt(position));
    const value = found && factInWords(found.fact, known.contract);
    return value === undefined ? null : { contents: { kind: 'markdown', value }, range: { start: known!.text.positionAt(found!.start), end: known!.text.positionAt(found!.end) } };
  }

  private async definition({ textDocument, position }: DefinitionParams): Promise<LocationLink[] | null> {
    const known = await this.known(textDocument.uri);
    const found = known && factAt(known, known.text.offsetAt(position));
    const place = found && locationOf(pointerOfFact(found.fact, known.contract.program), known.contract);
    if (!place) return null;
    const start = place.range.start;
    return [{
      targetUri: place.uri, targetRange: place.range, targetSelectionRange: { start, end: start },
      originSelectionRange: { start: known!.text.positionAt(found!.start), end: known!.text.positionAt(found!.end) },
    }];
  }

  private async actions({ textDocument, range, context: { only, diagnostics } }: CodeActionParams): Promise<CodeAction[] | null> {
    const isAsked = only === undefined || only.some((kind) => 'quickfix'.startsWith(kind));
    const awaited = diagnostics.filter(({ code }) => code === 'FCT-260');
    if (!isAsked) return null;
    const known = await this.known(textDocument.uri);
    if (!known) return null;
    const plain = plainNumbers(known, diagnostics);
    const missing = awaited.length > 0 || range.start.line === 0 ? addMissing(known) : undefined;
    const actions = [...plain, ...(missing ? [{ ...missing, ...(awaited.length > 0 ? { diagnostics: awaited, isPreferred: true } : {}) }] : [])];
    return actions.length > 0 ? actions : null;
  }
}
