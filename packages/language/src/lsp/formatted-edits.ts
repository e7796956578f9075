/** The edits of corrections, laid out in the common form where the text was before. */
import type { LangiumDocument, LangiumSharedCoreServices } from 'langium';
import type { Diagnostic, TextEdit } from 'vscode-languageserver-types';
import type { Correction } from '../diagnostics/entry.ts';
import { lineEdits } from '../format/edits.ts';
import { formatDocument } from '../format/format-document.ts';
import { isRuleCode } from '../rules/catalogue-codes.ts';

/**
 * The edits of a correction as an editor makes them and reports tell them. What a rule writes is clauses, which belong in the common form: then
 * they are of whole lines where the document is laid out so. Others mend a word.
 */
export function editsOf(document: LangiumDocument, { code }: Pick<Diagnostic, 'code'>, correction: Correction, services: LangiumSharedCoreServices): TextEdit[] {
  return isRuleCode(String(code)) && isLaidOut(document) ? laidOut(document, correction, services) : plainEdits(document, correction);
}

/** For a document, the text of it that was looked at last, and whether that is laid out in the common form. */
const looked = new WeakMap<LangiumDocument, { readonly text: string; readonly isLaidOut: boolean }>();

function isLaidOut(document: LangiumDocument): boolean {
  const text = document.textDocument.getText();
  const known = looked.get(document);
  if (known?.text === text) return known.isLaidOut;
  const isLaidOut = formatDocument(document) === text;
  looked.set(document, { text, isLaidOut });
  return isLaidOut;
}

function laidOut(document: LangiumDocument, correction: Correction, services: LangiumSharedCoreServices): TextEdit[] {
  const before = document.textDocument.getText();
  const after = [...correction.edits].sort((a, b) => b.offset - a.offset).reduce((text, edit) => text.slice(0, edit.offset) + edit.text + text.slice(edit.end), before);
  const formatted = formatDocument(services.workspace.LangiumDocumentFactory.fromString(after, document.uri.with({ query: 'preview' })));
  return formatted === undefined ? plainEdits(document, correction) : lineEdits(before, formatted);
}

function plainEdits({ textDocument }: LangiumDocument, { edits }: Correction): TextEdit[] {
  return edits.map(({ offset, end, text }) => ({ range: { start: textDocument.positionAt(offset), end: textDocument.positionAt(end) }, newText: text }));
}
