/** What is put right while somebody types: white space of what has just been finished, never where the cursor is. */
import { CstUtils, type LangiumDocument, type LangiumDocumentFactory } from 'langium';
import type { Position, TextEdit } from 'vscode-languageserver-types';
import { laidOutAlone, partAround } from './alone.ts';
import { spaceEdits, type SpaceEdit } from './white-space.ts';

const INDENT = '  ';

/** Behind a brace that closes a block: the lines of the block. */
export function editsAfterBrace(document: LangiumDocument, position: Position, factory: LangiumDocumentFactory): TextEdit[] {
  const root = document.parseResult.value.$cstNode;
  const offset = document.textDocument.offsetAt(position);
  const brace = root && offset > 0 ? CstUtils.findLeafNodeAtOffset(root, offset - 1) : undefined;
  if (!brace || brace.text !== '}') return [];
  const block = brace.astNode.$cstNode;
  const edits = edited(document, offset, factory);
  return edits && block ? within(document, edits, document.textDocument.positionAt(block.offset).line, position) : [];
}

/** On a new line: the line before it, and how far the new one is set in, where the line before it opens a block. */
export function editsAfterLine(document: LangiumDocument, position: Position, factory: LangiumDocumentFactory): TextEdit[] {
  const { textDocument } = document;
  if (position.line === 0) return [];
  const previous = textDocument.getText({ start: { line: position.line - 1, character: 0 }, end: { line: position.line, character: 0 } }).trimEnd();
  if (previous.trim() === '' || isInText(document, position)) return [];
  const before = textDocument.offsetAt({ line: position.line - 1, character: previous.length });
  const edits = within(document, edited(document, before, factory) ?? [], position.line - 1, position);
  return [...edits, ...setIn(document, position, previous, edits)];
}

/** The new line, set in as what stands in a block, or as the brace that closes it; only where nothing but the cursor or that brace stands on it. */
function setIn({ textDocument }: LangiumDocument, position: Position, previous: string, edits: readonly TextEdit[]): TextEdit[] {
  const line = textDocument.getText({ start: { line: position.line, character: 0 }, end: { line: position.line + 1, character: 0 } }).replace(/[\r\n]+$/, '');
  const [space] = /^[ \t]*/.exec(line)!;
  const rest = line.slice(space.length);
  if (!/\{$/.test(withoutComment(previous)) || (rest !== '' && !rest.startsWith('}')) || position.character > space.length) return [];
  const moved = edits.find(({ range }) => range.start.line === position.line - 1 && range.start.character === 0);
  const base = moved?.newText ?? /^[ \t]*/.exec(previous)![0];
  const wanted = rest === '' ? base + INDENT : base;
  return wanted === space ? [] : [{ range: { start: { line: position.line, character: 0 }, end: { line: position.line, character: space.length } }, newText: wanted }];
}

function withoutComment(line: string): string {
  return line.replace(/"[^"]*"/g, '""').replace(/\/\/.*$/, '').trimEnd();
}

/** The white space of the declaration around an offset; undefined if it cannot be read by itself, or would have another order. */
function edited(document: LangiumDocument, offset: number, factory: LangiumDocumentFactory): SpaceEdit[] | undefined {
  const part = partAround(document, offset);
  const alone = part && laidOutAlone(part, document, factory);
  const edits = alone && spaceEdits(alone.text, alone.formatted);
  if (!alone || !edits) return undefined;
  const { textDocument } = document;
  const start = textDocument.positionAt(alone.from);
  const before = textDocument.getText({ start: { line: start.line, character: 0 }, end: start });
  const head = /^\s*$/.test(before) && before !== alone.indent ? [{ from: alone.from - before.length, to: alone.from, text: alone.indent }] : [];
  return [...head, ...edits.map(({ from, to, text }) => ({ from: from + alone.from, to: to + alone.from, text }))];
}

/** Edits on some lines that end before the cursor. */
function within({ textDocument }: LangiumDocument, edits: readonly SpaceEdit[], first: number, cursor: Position): TextEdit[] {
  const end = textDocument.offsetAt(cursor);
  return edits.map((edit) => ({ edit, start: textDocument.positionAt(edit.from) })).filter(({ edit, start }) => start.line >= first && edit.to < end)
    .map(({ edit, start }) => ({ range: { start, end: textDocument.positionAt(edit.to) }, newText: edit.text }));
}

/** Whether a place is in a comment, a wording or between quotation marks. */
function isInText({ parseResult, textDocument }: LangiumDocument, position: Position): boolean {
  const root = parseResult.value.$cstNode;
  const offset = textDocument.offsetAt(position);
  const leaf = root && offset > 0 ? CstUtils.findLeafNodeAtOffset(root, offset - 1) : undefined;
  return leaf !== undefined && (leaf.hidden ? /^\/\*/.test(leaf.text) && offset < leaf.end : /^"/.test(leaf.text) && offset < leaf.end);
}
