import { GrammarUtils } from 'langium';
import type * as ast from '../../ast.ts';
import type { Correction } from '../../diagnostics/entry.ts';
import { correctionOf } from './edits.ts';

/** Takes `, to be agreed` out of a named value, whose figure then is agreed. */
export function asAgreed(value: ast.Let, title: string): Correction | undefined {
  const word = GrammarUtils.findNodeForProperty(value.$cstNode, 'toBeAgreed');
  const before = word && /,\s*to\s+be\s+$/.exec(word.root.fullText.slice(0, word.offset))?.[0];
  return word && before !== undefined ? correctionOf(word, title, [{ offset: word.offset - before.length, end: word.end, text: '' }]) : undefined;
}
