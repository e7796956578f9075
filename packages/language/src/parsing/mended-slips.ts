import type { IRecognitionException, IToken } from 'chevrotain';
import type { AstNode, LangiumParser, Lexer, LexerResult, ParseResult, ParserOptions } from 'langium';
import { packFinding } from './parser-messages.ts';
import { missingComma } from './slips/missing-comma.ts';
import { missingWord } from './slips/missing-word.ts';
import { nameInTwo } from './slips/name-in-two.ts';
import { oneParty } from './slips/one-party.ts';
import { oneTooMany } from './slips/one-too-many.ts';
import { otherWords } from './slips/other-words.ts';
import type { Repair, Slip, Words } from './slips/slip.ts';
import { unquotedTitle } from './slips/unquoted-title.ts';

/** How many slips of one text are mended on trial. */
const MOST = 3;
/** So many characters are read again on trial, in all, but a text of any length a few times. */
const REREAD = 240_000;
const FEWEST = 6;
/** Beyond so many characters a second reading would be felt while typing. */
const LONGEST = 100_000;

const slips: readonly Slip[] = [missingComma, nameInTwo, oneParty, otherWords, oneTooMany, unquotedTitle];

/** A text read with slips mended, and what is said of them. */
interface Reading { readonly result: ParseResult; readonly tokens: readonly IToken[]; readonly mended: readonly IRecognitionException[] }

/**
 * Lets a parser see through slips of the pen: a comma left out or too many, a word of everyday language, a title without quotation marks. Without
 * it what follows is read as something else, and one slip is told as many. Where the text reads on with the slip mended, it is read so, and the
 * slip is the one finding.
 */
export function mendSlips(parser: LangiumParser, lexer: Lexer): void {
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
    const readWith = (tokens: readonly IToken[], mended: readonly IRecognitionException[]): Reading =>
      ({ result: read<T>(text, options, { ...lexed, tokens: [...tokens] }), tokens, mended });
    let best = readWith([...lexed.tokens], []);
    const trials = { left: Math.max(FEWEST, Math.trunc(REREAD / (text.length + 1))) };
    while (best.result.parserErrors.length > 0 && best.mended.length < MOST && text.length <= LONGEST) {
      const better = mendOnce(best, lexer.definition as Words, readWith, trials);
      if (!better) break;
      best = better;
    }
    best.result.parserErrors.push(...best.mended);
    return best.result as ParseResult<T>;
  };
}

/** The first reading that goes further with one slip more mended near the first word that could not be read. */
function mendOnce({ result, tokens, mended }: Reading, words: Words, readWith: (tokens: readonly IToken[], mended: readonly IRecognitionException[]) => Reading, trials: { left: number }): Reading | undefined {
  const at = tokens.indexOf(result.parserErrors[0]!.token);
  if (at < 0) return undefined;
  // One word that is missing is told well by the parser itself, unless what follows is told as well.
  for (const slip of result.parserErrors.length > 1 ? [...slips, missingWord] : slips) {
    for (const repair of slip(tokens, at, words)) {
      if (trials.left-- <= 0) return undefined;
      const trial = readWith(tokens.toSpliced(repair.from, repair.count, ...repair.instead), [...mended, told(repair, tokens)]);
      if (readsOn(result, trial, repair)) return trial;
    }
  }
  return undefined;
}

/** Whether a text with one repair more has less wrong with it, and nothing wrong near the place. */
function readsOn({ parserErrors: before }: ParseResult, { result: { parserErrors: after }, tokens }: Reading, { from, instead }: Repair): boolean {
  if (after.length >= before.length) return false;
  const next = after[0];
  if (!next) return true;
  const found = tokens.indexOf(next.token);
  return (found < 0 ? tokens.length : found) - (from + instead.length) > 2;
}

function told({ finding, token }: Repair, tokens: readonly IToken[]): IRecognitionException {
  const previous = tokens[tokens.findIndex(({ startOffset }) => startOffset >= token.startOffset) - 1];
  const context = { ruleStack: [], ruleOccurrenceStack: [] };
  return { name: 'MismatchedTokenException', message: packFinding(finding), token, previousToken: previous, resyncedTokens: [], context } as unknown as IRecognitionException;
}
