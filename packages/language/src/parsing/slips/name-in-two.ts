import type { IToken } from 'chevrotain';
import { otherWord } from '../../diagnostics/syn.ts';
import { onOneLine, wordLike, type Slip } from './slip.ts';

/** A name that was written as two words: the one that could not be read, and the one before it. */
export const nameInTwo: Slip = (tokens, at, words) => {
  const [first, second] = [tokens[at - 1], tokens[at]!];
  if (first?.tokenType.name !== 'ID' || second.tokenType.name !== 'ID' || !onOneLine(first, second)) return [];
  const instead = `${first.image}${second.image}`;
  const token: IToken = { ...first, image: `${first.image} ${second.image}`, endOffset: second.endOffset!, endLine: second.endLine!, endColumn: second.endColumn! };
  const finding = { code: otherWord.code, message: otherWord.message({ word: token.image, instead }), replacement: instead, at: 'word' } as const;
  return [{ from: at - 1, count: 2, instead: [wordLike(instead, words.ID!, token)], finding, token }];
};
