import type { IToken, TokenType } from 'chevrotain';

/**
 * Ends a text that is never closed before a brace at the end of its line: the brace opens the block of what the text is the title of. Without it
 * the whole block would be read as outside it.
 *
 * @param tokens in the order of the text; changed in place
 */
export function endBeforeBrace(tokens: IToken[], types: Readonly<Record<string, TokenType>>): void {
  for (let index = tokens.length - 1; index >= 0; index--) {
    const token = tokens[index]!;
    const kept = token.tokenType.name === 'UNCLOSED_STRING' ? /^(.*?\S)(\s*)\{\s*$/.exec(token.image) : undefined;
    if (!kept) continue;
    const [, image, space] = kept as unknown as [string, string, string];
    const at = image.length + space.length;
    const title = { ...token, image, endOffset: token.startOffset + image.length - 1, endColumn: token.startColumn! + image.length - 1 };
    const brace = {
      ...token, image: '{', startOffset: token.startOffset + at, endOffset: token.startOffset + at, startColumn: token.startColumn! + at, endColumn: token.startColumn! + at,
      tokenType: types['{']!, tokenTypeIdx: types['{']!.tokenTypeIdx!,
    };
    tokens.splice(index, 1, title, brace);
  }
}
