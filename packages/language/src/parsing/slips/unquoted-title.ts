import type { IToken } from 'chevrotain';
import { titleWithoutQuotes as entry } from '../../diagnostics/syn.ts';
import { onOneLine, wordLike, type Slip } from './slip.ts';

/** Words between a name and the brace that opens its block, where a title may stand. */
export const unquotedTitle: Slip = (tokens, at, words) => {
  const before = tokens[at - 1];
  if (before?.tokenType.name !== 'ID' || !/^[A-Za-z]/.test(tokens[at]!.image)) return [];
  let end = at;
  while (onOneLine(before, tokens[end]) && /^[A-Za-z&-]/.test(tokens[end]!.image) && end - at < 20) end++;
  if (tokens[end]?.image !== '{' || !onOneLine(before, tokens[end])) return [];
  const title = tokens.slice(at, end).map(({ image }) => image).join(' ');
  const last = tokens[end - 1]!;
  const token: IToken = { ...tokens[at]!, image: title, endOffset: last.endOffset!, endLine: last.endLine!, endColumn: last.endColumn! };
  const finding = { code: entry.code, message: entry.message({ title }), replacement: `"${title}"`, at: 'word' } as const;
  return [{ from: at, count: end - at, instead: [wordLike(`"${title}"`, words.STRING!, token)], finding, token }];
};
