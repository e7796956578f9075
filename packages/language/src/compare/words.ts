/** The words of a piece of contract text, without its layout and comments. */
import { isCompositeCstNode, isLeafCstNode, type AstNode, type CstNode, type LeafCstNode } from 'langium';
import { spaceBetween } from '../format/spacing.ts';
import { plainFigure } from './plain-figure.ts';

/** A word, figure, name or mark. */
export interface Word {
  readonly leaf: LeafCstNode;
  /** As it is shown. */
  readonly text: string;
  /** What it is compared by: figures by their value, a name by what the declaration is called now. */
  readonly key: string;
  /** Whether a comma follows. Commas separate, and say nothing themselves. */
  comma: boolean;
}

/** Names that are other in the second state, by the place at which they stand in the first. */
export type NamesNow = ReadonlyMap<number, string>;

const WHITE_SPACE = /^[\s\uFEFF]+$/;
const SPACED = /^(DATE|DAY_MONTH|MONTH_PERIOD|QUARTER_PERIOD)$/;
const FIGURE = /^(MONEY|PERCENT|NUMBER)$/;
/** Where a number is a name: 1.0 and 1.00 are two versions. */
const NUMBERED = new Set(['VersionClause', 'Variation', 'PilotContinues', 'Acceptance', 'FindingOn']);

/** The words of a node, in order. */
export function wordsOf(cst: CstNode | undefined, names?: NamesNow): Word[] {
  return wordsOfLeaves(cst ? leavesOutside(cst, []) : [], names);
}

/** The words of a node that stand in none of the other nodes given, which are in the order of the text. */
export function wordsOutside({ $cstNode }: AstNode, inner: readonly AstNode[], names?: NamesNow): Word[] {
  const stretches = inner.flatMap((node) => (node.$cstNode ? [[node.$cstNode.offset, node.$cstNode.end] as const] : []));
  return wordsOfLeaves($cstNode ? leavesOutside($cstNode, stretches) : [], names);
}

function wordsOfLeaves(leaves: readonly LeafCstNode[], names?: NamesNow): Word[] {
  const words: Word[] = [];
  for (const leaf of leaves) {
    if (leaf.text === ',') {
      const last = words.at(-1);
      if (last && last.text !== '{') last.comma = true;
      continue;
    }
    const text = SPACED.test(leaf.tokenType.name) ? leaf.text.replace(/\s+/g, ' ') : leaf.text;
    words.push({ leaf, text, key: names?.get(leaf.offset) ?? keyOf(leaf, text), comma: false });
  }
  return words;
}

/** What can be seen of a piece of text outside of some stretches of it; these are not gone into. */
function leavesOutside(root: CstNode, stretches: readonly (readonly [from: number, to: number])[]): LeafCstNode[] {
  const leaves: LeafCstNode[] = [];
  let at = 0;
  const visit = (node: CstNode): void => {
    while (at < stretches.length && stretches[at]![1] <= node.offset) at++;
    const stretch = stretches[at];
    if (stretch && stretch[0] <= node.offset && node.end <= stretch[1]) return;
    if (isCompositeCstNode(node)) node.content.forEach(visit);
    else if (isLeafCstNode(node) && !node.hidden && node.length > 0 && !WHITE_SPACE.test(node.text)) leaves.push(node);
  };
  visit(root);
  return leaves;
}

function keyOf(leaf: LeafCstNode, text: string): string {
  if (!FIGURE.test(leaf.tokenType.name) || NUMBERED.has(leaf.astNode.$type)) return text;
  return plainFigure(text);
}

/** Words as they are written on one line. */
export function textOf(words: readonly Word[]): string {
  let text = '';
  words.forEach((word, index) => {
    const before = words[index - 1];
    if (before && spaceBetween(pieceOf(before), pieceOf(word)) && !text.endsWith(' ')) text += ' ';
    text += word.text === '{' && words[index + 1]?.text === '}' ? '{ …' : word.text;
    if (word.comma && index < words.length - 1) text += ', ';
  });
  return text;
}

/** Whether words say the same. */
export function sameWords(a: readonly Word[], b: readonly Word[]): boolean {
  return a.length === b.length && a.every((word, index) => word.key === b[index]!.key);
}

/** One text by which words are compared. */
export function keyOfWords(words: readonly Word[]): string {
  return words.map(({ key }) => key).join('\u0001');
}

function pieceOf({ leaf, text }: Word): { kind: 'word'; text: string; breaks: number; leaf: LeafCstNode } {
  return { kind: 'word', text, breaks: 0, leaf };
}
