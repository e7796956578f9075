/** The words and comments of a document, in order, from its concrete syntax tree. */
import { CstUtils, type LangiumDocument } from 'langium';
import type { Piece } from './layout.ts';

const WHITE_SPACE = /^[\s\uFEFF]+$/;
/** Terminals in which white space is free: dates, days, months and quarters. */
const SPACED = /^(DATE|DAY_MONTH|MONTH_PERIOD|QUARTER_PERIOD)$/;

/** All pieces of a document that parsed without errors. */
export function piecesOf(document: LangiumDocument): Piece[] {
  const root = document.parseResult.value.$cstNode;
  if (root === undefined) return [];
  const text = document.textDocument.getText();
  const pieces: Piece[] = [];
  let end = 0;
  for (const leaf of CstUtils.flattenCst(root)) {
    if (leaf.length === 0 || WHITE_SPACE.test(leaf.text)) continue;
    const gap = text.slice(end, leaf.offset);
    pieces.push({
      kind: leaf.hidden ? 'comment' : 'word',
      text: leaf.hidden ? leaf.text.trimEnd() : SPACED.test(leaf.tokenType.name) ? leaf.text.replace(/\s+/g, ' ') : leaf.text,
      breaks: pieces.length === 0 ? 0 : gap.split('\n').length - 1,
      leaf,
    });
    end = leaf.offset + leaf.length;
  }
  return pieces;
}
