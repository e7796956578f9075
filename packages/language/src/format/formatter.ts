/** The formatter as a language service. */
import type { LangiumDocument, MaybePromise } from 'langium';
import type { Formatter } from 'langium/lsp';
import type { Range, TextEdit } from 'vscode-languageserver-types';
import { formatDocument } from './format-document.ts';
import { lineEdits } from './edits.ts';
import { editsWithin } from './edits-within.ts';

/** Formats whole documents or the lines of a range. A document with errors is left as it is. */
export class RemitFormatter implements Formatter {
  formatDocument(document: LangiumDocument): MaybePromise<TextEdit[]> {
    const formatted = formatDocument(document);
    return formatted === undefined ? [] : lineEdits(document.textDocument.getText(), formatted);
  }

  formatDocumentRange(document: LangiumDocument, params: { range: Range }): MaybePromise<TextEdit[]> {
    const edits = this.formatDocument(document) as TextEdit[];
    return editsWithin(document.textDocument, edits, params.range);
  }

  formatDocumentOnType(): MaybePromise<TextEdit[]> {
    return [];
  }

  get formatOnTypeOptions(): undefined {
    return undefined;
  }
}
