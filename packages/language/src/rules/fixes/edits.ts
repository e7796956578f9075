import { GrammarUtils, type AstNode, type CstNode } from 'langium';
import type { Place } from '../../checks/check.ts';
import { cstOf } from '../../checks/place.ts';
import type { Correction } from '../../diagnostics/entry.ts';

/** The text that each correction is of, so that none is offered where another file is shown. */
const textOf = new WeakMap<Correction, CstNode['root']>();

/** Whether a correction is of the text that a node stands in: its offsets mean nothing in another. */
export function isInTextOf(correction: Correction, node: AstNode): boolean {
  const text = textOf.get(correction);
  return text === undefined || text === node.$cstNode?.root;
}

/** Edits of the text that a node stands in, as a correction. */
export function correctionOf({ root }: CstNode, title: string, edits: Correction['edits']): Correction {
  const correction = { title, edits };
  textOf.set(correction, root);
  return correction;
}

/** Puts another text in place of a node, a property or a keyword; undefined where it has no words in the text. */
export function replaced(at: AstNode | Place, text: string, title: string): Correction | undefined {
  const cst = wordsOf(at);
  return cst && correctionOf(cst, title, [{ offset: cst.offset, end: cst.end, text }]);
}

/** Takes a node out of the text, with its whole line where it stands alone on it, and a comma before or after it where it is one of a list. */
export function removed(at: AstNode | Place, title: string): Correction | undefined {
  const cst = wordsOf(at);
  if (!cst) return undefined;
  const text = cst.root.fullText;
  const line = text.slice(text.lastIndexOf('\n', cst.offset - 1) + 1, cst.offset);
  const before = /^[ \t]*$/.exec(cst.offset === 0 ? '' : line);
  const after = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(cst.end));
  if (before && after) return correctionOf(cst, title, [{ offset: cst.offset - before[0].length, end: cst.end + after[0].length, text: '' }]);
  const last = text.slice(0, cst.offset).trimEnd();
  if (last.endsWith(',')) return correctionOf(cst, title, [{ offset: last.length - 1, end: cst.end, text: '' }]);
  const next = /^\s*,[ \t]*/.exec(text.slice(cst.end));
  return correctionOf(cst, title, [{ offset: cst.offset, end: cst.end + (next?.[0].length ?? /^[ \t]*/.exec(text.slice(cst.end))![0].length), text: '' }]);
}

/**
 * Puts a clause at the end of the block of a declaration, on lines of its own with the indentation of the clauses there; where the declaration
 * has no block yet, it gets one. Lines after the first are indented further by as much as they are in `clause`.
 */
export function withClause(declaration: AstNode, clause: string, title: string): Correction | undefined {
  const cst = declaration.$cstNode;
  if (!cst) return undefined;
  const text = cst.root.fullText;
  const outer = lineIndent(text, cst.offset);
  const inner = `${outer}  `;
  const newline = newlineOf(text);
  const lines = clause.split('\n').map((line) => inner + line).join(newline);
  if (!cst.text.endsWith('}')) return correctionOf(cst, title, [{ offset: cst.end, end: cst.end, text: ` {${newline}${lines}${newline}${outer}}` }]);
  const close = cst.end - 1;
  const last = text.slice(0, close).trimEnd();
  const isOneLine = !text.slice(cst.offset, close).includes('\n');
  if (isOneLine && !clause.includes('\n')) return correctionOf(cst, title, [{ offset: last.length, end: close, text: `${last.endsWith('{') ? ' ' : '   '}${clause} ` }]);
  return correctionOf(cst, title, [{ offset: last.length, end: close, text: `${newline}${lines}${newline}${outer}` }]);
}

/** Puts words directly after a node, a property or a keyword, on the same line; a comma they begin with stands without a space. */
export function appended(at: AstNode | Place, words: string, title: string): Correction | undefined {
  const cst = wordsOf(at);
  return cst && correctionOf(cst, title, [{ offset: cst.end, end: cst.end, text: words.startsWith(',') ? words : ` ${words}` }]);
}

/** Puts a declaration or clause on lines of its own directly after another, with its indentation. */
export function followedBy(node: AstNode, written: string, title: string): Correction | undefined {
  const cst = node.$cstNode;
  if (!cst) return undefined;
  const text = cst.root.fullText;
  const newline = newlineOf(text);
  const indent = lineIndent(text, cst.offset);
  return correctionOf(cst, title, [{ offset: cst.end, end: cst.end, text: written.split('\n').map((line) => newline + indent + line).join('') }]);
}

/** Exchanges the words of two properties; none where one of them is not written. */
export function exchanged(node: AstNode, first: string, second: string, title: string): Correction[] {
  const [one, other] = [GrammarUtils.findNodeForProperty(node.$cstNode, first), GrammarUtils.findNodeForProperty(node.$cstNode, second)];
  return one && other ? [correctionOf(one, title, [{ offset: one.offset, end: one.end, text: other.text }, { offset: other.offset, end: other.end, text: one.text }])] : [];
}

/** How the lines of a text end, as the first one does: the text may be long, and be asked for at every finding. */
function newlineOf(text: string): string {
  return text[text.indexOf('\n') - 1] === '\r' ? '\r\n' : '\n';
}

/** Several corrections as one; undefined where one of them is, or where they are of more than one text. */
export function together(title: string, corrections: readonly (Correction | undefined)[]): Correction | undefined {
  if (corrections.length === 0 || !corrections.every((one) => one !== undefined)) return undefined;
  const texts = new Set(corrections.map((one) => textOf.get(one)).filter((text) => text !== undefined));
  if (texts.size > 1) return undefined;
  const edits: Correction['edits'][number][] = [];
  for (const edit of corrections.flatMap((correction) => correction.edits)) {
    // What is put at one place follows in the order of the corrections: at one point, or in the space at the end of a block.
    const same = edits.findIndex(({ offset, end }) => offset === edit.offset && end === edit.end);
    if (same < 0) edits.push(edit);
    else if (edit.offset === edit.end) edits[same] = { ...edit, text: edits[same]!.text + edit.text };
    else if (/^\s/.test(edit.text) && /\s$/.test(edits[same]!.text)) edits[same] = { ...edit, text: edits[same]!.text.trimEnd() + edit.text };
    else return undefined;
  }
  const joined = { title, edits };
  for (const text of texts) textOf.set(joined, text);
  return joined;
}

function wordsOf(at: AstNode | Place): CstNode | undefined {
  return cstOf('$type' in at ? { node: at } : at);
}

function lineIndent(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start))![0];
}
