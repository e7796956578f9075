import type { IRecognitionException, IToken, TokenType } from 'chevrotain';
import type { AstNode, LangiumParser, Lexer, LexerResult, ParseResult, ParserOptions } from 'langium';
import { missingComma } from '../diagnostics/syn.ts';
import { packFinding } from './parser-messages.ts';

/** How many commas of one text are put in on trial. */
const MOST = 3;
/** Beyond so many characters a second reading would be felt while typing. */
const LONGEST = 100_000;

/** A text read with commas put in, and the tokens before which they stand. */
interface Reading { readonly result: ParseResult; readonly lexed: LexerResult; readonly before: readonly IToken[] }

/**
 * Lets a parser see a comma that was left out of a list. Without it what follows is read as something else, and one
 * slip is told as many. Where the text reads on with a comma in place, it is read so, and the comma is the one finding.
 */
export function mendCommas(parser: LangiumParser, lexer: Lexer): void {
  const inner = parser as unknown as { lexer: Pick<Lexer, 'tokenize'> };
  const parse = parser.parse.bind(parser);
  const read = <T extends AstNode>(text: string, options: ParserOptions | undefined, lexed: LexerResult): ParseResult<T> => {
    const own = inner.lexer;
    inner.lexer = { tokenize: () => lexed };
    try {
      return parse<T>(text, options);
    } finally {
      inner.lexer = own;
    }
  };
  parser.parse = <T extends AstNode>(text: string, options?: ParserOptions): ParseResult<T> => {
    const lexed = inner.lexer.tokenize(text);
    let best: Reading = { result: read<T>(text, options, { ...lexed, tokens: [...lexed.tokens] }), lexed, before: [] };
    const comma = lexer.definition as Record<string, TokenType>;
    while (best.result.parserErrors.length > 0 && best.before.length < MOST && text.length <= LONGEST && comma[',']) {
      const better = placesFor(best).map((index): Reading => {
        const tokens = withComma(best.lexed.tokens, index, comma[',']!);
        const with1 = { ...best.lexed, tokens };
        return { result: read<T>(text, options, { ...with1, tokens: [...tokens] }), lexed: with1, before: [...best.before, best.lexed.tokens[index]!] };
      }).find(trial => readsOn(best, trial));
      if (!better) break;
      best = better;
    }
    for (const token of best.before) best.result.parserErrors.push(finding(token, lexed.tokens));
    return best.result as ParseResult<T>;
  };
}

/** Before the word that could not be read, or the one or two before it, where a comma may stand. */
function placesFor({ result, lexed: { tokens } }: Reading): number[] {
  const error = result.parserErrors[0]!;
  const at = tokens.indexOf(error.token);
  if (at < 0) return [];
  return [at, at - 1, at - 2].filter(index => index > 0 && mayPart(tokens[index - 1]!, tokens[index]!));
}

/** An item of a list ends with a name, a text or a figure, or with how often something is paid. */
function mayPart({ tokenType: before }: IToken, { tokenType: after }: IToken): boolean {
  return (/^[A-Z_]+$/.test(before.name) && !/^(?:BAD|UNCLOSED)_|^EOF$|^WORD$/.test(before.name) || /^(?:month|quarter|year)ly$|^(?:once|years?|months?|quarters?)$/.test(before.name)) && !/^[,;:{}()=]$/.test(after.name);
}

/** Whether a text with one comma more has less wrong with it, and nothing wrong near the place. */
function readsOn(without: Reading, trial: Reading): boolean {
  const [before, after] = [without.result.parserErrors, trial.result.parserErrors];
  if (after.length >= before.length) return false;
  const next = after[0];
  if (!next) return true;
  const { tokens } = trial.lexed;
  const found = tokens.indexOf(next.token);
  return (found < 0 ? tokens.length : found) - tokens.indexOf(trial.before.at(-1)!) > 3;
}

function withComma(tokens: readonly IToken[], index: number, tokenType: TokenType): IToken[] {
  const previous = tokens[index - 1]!;
  const offset = previous.startOffset + previous.image.length;
  const comma = {
    image: '', startOffset: offset, endOffset: offset, startLine: previous.endLine, endLine: previous.endLine,
    startColumn: (previous.endColumn ?? 0) + 1, endColumn: previous.endColumn, tokenType, tokenTypeIdx: tokenType.tokenTypeIdx,
  } as unknown as IToken;
  return [...tokens.slice(0, index), comma, ...tokens.slice(index)];
}

function finding(token: IToken, tokens: readonly IToken[]): IRecognitionException {
  const previous = tokens[tokens.indexOf(token) - 1]!;
  const after = previous.image.replace(/\s+/g, ' ').slice(0, 40);
  const found = token.image.replace(/\s+/g, ' ').slice(0, 40);
  const message = packFinding({ code: missingComma.code, message: missingComma.message({ after, found }), insert: ',', at: 'before' });
  return { name: 'MismatchedTokenException', message, token, previousToken: previous, resyncedTokens: [], context: { ruleStack: [], ruleOccurrenceStack: [] } } as unknown as IRecognitionException;
}
