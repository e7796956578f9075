import type { RemitServices } from '@remit/language';

/** One way to damage a text. */
export interface Damage {
  readonly kind: 'cut' | 'deleted' | 'misspelt';
  /** The end of what is left, or the start of the word concerned. */
  readonly at: number;
  readonly text: string;
}

/** The words of a text and how many of them are keywords that can be misspelt. */
export interface Words {
  readonly words: readonly { readonly start: number; readonly end: number; readonly keyword: boolean }[];
  readonly keywords: number;
}

/** The words of a text as the language reads them; notes and space are none. */
export function wordsOf({ parser }: RemitServices, text: string): Words {
  const words = parser.Lexer.tokenize(text).tokens.map(({ startOffset, image, tokenType }) => ({
    start: startOffset, end: startOffset + image.length, keyword: image.length > 1 && tokenType.name === image && /^[A-Za-z]/.test(image),
  }));
  return { words, keywords: words.filter(word => word.keyword).length };
}

/** Every text that a file becomes by being cut after a word, by losing a word, and by a misspelt keyword. */
export function* damaged(text: string, { words }: Words): Generator<Damage> {
  for (const { start, end, keyword } of words) {
    yield { kind: 'cut', at: end, text: text.slice(0, end) };
    yield { kind: 'deleted', at: start, text: text.slice(0, start) + text.slice(end) };
    if (keyword) yield { kind: 'misspelt', at: start, text: text.slice(0, start) + misspelt(text.slice(start, end)) + text.slice(end) };
  }
}

function misspelt(word: string): string {
  return word[0] === word[1] ? `${word}x` : word[1]! + word[0]! + word.slice(2);
}
