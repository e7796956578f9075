import type { IToken, TokenType } from 'chevrotain';
import type { SyntaxFinding } from '../parser-messages.ts';

/** The kinds of words by name; a keyword's is itself. */
export type Words = Readonly<Record<string, TokenType>>;

/** Another reading of a few words of a text, and what is said of them if the text can be read so. */
export interface Repair {
  /** The first word that is read otherwise, and how many are. */
  readonly from: number;
  readonly count: number;
  /** What is read in their place. */
  readonly instead: readonly IToken[];
  readonly finding: SyntaxFinding;
  /** The words the finding is about. */
  readonly token: IToken;
}

/** A slip of the pen that is made often: how the words around the one that could not be read may have been meant. */
export type Slip = (tokens: readonly IToken[], at: number, words: Words) => readonly Repair[];

/** A word read in the place of others. */
export function wordLike(image: string, tokenType: TokenType, place: IToken): IToken {
  return { ...place, image, tokenType, tokenTypeIdx: tokenType.tokenTypeIdx! };
}

/** A word as it is shown in a message. */
export function shown({ image }: IToken): string {
  return image.replace(/\s+/g, ' ').slice(0, 40);
}

/** Whether two words stand on one line. */
export function onOneLine(first: IToken | undefined, second: IToken | undefined): boolean {
  return first !== undefined && second !== undefined && first.endLine === second.startLine;
}
