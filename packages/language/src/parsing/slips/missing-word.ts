import { missingWord as entry } from '../../diagnostics/syn.ts';
import { onOneLine, shown, wordLike, type Repair, type Slip } from './slip.ts';

const left = ['to', ':', 'the', 'for', 'from', 'each', 'of'];

/** A small word or colon that was left out before the word that could not be read, or the one before it. */
export const missingWord: Slip = (tokens, at, words) =>
  [at, at - 1].filter(index => index > 0 && onOneLine(tokens[index - 1], tokens[index])).flatMap(index => left.map((word): Repair => {
    const [previous, token] = [tokens[index - 1]!, tokens[index]!];
    const message = entry.message({ word, after: shown(previous), before: shown(token) });
    const finding = { code: entry.code, message, insert: word === ':' ? word : ` ${word}`, at: 'before' } as const;
    return { from: index, count: 0, instead: [wordLike(word, words[word]!, token)], finding, token };
  }));
