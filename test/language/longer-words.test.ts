import type { TokenType } from 'chevrotain';
import { DefaultTokenBuilder } from 'langium';
import { expect, it } from 'vitest';
import { createRemitServices } from '@remit/language';

it('knows the words that a keyword may begin, as trying them all finds them', () => {
  const { parser, Grammar } = createRemitServices().remit;
  const own = parser.TokenBuilder.buildTokens(Grammar) as TokenType[];
  const tried = new Map((new DefaultTokenBuilder().buildTokens(Grammar) as TokenType[]).map((token) => [token.name, token]));
  const longer = (token: TokenType | undefined): string[] => [token?.LONGER_ALT ?? []].flat().map(({ name }) => name);
  expect(own.filter((token) => longer(token).join() !== longer(tried.get(token.name)).join()).map(({ name }) => name)).toEqual([]);
});
