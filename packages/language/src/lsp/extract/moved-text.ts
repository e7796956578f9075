import { CstUtils, isLeafCstNode, type AstNode, type LangiumDocument, type LeafCstNode } from 'langium';
import type { MovedSet } from './moved-set.ts';

/** A stretch of a text that a declaration takes with it: its wording, and the comments directly over them. */
export interface MovedText {
  /** Without the indentation that all its lines share. */
  readonly text: string;
  /** What is cut out: whole lines where nothing else stands on them, and the blank line that would be one too many. */
  readonly start: number;
  readonly end: number;
}

/** The stretches of the text that the declarations of a set take with them, in order. */
export function movedTexts(document: LangiumDocument, { declarations, wordings }: MovedSet): MovedText[] {
  const text = document.textDocument.getText();
  const root = document.parseResult.value.$cstNode;
  const comments = root ? CstUtils.streamCst(root).filter(isLeafCstNode).filter(({ hidden, text: words }) => hidden && /^\/[/*]/.test(words)).toArray() : [];
  return declarations.map((node) => movedText(node, wordings.get(node), text, comments));
}

function movedText(node: AstNode, wording: AstNode | undefined, text: string, comments: readonly LeafCstNode[]): MovedText {
  let start = (wording ?? node).$cstNode!.offset;
  let { end } = node.$cstNode!;
  for (const comment of comments.filter((one) => one.offset < start).reverse()) {
    const isOwnLine = text.slice(lineStart(text, comment.offset), comment.offset).trim() === '';
    if (!isOwnLine || !/^[ \t]*\r?\n[ \t]*$/.test(text.slice(comment.end, start))) break;
    // A line that sets off what follows it, such as `// ── what ───`, is about more than the first of it.
    if (/[─—=*_-]{4}/.test(comment.text)) break;
    start = comment.offset;
  }
  const behind = comments.find((one) => one.offset >= end && /^[ \t]*$/.test(text.slice(end, one.offset)));
  if (behind) end = behind.offset + behind.text.trimEnd().length;
  const indent = text.slice(lineStart(text, start), start);
  const own = text.slice(start, end).split(/\r?\n/).map((line, index) => (index > 0 && indent.trim() === '' && line.startsWith(indent) ? line.slice(indent.length) : line)).join('\n');
  const isAlone = indent.trim() === '' && /^[ \t]*(?:\r?\n|$)/.test(text.slice(end));
  if (!isAlone) return { text: own, start, end: end + /^[ \t]*/.exec(text.slice(end))![0].length };
  const from = start - indent.length;
  let to = end + /^[ \t]*(?:\r?\n|$)/.exec(text.slice(end))![0].length;
  // With the declaration goes the blank line that set it off from the next.
  const blank = /^[ \t]*\r?\n/.exec(text.slice(to));
  if (blank && /(?:^|\n|\{[ \t]*\r?\n)[ \t]*(?:\r?\n)?$/.test(text.slice(0, from)) && (/\n[ \t]*\r?\n$/.test(text.slice(0, from)) || /\{[ \t]*\r?\n$/.test(text.slice(0, from)))) to += blank[0].length;
  return { text: own, start: from, end: to };
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}
