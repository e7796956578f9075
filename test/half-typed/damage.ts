import { createRemitServices } from '@remit/language';

/** One way to damage a text, and what came of it. */
export interface Damage {
  readonly kind: 'cut' | 'deleted' | 'misspelt';
  readonly at: number;
  readonly text: string;
}

const words = /"""[\s\S]*?"""|"[^"\n]*"|\/\/[^\n]*|[A-Za-z0-9_£$€%.,/-]+|[^\s]/g;

/** Every text that a file becomes by being cut after a word, by losing a word, and by a misspelt keyword. */
export function* damaged(text: string, keywords: ReadonlySet<string>): Generator<Damage> {
  for (const match of text.matchAll(words)) {
    const word = match[0];
    if (word.startsWith('//')) continue;
    const start = match.index;
    const end = start + word.length;
    yield { kind: 'cut', at: end, text: text.slice(0, end) };
    yield { kind: 'deleted', at: start, text: text.slice(0, start) + text.slice(end) };
    if (keywords.has(word) && word.length > 1) {
      const misspelt = word[1]! + word[0]! + word.slice(2) + (word[0] === word[1] ? 'x' : '');
      yield { kind: 'misspelt', at: start, text: text.slice(0, start) + misspelt + text.slice(end) };
    }
  }
}

/** The keywords of the grammar. */
export function keywordsOf(services: ReturnType<typeof createRemitServices>): ReadonlySet<string> {
  return new Set(Object.keys(services.remit.parser.Lexer.definition).filter(name => /^[a-z]/.test(name)));
}
