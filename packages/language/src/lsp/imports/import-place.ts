import { CstUtils, isLeafCstNode, type AstNode, type LangiumDocument, type LeafCstNode } from 'langium';
import type { TextEdit } from 'vscode-languageserver-types';
import * as ast from '../../ast.ts';

const known = new WeakMap<ast.RemitFile, readonly LeafCstNode[]>();

/** The words of a file with its comments, without the space between them. */
export function leavesOf(file: ast.RemitFile): readonly LeafCstNode[] {
  let leaves = known.get(file);
  if (!leaves) known.set(file, leaves = file.$cstNode ? CstUtils.streamCst(file.$cstNode).filter(isLeafCstNode).filter(({ hidden, text }) => !hidden || text.trim() !== '').toArray() : []);
  return leaves;
}

/** Everything in a file but its imports. */
export function otherNodes(file: ast.RemitFile): AstNode[] {
  return [...file.wordings, ...file.contracts, ...file.declarations, ...file.facts, ...file.scenarios];
}

/** Where imports go in a file without any: before the first thing in it, and before the comments that stand directly over that. */
export function topOf(file: ast.RemitFile, text: string): number {
  const first = Math.min(...otherNodes(file).map((node) => node.$cstNode?.offset ?? Infinity));
  if (first === Infinity) return text.length;
  let start = first;
  for (const leaf of leavesOf(file).filter(({ hidden, offset, text: words }) => hidden && offset < first && /^\/[/*]/.test(words)).reverse()) {
    if (!/^[ \t]*\r?\n[ \t]*$/.test(text.slice(leaf.end, start))) break;
    start = leaf.offset;
  }
  return start;
}

/** Puts imports into a file, on lines of their own: after the last that it has, else at its top. */
export function placeForImports({ parseResult, textDocument }: LangiumDocument, lines: readonly string[]): TextEdit {
  const file = parseResult.value as ast.RemitFile;
  const text = textDocument.getText();
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const first = Math.min(...otherNodes(file).map((node) => node.$cstNode?.offset ?? Infinity));
  const last = file.imports.filter((node) => (node.$cstNode?.end ?? Infinity) < first).at(-1)?.$cstNode;
  if (last) {
    const rest = /^[ \t]*(?:\/\/[^\r\n]*)?/.exec(text.slice(last.end))![0];
    const at = textDocument.positionAt(last.end + rest.length);
    return { range: { start: at, end: at }, newText: lines.map((line) => newline + line).join('') };
  }
  const at = textDocument.positionAt(topOf(file, text));
  return { range: { start: at, end: at }, newText: lines.join(newline) + newline + newline };
}
