import type { IToken } from 'chevrotain';
import { oneTooMany as entry } from '../../diagnostics/syn.ts';
import { onOneLine, shown, type Repair, type Slip } from './slip.ts';

const sign = /^[,.:=)]$/;
const word = /^(?:and|of|in|from|the|a|an|on|at|be|is|for)$/;

/** A comma, a stop or a small word that does not belong: the one that could not be read, or the one before it. */
export const oneTooMany: Slip = (tokens, at) =>
  [at, at - 1, ...(tokens[at + 1]?.image === 'the' ? [at + 1] : [])].filter(index => index > 0 && mayGo(tokens, index)).map((index): Repair => {
    const token = tokens[index]!;
    const message = entry.message({ word: shown(token), before: shown(tokens[index - 1]!) });
    return { from: index, count: 1, instead: [], finding: { code: entry.code, message, replacement: '', at: 'word' }, token };
  });

/** At the end of a line a word is more likely the start of a phrase that is being typed. */
function mayGo(tokens: readonly IToken[], index: number): boolean {
  const [token, next] = [tokens[index], tokens[index + 1]];
  return token !== undefined && (sign.test(token.image) || (word.test(token.image) && onOneLine(token, next) && next!.image !== '}'));
}
