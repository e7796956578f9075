/** The formatter as a language service. */
import type { LangiumDocument, LangiumDocumentFactory, MaybePromise } from 'langium';
import type { Formatter } from 'langium/lsp';
import type { DocumentOnTypeFormattingOptions, DocumentOnTypeFormattingParams } from 'vscode-languageserver';
import type { Range, TextEdit } from 'vscode-languageserver-types';
import { formatDocument } from './format-document.ts';
import { lineEdits } from './edits.ts';
import { editsWithin } from './edits-within.ts';
import { editsAfterBrace, editsAfterLine } from './on-type.ts';
import { editsOfParts } from './parts-within.ts';

/**
 * Formats whole documents, the lines of a range, or what has just been typed. A document with errors is left as it is; of a range, the declarations
 * that can be read by themselves are laid out all the same.
 */
export class RemitFormatter implements Formatter {
  readonly formatOnTypeOptions: DocumentOnTypeFormattingOptions = { firstTriggerCharacter: '}', moreTriggerCharacter: ['\n'] };
  private readonly factory: () => LangiumDocumentFactory;

  /** @param factory reads texts of declarations by themselves */
  constructor(factory: () => LangiumDocumentFactory) {
    this.factory = factory;
  }

  formatDocument(document: LangiumDocument): MaybePromise<TextEdit[]> {
    const formatted = formatDocument(document);
    return formatted === undefined ? [] : lineEdits(document.textDocument.getText(), formatted);
  }

  formatDocumentRange(document: LangiumDocument, params: { range: Range }): MaybePromise<TextEdit[]> {
    const { parserErrors, lexerErrors } = document.parseResult;
    if (parserErrors.length > 0 || lexerErrors.length > 0) return editsOfParts(document, params.range, this.factory());
    const edits = this.formatDocument(document) as TextEdit[];
    return editsWithin(document.textDocument, edits, params.range);
  }

  formatDocumentOnType(document: LangiumDocument, { ch, position }: Pick<DocumentOnTypeFormattingParams, 'ch' | 'position'>): MaybePromise<TextEdit[]> {
    return ch === '}' ? editsAfterBrace(document, position, this.factory()) : editsAfterLine(document, position, this.factory());
  }
}
