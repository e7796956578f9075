import type { IToken } from 'chevrotain';

/** Control characters but blanks and line ends, marks that turn the reading round, and marks without width. Joiners within words of some languages may stand in a text. */
const unseen = /[\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFFF9-\uFFFB]/;
const onlyUnseen = new RegExp(`^(?:${unseen.source}|[\\u00AD\\u200C\\u200D])+$`);

/** The first character of a text that cannot be seen, such as "U+200B". */
export function firstUnseen(text: string): string | undefined {
  const found = (isUnseen(text) ? text : unseen.exec(text)?.[0])?.codePointAt(0);
  return found === undefined ? undefined : `U+${found.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Whether a text consists of characters that cannot be seen. */
export function isUnseen(text: string): boolean {
  return onlyUnseen.test(text);
}

/**
 * Puts words together again that an unseen character cuts in two, so that it is the only thing reported there.
 *
 * @param tokens changed in place
 * @param retell reads a word anew; undefined if it is not one word
 */
export function mendWords(tokens: IToken[], gaps: readonly { readonly offset: number; readonly length: number }[], retell: (image: string) => IToken | undefined): void {
  for (const { offset, length } of gaps) {
    const next = tokens.findIndex(({ startOffset }) => startOffset === offset + length);
    const [before, after] = [tokens[next - 1], tokens[next]];
    if (!before || !after || before.startOffset + before.image.length !== offset && before.endOffset !== offset - 1) continue;
    const whole = retell(before.image + after.image);
    if (!whole) continue;
    const { startOffset, startLine, startColumn } = before;
    const { endOffset, endLine, endColumn } = after;
    tokens.splice(next - 1, 2, { ...whole, startOffset, startLine, startColumn, endOffset, endLine, endColumn });
  }
}
