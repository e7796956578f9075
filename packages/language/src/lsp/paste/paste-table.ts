import type { LangiumDocument } from 'langium';
import type { Range, TextEdit } from 'vscode-languageserver-types';
import * as ast from '../../ast.ts';
import type { VisibleNames } from '../../scoping/visible-names.ts';
import { blockAt, type PasteBlock } from './block-at.ts';
import { cellsOf } from './cells.ts';
import { rowsOfFacts } from './rows-of-facts.ts';
import { bandsOfScale, partsOfScale } from './rows-of-scale.ts';
import { rowsOfTable, type PastedLines } from './rows-of-table.ts';

/** A copied table as rows of the block it is pasted into, or why it cannot be, in a sentence. */
export type PastedTable = { readonly edit: TextEdit; readonly label: string } | { readonly problem: string };

/**
 * What pasting a table from a spreadsheet comes to: rows of the table, bands, parts or facts at the place. Undefined where the text is no table, or the place is in no
 * such block: then it is pasted as it is. Nothing is guessed: a cell that could mean two things is told, and nothing is pasted.
 *
 * @param range what is replaced; where nothing is selected, the place of the cursor
 */
export function pasteTable(document: LangiumDocument, range: Range, text: string, visible: VisibleNames): PastedTable | undefined {
  const { textDocument } = document;
  const [one, other] = [textDocument.offsetAt(range.start), textDocument.offsetAt(range.end)];
  const [from, to] = one <= other ? [one, other] : [other, one];
  const cells = cellsOf(text);
  const block = cells && blockAt(document, from, to);
  if (!cells || !block) return undefined;
  const pasted = linesOf(cells, block, visible);
  if ('problem' in pasted) return pasted;
  const { start, end, newText } = placed(pasted.lines, textDocument.getText(), from, to, block);
  return { edit: { range: { start: textDocument.positionAt(start), end: textDocument.positionAt(end) }, newText }, label: labelOf(block) };
}

function linesOf(cells: readonly (readonly string[])[], { node }: PasteBlock, visible: VisibleNames): PastedLines {
  if (ast.isTable(node)) return rowsOfTable(cells, node);
  if (ast.isBands(node)) return bandsOfScale(cells, node);
  return ast.isMarginal(node) ? partsOfScale(cells, node) : rowsOfFacts(cells, node, visible);
}

function labelOf({ node }: PasteBlock): string {
  if (ast.isTable(node)) return `Paste as rows of the table${node.name ? ` '${node.name}'` : ''}`;
  if (ast.isBands(node)) return 'Paste as bands';
  return ast.isMarginal(node) ? 'Paste as parts' : 'Paste as facts';
}

/** The rows on lines of their own, with the indentation of the block; what is left of the line before and behind them gets lines of its own, too. */
function placed(lines: readonly string[], text: string, from: number, to: number, block: PasteBlock): { start: number; end: number; newText: string } {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const outer = /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', block.start - 1) + 1))![0];
  const first = /\n([ \t]+)\S/.exec(text.slice(block.start, block.end))?.[1];
  const indent = first !== undefined && first.length > outer.length ? first : `${outer}  `;
  const before = /[ \t]*$/.exec(text.slice(block.start, from))![0];
  const behind = /^[ \t]*/.exec(text.slice(to, block.end))![0];
  const isFirstOfLine = text[from - before.length - 1] === '\n';
  const rest = text.slice(to + behind.length, block.end);
  const isLastOfLine = /^\r?\n/.test(rest);
  const tail = isLastOfLine ? '' : newline + (rest === '' ? outer : indent);
  return { start: from - before.length, end: to + behind.length, newText: (isFirstOfLine ? indent : newline + indent) + lines.join(newline + indent) + tail };
}
