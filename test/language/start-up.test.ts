import { createRemitServices } from '@remit/language';
import { RemitTokenBuilder } from '@remit/language/parsing/token-builder';
import { Lexer, type TokenType } from 'chevrotain';
import { createLangiumParser, DefaultTokenBuilder, isReference, type AstNode, type CstNode, type GrammarAST } from 'langium';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lookaheadModule } from '../../scripts/lookahead.ts';

/** Langium's own builder, which finds out by itself what ours knows; only the two patterns the grammar cannot write are shared. */
class StockTokenBuilder extends DefaultTokenBuilder {
  private readonly ours = new RemitTokenBuilder();
  protected override buildTerminalToken(terminal: GrammarAST.TerminalRule): TokenType {
    const token = super.buildTerminalToken(terminal);
    return narrowed.has(token.name) ? { ...token, PATTERN: this.ours['buildTerminalToken'](terminal).PATTERN } : token;
  }
}

const narrowed = new Set(['FINANCIAL_YEAR', 'BAD_YEAR']);

interface Config { tokenType: TokenType; longerAlt: number[] | undefined; canLineTerminator: boolean }
interface Analysed { patternIdxToConfig: Record<string, Config[]>; charCodeToPatternIdxToConfig: Record<string, Config[][]> }

function analysed(tokens: TokenType[]): Analysed {
  return new Lexer(tokens, { positionTracking: 'full', skipValidations: true }) as unknown as Analysed;
}

/** A syntax tree as text: types, properties, names referred to, places. */
function written(node: AstNode): string {
  return JSON.stringify(node, (key, value: unknown) => {
    if (key === '$container' || key === '$document') return undefined;
    if (key === '$cstNode') return [(value as CstNode).offset, (value as CstNode).end];
    return isReference(value) ? value.$refText : value;
  });
}

describe('what start-up knows beforehand', () => {
  const services = createRemitServices();
  const ours = services.remit.parser.TokenBuilder.buildTokens(services.remit.Grammar) as TokenType[];
  const stock = new StockTokenBuilder().buildTokens(services.remit.Grammar) as TokenType[];

  it('are the tokens that Langium would build, in its order', () => {
    expect(ours.map(token => token.name)).toEqual(stock.map(token => token.name));
    expect(ours.map(token => String(token.PATTERN))).toEqual(stock.map(token => String(token.PATTERN)));
    expect(ours.map(token => token.GROUP)).toEqual(stock.map(token => token.GROUP));
  });

  it('are the longer alternatives that Langium would find', () => {
    const names = (token: TokenType): string[] => [token.LONGER_ALT ?? []].flat().map(({ name }) => name);
    expect(Object.fromEntries(ours.map(token => [token.name, names(token)]))).toEqual(Object.fromEntries(stock.map(token => [token.name, names(token)])));
  });

  it('are the first characters and line ends that the lexer would find', () => {
    const [a, b] = [analysed(ours), analysed(stock)];
    const [lines, expectedLines] = [a, b].map(({ patternIdxToConfig }) => Object.values(patternIdxToConfig)[0]!.filter(config => config.canLineTerminator).map(config => config.tokenType.name));
    expect(lines).toEqual(expectedLines);
    const [starts, expectedStarts] = [a, b].map(({ charCodeToPatternIdxToConfig }) => Object.values(charCodeToPatternIdxToConfig)[0]!
      .map((configs, index) => `${index} ${configs.map(config => config.tokenType.name).join(' ')}`).filter(Boolean));
    expect(starts).toEqual(expectedStarts);
  });

  it('is the table that the grammar gives', () => {
    expect(readFileSync('packages/language/src/parsing/generated/lookahead.ts', 'utf8')).toBe(lookaheadModule());
  });

  it('parses as a parser that decides every choice at start', () => {
    const eager = createLangiumParser(services.remit);
    const rules = (parser: object): string[] => [...(parser as { allRules: Map<string, unknown> }).allRules.keys()];
    expect(rules(services.remit.parser.LangiumParser)).toEqual(rules(eager));
    for (const name of ['every-phrase', 'northshire']) {
      const whole = readFileSync(`test/fixtures/contracts/${name}.remit`, 'utf8');
      for (const text of [whole, whole.slice(0, whole.length / 2), whole.replaceAll(' to ', ' ot ')]) {
        const [lazily, eagerly] = [services.remit.parser.LangiumParser, eager].map(parser => parser.parse(text));
        expect(lazily!.parserErrors.map(error => [error.message, error.token.startOffset])).toEqual(eagerly!.parserErrors.map(error => [error.message, error.token.startOffset]));
        expect(written(lazily!.value)).toBe(written(eagerly!.value));
      }
    }
  });
});
