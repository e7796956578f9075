import type { IToken, TokenType } from 'chevrotain';
import { CURRENCIES } from '../model/currency-signs.ts';

/** One figure that was written as several words, and the wrong form it is read as. */
interface Join { readonly words: number; readonly as: string }

const codes = new Set(CURRENCIES);
const large = /^(?:thousand|million|mn|billion|bn)$/;

/**
 * Joins figures that were written as several words: `GBP 5`, `£5 million`, `£218 000 000`, `2 per cent`, `FY2027/28`. Each is read as one figure in
 * a wrong form, so that it is one finding.
 *
 * @param tokens in the order of the text; changed in place
 */
export function joinFigures(tokens: IToken[], text: string, types: Readonly<Record<string, TokenType>>): void {
  let kept = 0;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!;
    const join = joinAt(tokens, index);
    const last = join && tokens[index + join.words - 1]!;
    if (join?.as === 'per annum') {
      tokens[kept++] = token;
      tokens[kept++] = { ...last!, tokenType: types.year!, tokenTypeIdx: types.year!.tokenTypeIdx! };
      index++;
      continue;
    }
    tokens[kept++] = join && last ? joined(token, last, text, types[join.as]!) : token;
    if (join) index += join.words - 1;
  }
  tokens.length = kept;
}

function joinAt(tokens: readonly IToken[], at: number): Join | undefined {
  const first = tokens[at]!;
  const name = first.tokenType.name;
  if (first.image === 'per' && tokens[at + 1]?.image === 'annum') return { words: 2, as: 'per annum' };
  if (name !== 'ID' && name !== 'MONEY' && name !== 'NUMBER') return undefined;
  const next = onSameLine(first, tokens[at + 1]);
  if (!next) return undefined;
  if (name === 'ID') {
    if (codes.has(first.image)) return next.tokenType.name === 'NUMBER' ? { words: 2, as: 'BAD_MONEY' } : undefined;
    const year = /^FY(?:20)?\d\d$/.test(first.image) && next.image === '/' ? tokens[at + 2] : undefined;
    return year && /^\d\d$/.test(year.image) ? { words: 3, as: 'BAD_YEAR' } : undefined;
  }
  if (name === 'MONEY') return large.test(next.image) ? { words: 2, as: 'BAD_MONEY' } : spacedThousands(tokens, at);
  if (next.tokenType.name === 'ID') return codes.has(next.image) ? { words: 2, as: 'BAD_MONEY' } : undefined;
  if (next.image === 'percent') return { words: 2, as: 'BAD_PERCENT' };
  return next.image === 'per' && tokens[at + 2]?.image === 'cent' ? { words: 3, as: 'BAD_PERCENT' } : undefined;
}

/** `£218 000 000`; not where the next number starts something of its own, as in `£5 100 to 200: £4`. */
function spacedThousands(tokens: readonly IToken[], at: number): Join | undefined {
  if (!/^\D\d{1,3}$/.test(tokens[at]!.image)) return undefined;
  let words = 1;
  for (let next = tokens[at + 1]; next && /^\d{3}$/.test(next.image) && onSameLine(tokens[at]!, next); next = tokens[at + words]) words++;
  return words > 1 && !/^(?:to|:|,)$/.test(tokens[at + words]?.image ?? '') ? { words, as: 'BAD_MONEY' } : undefined;
}

function onSameLine(first: IToken, next: IToken | undefined): IToken | undefined {
  return next && next.startLine === first.startLine ? next : undefined;
}

function joined(first: IToken, last: IToken, text: string, tokenType: TokenType): IToken {
  const end = last.endOffset ?? last.startOffset;
  return {
    ...first, image: text.slice(first.startOffset, end + 1), endOffset: end, endLine: last.endLine!, endColumn: last.endColumn!,
    tokenType, tokenTypeIdx: tokenType.tokenTypeIdx!,
  };
}
