import type { IToken } from 'chevrotain';

/** A stretch of a text that belongs to no token, and what to read in its place so that the word around it stays one word. */
export interface Gap {
  readonly offset: number;
  readonly length: number;
  readonly line: number;
  readonly column: number;
  /** Stands for the gap when the kind of word is found out. */
  readonly instead: string;
  /** How the gap is written in the word that is read. */
  readonly written: string;
}

/** A word with gaps that is read as one. */
export interface MendedWord {
  readonly gaps: readonly Gap[];
  readonly token: IToken;
}

interface Piece { readonly start: number; readonly end: number; readonly token?: IToken; readonly gap?: Gap }

const partOfWord = /^[A-Za-z0-9_\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u00FF-]+$/;

/**
 * Puts words together again that gaps cut in pieces, so that the gaps are the only thing reported there.
 *
 * @param tokens in the order of the text; changed in place
 * @param gaps in the order of the text
 * @param retell reads a word anew; undefined if it is not one word
 */
export function mendWords(tokens: IToken[], gaps: readonly Gap[], retell: (image: string) => IToken | undefined): MendedWord[] {
  const mended: MendedWord[] = [];
  const all: IToken[] = [];
  let group: Piece[] = [];
  const close = (): void => {
    const word = group.some(({ gap }) => gap) ? wordOf(group, retell) : undefined;
    if (word) mended.push(word);
    all.push(...(word ? [word.token] : group.flatMap(({ token }) => token ?? [])));
    group = [];
  };
  for (const piece of inOrder(tokens, gaps)) {
    const last = group.at(-1);
    const joins = last?.end === piece.start && (!last.token || partOfWord.test(last.token.image)) && (!piece.token || partOfWord.test(piece.token.image));
    if (!joins) close();
    group.push(piece);
  }
  close();
  tokens.splice(0, tokens.length);
  for (const token of all) tokens.push(token);
  return mended;
}

function* inOrder(tokens: readonly IToken[], gaps: readonly Gap[]): Generator<Piece> {
  let next = 0;
  for (const token of tokens) {
    for (let gap = gaps[next]; gap && gap.offset < token.startOffset; gap = gaps[++next]) yield pieceOf(gap);
    yield { start: token.startOffset, end: (token.endOffset ?? token.startOffset) + 1, token };
  }
  for (const gap of gaps.slice(next)) yield pieceOf(gap);
}

function pieceOf(gap: Gap): Piece {
  return { start: gap.offset, end: gap.offset + gap.length, gap };
}

function wordOf(pieces: readonly Piece[], retell: (image: string) => IToken | undefined): MendedWord | undefined {
  const gaps = pieces.flatMap(({ gap }) => gap ?? []);
  const join = (of: (gap: Gap) => string): string => pieces.map(({ token, gap }) => token?.image ?? of(gap!)).join('');
  const whole = retell(join(gap => gap.instead));
  if (!whole) return undefined;
  const first = pieces[0]!;
  const last = pieces.at(-1)!;
  const endColumn = last.token ? last.token.endColumn : last.gap!.column + last.gap!.length - 1;
  return {
    gaps,
    token: {
      ...whole, image: join(gap => gap.written),
      startOffset: first.start, startLine: first.token?.startLine ?? first.gap!.line, startColumn: first.token?.startColumn ?? first.gap!.column,
      endOffset: last.end - 1, endLine: last.token?.endLine ?? last.gap!.line, endColumn,
    },
  };
}
