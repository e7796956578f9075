import type { IToken, TokenType } from 'chevrotain';

/** Signs for which the language has words or other signs, and what these are. */
const meanings: ReadonlyMap<string, readonly string[]> = new Map([
  ['≥', ['at', 'least']], ['>=', ['at', 'least']], ['≤', ['at', 'most']], ['<=', ['at', 'most']],
  ['>', ['more', 'than']], ['<', ['less', 'than']], ['≠', ['is', 'not']], ['<>', ['is', 'not']], ['!=', ['is', 'not']],
  ['×', ['*']], ['✕', ['*']], ['÷', ['/']], ['&', ['and']], ['&&', ['and']],
]);
const dashes = /^[\u2010-\u2015\u2212]$/;
const inTime = /^(?:(?:BAD_)?DATE|DAY_MONTH|MONTH_PERIOD|QUARTER_PERIOD|(?:FINANCIAL|BAD)_YEAR)$/;

/** A stretch of the text that belongs to no token. */
interface Stretch { readonly offset: number; readonly length: number; readonly line: number; readonly column: number }

/** A sign, what is read in its place, and where it stands. */
export interface Sign {
  readonly text: string;
  readonly words: readonly string[];
  readonly place: Stretch;
}

/**
 * Reads signs as the words that stand for them, so that the sign is the one finding and not also what follows it.
 *
 * @param tokens in the order of the text; changed in place
 * @param strange what belongs to no token, in the order of the text
 */
export function readSigns(text: string, tokens: IToken[], strange: readonly Stretch[], types: Readonly<Record<string, TokenType>>): Sign[] {
  const signs = strange.flatMap(place => signAt(text, tokens, place) ?? []);
  if (signs.length === 0) return signs;
  const within = new Set(signs.flatMap(({ place: { offset, length } }) => Array.from({ length }, (_, at) => offset + at)));
  const all = [...tokens.filter(({ startOffset }) => !within.has(startOffset)), ...signs.flatMap(sign => sign.words.map(word => tokenOf(word, sign, types[word]!)))];
  all.sort((a, b) => a.startOffset - b.startOffset);
  tokens.splice(0, tokens.length);
  for (const token of all) tokens.push(token);
  return signs;
}

function signAt(text: string, tokens: readonly IToken[], place: Stretch): Sign | undefined {
  if (/^[\u2018\u2019]$/.test(text.slice(place.offset, place.offset + place.length)) && /[a-z]$/.test(text.slice(0, place.offset).slice(-1)) && /^\s/.test(text.slice(place.offset + 1, place.offset + 2))) {
    return { text: text[place.offset]!, words: ["'"], place };
  }
  for (const length of [place.length + 1, place.length]) {
    const written = text.slice(place.offset, place.offset + length);
    const words = meanings.get(written) ?? (dashes.test(written) ? [dashMeans(tokens, place.offset)] : undefined);
    if (words) return { text: written, words, place: { ...place, length } };
  }
  return undefined;
}

/** A dash is `to` between days and years, and between the edges of a band; else it is minus. */
function dashMeans(tokens: readonly IToken[], offset: number): string {
  const next = tokens.findIndex(({ startOffset }) => startOffset > offset);
  const [before, after] = [tokens[next - 1], tokens[next + 1]];
  return next > 0 && (inTime.test(before!.tokenType.name) || after?.image === ':') ? 'to' : '-';
}

function tokenOf(image: string, { place: { offset, length, line, column } }: Sign, tokenType: TokenType): IToken {
  return {
    image, startOffset: offset, endOffset: offset + length - 1, startLine: line, endLine: line, startColumn: column, endColumn: column + length - 1,
    tokenType, tokenTypeIdx: tokenType.tokenTypeIdx!,
  };
}
