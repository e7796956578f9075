import { compileLoaded } from '@remit/compiler/compile-loaded';
import { DocumentState, type LangiumDocument, type URI } from 'langium';
import { NodeFileSystem } from 'langium/node';
import { createServerServices, type ServerServices } from '../../packages/server/src/create-services.ts';
import { formatDocument } from '@remit/language/format/format-document';
import type { Damage } from './damage.ts';

/** Opens damaged texts one after another, in the place of a file, as an editor and `remit check` do. */
export class Visitor {
  readonly services: ServerServices = createServerServices({ ...NodeFileSystem });
  /** How many texts have been opened. */
  visited = 0;
  private readonly complaints: unknown[][] = [];

  /**
   * Reads, links, checks and, if nothing is wrong with it, compiles a damaged text; with `asEditor`, formats it, and completes and helps at the damage too.
   *
   * @throws Error with what was wrong, if anything but fit diagnostics came of it
   */
  async visit(uri: URI, damage: Damage, asEditor: boolean): Promise<void> {
    const { LangiumDocumentFactory, LangiumDocuments, DocumentBuilder, ProjectLoader } = this.services.shared.workspace;
    const said = console.error;
    console.error = (...words) => void this.complaints.push(words);
    // A library that was imported before.
    if (LangiumDocuments.hasDocument(uri)) await DocumentBuilder.update([], [uri]);
    const document = LangiumDocumentFactory.fromString(damage.text, uri);
    LangiumDocuments.addDocument(document);
    try {
      await DocumentBuilder.build([document], { validation: true });
      if (document.state !== DocumentState.Validated) throw new Error('The document was not checked.');
      const problem = unfit(document);
      if (problem) throw new Error(problem);
      compileLoaded([document], ProjectLoader);
      if (asEditor) await this.edit(document, damage.at);
      if (this.complaints.length > 0) throw new Error(`Something failed without a finding: ${this.complaints[0]!.map(word => (word instanceof Error ? word.stack : word)).join(' ')}`);
      this.visited++;
    } catch (fault) {
      const { text, at, kind } = damage;
      throw new Error(`${kind} at ${at}: …${text.slice(Math.max(0, at - 60), at)}<|>${text.slice(at, at + 20)}…`, { cause: fault });
    } finally {
      this.complaints.length = 0;
      console.error = said;
      await DocumentBuilder.update([], [uri]);
    }
  }

  private async edit(document: LangiumDocument, offset: number): Promise<void> {
    formatDocument(document);
    const params = { textDocument: { uri: document.uri.toString() }, position: document.textDocument.positionAt(offset) };
    const { CompletionProvider, SignatureHelp, Formatter } = this.services.remit.lsp;
    await CompletionProvider!.getCompletion(document, params);
    await SignatureHelp!.provideSignatureHelp(document, params);
    for (const ch of ['}', '\n']) await Formatter!.formatDocumentOnType(document, { ...params, ch, options: { tabSize: 2, insertSpaces: true } });
  }
}

const forbidden = /\b(?:token|EOF|parser|undefined|NaN|\[object|An error occurred)\b/i;

/** What is wrong with the findings of a document: no code, words of the tool, an exception that came out as a finding, a place outside the text. */
function unfit({ diagnostics = [], textDocument }: LangiumDocument): string | undefined {
  for (const { code, message, range: { start, end } } of diagnostics) {
    if (typeof code !== 'string' || !/^[A-Z]{3,4}-\d{3}$/.test(code)) return `no code: ${String(message)}`;
    if (forbidden.test(String(message))) return `unfit words: ${code} ${String(message)}`;
    const ordered = start.line < end.line || (start.line === end.line && start.character <= end.character);
    if (!ordered || start.line < 0 || start.character < 0 || end.line >= textDocument.lineCount) return `a place outside the text: ${code} ${start.line}:${start.character} to ${end.line}:${end.character}`;
  }
  return undefined;
}
