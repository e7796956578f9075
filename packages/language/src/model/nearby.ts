/** What of a text can matter for what may be said at a place: all before it that goes on to it, and no more. */
import type { AstNode, LangiumDocument } from 'langium';
import * as ast from '../ast.ts';

/** The lists of what may stand in any order and number, by the node that has them: an earlier part changes nothing for a later one. */
const LISTS: ReadonlyMap<string, readonly string[]> = new Map([
  [ast.RemitFile.$type, ['imports', 'wordings', 'contracts', 'declarations', 'facts', 'scenarios']],
  [ast.Contract.$type, ['clauses', 'wordings', 'declarations']],
  [ast.Scenario.$type, ['clauses']],
  [ast.SharedFacts.$type, ['clauses']],
  [ast.InPeriod.$type, ['entries']],
  [ast.KnownOn.$type, ['entries']],
  [ast.MemberFacts.$type, ['entries']],
]);

/** Texts and comments, in which braces count for nothing, and braces. */
const WORDS_OR_BRACE = /"""[\s\S]*?"""|"[^"\n]*"|\/\/[^\n]*|\/\*[\s\S]*?\*\/|[{}]/g;

/** A stretch of a text, by offsets. */
interface Stretch { readonly from: number; readonly to: number }

/** A declaration, clause or entry, and where it begins. */
interface Part { readonly from: number; readonly node: AstNode }

/** The part of a text around a place that can be split into words by itself; words are nowhere split at its ends. */
export interface Surroundings extends Stretch {
  /** The node whose parts stand around the place. */
  readonly within: AstNode;
}

/**
 * The text up to a place without what stands before it and has ended: other declarations, other facts of a scenario. Of each list only the last
 * part that begins before the place is kept, for it may go on there. What cannot be read between that part and the place is kept.
 */
export function nearbyText(document: LangiumDocument, offset: number): string {
  const text = document.textDocument.getText();
  let kept = '';
  let end = 0;
  for (const { from, to } of finishedBefore(document, offset)) {
    kept += text.slice(end, from);
    end = to;
  }
  return kept + text.slice(end, offset);
}

/** The declaration, clause or entry around or before a place, and what lies between it and the next one. */
export function surroundings(document: LangiumDocument, offset: number): Surroundings {
  let node: AstNode = document.parseResult.value;
  let [from, to] = [0, document.textDocument.getText().length];
  for (;;) {
    const parts = partsOf(node);
    const at = lastBefore(parts, offset);
    const next = parts[at + 1]?.from;
    if (next !== undefined) to = next;
    const part = parts[at];
    if (!part) return { from, to, within: node };
    ({ from, node } = part);
  }
}

function finishedBefore(document: LangiumDocument, offset: number): Stretch[] {
  const stretches: Stretch[] = [];
  const text = document.textDocument.getText();
  for (let node: AstNode | undefined = document.parseResult.value; node;) {
    const parts: readonly Part[] = partsOf(node);
    const last = lastBefore(parts, offset);
    const kept = wholeFrom(parts, last, text);
    if (kept > 0) stretches.push(...withoutHead({ from: parts[0]!.from, to: parts[kept]!.from }, parts.slice(0, kept + 1), document));
    node = kept === last ? parts[last]?.node : undefined;
  }
  return stretches;
}

const known = new WeakMap<AstNode, readonly Part[]>();

/** The parts of a node in the order of the text. They are asked for at several places of a text before it changes, and a changed text has other nodes. */
function partsOf(node: AstNode): readonly Part[] {
  const lists = LISTS.get(node.$type) ?? [];
  if (lists.length === 0) return [];
  let parts = known.get(node);
  if (!parts) known.set(node, parts = sortedParts(node, lists));
  return parts;
}

function sortedParts(node: AstNode, lists: readonly string[]): Part[] {
  return lists.flatMap((list) => (node as unknown as Record<string, readonly AstNode[]>)[list] ?? [])
    .flatMap((part) => (part.$cstNode ? [{ from: part.$cstNode.offset, node: part }] : [])).sort((a, b) => a.from - b.from);
}

/**
 * The index of the part from which on a text is to be kept. A part behind one whose block is not closed may be no part at all, but belong into that
 * block: "payment A { amount Rate in bands {" is not a payment and a declaration of bands.
 */
function wholeFrom(parts: readonly Part[], last: number, text: string): number {
  for (let at = last; at > 0; at--) if (isClosed(text.slice(parts[at - 1]!.from, parts[at]!.from))) return at;
  return Math.min(last, 0);
}

/** Behind a mistake what stands in a contract may be read as standing behind it: then the head of the contract is kept, so that it goes on. */
function withoutHead(cut: Stretch, parts: readonly Part[], document: LangiumDocument): Stretch[] {
  if (document.parseResult.parserErrors.length === 0) return [cut];
  const text = document.textDocument.getText();
  const open = parts.findLastIndex(({ node, from }, index) => ast.isContract(node) && index < parts.length - 1 && depthOf(text.slice(from, parts[index + 1]!.from)) === 1);
  const from = parts[open]?.from ?? 0;
  const end = open < 0 ? -1 : text.indexOf('{', from) + 1;
  return end <= 0 ? [cut] : [{ from: cut.from, to: from }, { from: end, to: cut.to }];
}

/** Whether every block that a text opens is closed in it. */
export function isClosed(text: string): boolean {
  return depthOf(text) === 0;
}

/** How many blocks a text opens and does not close. */
export function depthOf(text: string): number {
  let depth = 0;
  for (const [sign] of text.matchAll(WORDS_OR_BRACE)) depth += sign === '{' ? 1 : sign === '}' ? -1 : 0;
  return depth;
}

/** The index of the last part that begins before an offset; -1 if none does. */
function lastBefore(parts: readonly Part[], offset: number): number {
  let [low, high] = [0, parts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (parts[middle]!.from < offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
