/** The edits of those declarations of a range that can be read by themselves, in a document that cannot be read as a whole. */
import { AstUtils, type LangiumDocument, type LangiumDocumentFactory } from 'langium';
import type { Range, TextEdit } from 'vscode-languageserver-types';
import * as ast from '../ast.ts';
import { laidOutAlone, partAround } from './alone.ts';
import { lineEdits } from './edits.ts';
import { editsWithin } from './edits-within.ts';

/** Edits of whole lines, so of declarations that have their lines to themselves. */
export function editsOfParts(document: LangiumDocument, range: Range, factory: LangiumDocumentFactory): TextEdit[] {
  const { textDocument } = document;
  const [start, end] = [textDocument.offsetAt({ line: range.start.line, character: 0 }), textDocument.offsetAt({ line: range.end.line + 1, character: 0 })];
  const parts = AstUtils.streamContents(document.parseResult.value).flatMap((part) => (ast.isContract(part) ? AstUtils.streamContents(part) : [part]))
    .filter(({ $cstNode: place }) => place !== undefined && place.offset < end && place.end >= start);
  return parts.toArray().flatMap((part) => {
    const place = part.$cstNode!;
    const alone = partAround(document, place.offset + 1) === part ? laidOutAlone(part, document, factory) : undefined;
    const [first, last] = [textDocument.positionAt(place.offset), textDocument.positionAt(place.end)];
    const lines = textDocument.getText({ start: { line: first.line, character: 0 }, end: { line: last.line + 1, character: 0 } });
    if (!alone || lines.trim() !== alone.text) return [];
    const ends = lines.includes('\r\n') ? '\r\n' : '\n';
    const edits = lineEdits(lines, `${alone.indent}${alone.formatted}${/\n$/.test(lines) ? '\n' : ''}`.replaceAll('\n', ends));
    return editsWithin(textDocument, edits.map((edit) => ({ ...edit, range: { start: { ...edit.range.start, line: edit.range.start.line + first.line }, end: { ...edit.range.end, line: edit.range.end.line + first.line } } })), range);
  });
}
