/** The edits of a correction, laid out in the common form where the text was before. */
import type { LangiumDocument, LangiumSharedCoreServices } from 'langium';
import type { TextEdit } from 'vscode-languageserver-types';
import type { Correction } from '../diagnostics/entry.ts';
import { lineEdits } from '../format/edits.ts';
import { formatDocument } from '../format/format-document.ts';

/** The edits of a correction: of whole lines in the common form where the document is laid out so, else as they are. */
export function formattedEdits(document: LangiumDocument, { edits }: Correction, services: LangiumSharedCoreServices): TextEdit[] {
  const { textDocument } = document;
  const plain = edits.map(({ offset, end, text }) => ({ range: { start: textDocument.positionAt(offset), end: textDocument.positionAt(end) }, newText: text }));
  const before = textDocument.getText();
  if (formatDocument(document) !== before) return plain;
  const after = [...edits].sort((a, b) => b.offset - a.offset).reduce((text, edit) => text.slice(0, edit.offset) + edit.text + text.slice(edit.end), before);
  const formatted = formatDocument(services.workspace.LangiumDocumentFactory.fromString(after, document.uri.with({ query: 'preview' })));
  return formatted === undefined ? plain : lineEdits(before, formatted);
}
