import type { IToken } from 'chevrotain';
import { missingComma as entry } from '../../diagnostics/syn.ts';
import { shown, type Repair, type Slip } from './slip.ts';

/** A comma that was left out of a list, before the word that could not be read or the one or two before it. */
export const missingComma: Slip = (tokens, at, words) =>
  [at, at - 1, at - 2].filter(index => index > 0 && (mayPart(tokens[index - 1]!, tokens[index]!) || (index === at && areWords(tokens[index - 1]!, tokens[index]!)))).map((index): Repair => {
    const [previous, token] = [tokens[index - 1]!, tokens[index]!];
    const offset = previous.startOffset + previous.image.length;
    const tokenType = words[',']!;
    const comma = {
      image: '', startOffset: offset, endOffset: offset, startLine: previous.endLine!, endLine: previous.endLine!,
      startColumn: (previous.endColumn ?? 0) + 1, endColumn: previous.endColumn!, tokenType, tokenTypeIdx: tokenType.tokenTypeIdx!,
    };
    const message = entry.message({ after: shown(previous), found: shown(token) });
    return { from: index, count: 0, instead: [comma], finding: { code: entry.code, message, insert: ',', at: 'before' }, token };
  });

/** An item of a list ends with a name, a text or a figure, or with how often something is paid and when. */
function mayPart({ tokenType: before }: IToken, { tokenType: after }: IToken): boolean {
  return (/^[A-Z_]+$/.test(before.name) && !/^(?:BAD|UNCLOSED)_|^EOF$|^WORD$/.test(before.name) || /^(?:month|quarter|year)ly$|^(?:once|years?|months?|quarters?|instalments|advance|period)$/.test(before.name)) && !/^[,;:{}()=]$/.test(after.name);
}

/** Words of the language, or of the author, may be items of a list too. */
function areWords(before: IToken, after: IToken): boolean {
  return /^[a-z]/.test(before.image) && /^[a-z]/.test(after.image) && before.endLine === after.startLine;
}
