import type { IToken } from 'chevrotain';

/** Brackets and braces inside one another. */
const bracketLimit = 64;
/** Operators, conditions and look-ups that follow one another without a comma, colon or brace between them. */
const chainLimit = 250;

const chained = new Set(['if', 'not', 'of', '-', '+', '*', '/', 'and', 'or', 'round', 'otherwise']);
const ends = new Set([',', ':', '{', '}', 'let', 'amount', 'gate', 'expect', 'WORDING']);

/** The first token that is nested too deeply to be read safely, if any. */
export function tooDeepAt(tokens: readonly IToken[]): number | undefined {
  let depth = 0;
  let chain = 0;
  for (let index = 0; index < tokens.length; index++) {
    const name = tokens[index]!.tokenType.name;
    if (name === '(' || name === '{') depth++;
    if (name === ')' || name === '}') depth = Math.max(0, depth - 1);
    if (ends.has(name)) chain = 0;
    else if (chained.has(name)) chain++;
    if (depth > bracketLimit || chain > chainLimit) return index;
  }
  return undefined;
}
