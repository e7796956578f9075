import { Lexer, type TokenType, type TokenVocabulary } from 'chevrotain';
import { DefaultTokenBuilder, GrammarAST, type Grammar } from 'langium';
import { RemitTerminals, type RemitTerminalNames } from '../generated/ast.ts';
import { consecutiveLongYears, consecutiveYears } from './consecutive-years.ts';
import { tokenFacts } from './token-facts.ts';

const wordEnd = '(?![0-9A-Za-z_])';

/**
 * Patterns the grammar cannot write shortly: `2026/27` is a financial year only when the years follow one another,
 * so that `2000/12` stays a fraction; `2026/2027` and `2026-27` are financial years in the wrong form.
 */
const narrowed = new Map<string, RegExp>([
  ['FINANCIAL_YEAR', new RegExp(`[0-9]{2}${consecutiveYears('/')}${wordEnd}`)],
  ['BAD_YEAR', new RegExp(`[0-9]{2}(?:${consecutiveLongYears('[/-]')}|${consecutiveYears('-')}(?!-))${wordEnd}`)],
]);

/**
 * Builds the tokens of the grammar, with the narrowed patterns above. The tokens are those that Langium would build; it would also look for
 * keywords in the whole grammar, try each on every terminal, and take apart every pattern: a third of the time a command needs to start.
 */
export class RemitTokenBuilder extends DefaultTokenBuilder {
  private readonly known: readonly string[] | undefined;

  /** @param known the names of all tokens in their order, where they have been worked out before */
  constructor(known?: readonly string[]) {
    super();
    this.known = known;
  }

  override buildTokens(grammar: Grammar): TokenVocabulary {
    const terminals = grammar.rules.filter(GrammarAST.isTerminalRule).filter(rule => !rule.fragment).map(rule => this.buildTerminalToken(rule));
    const keywords = this.known?.filter(name => !Object.hasOwn(RemitTerminals, name) && name !== 'EOF') ?? [...keywordsOf(grammar)].sort((a, b) => b.length - a.length);
    const longer = longerAlternatives(terminals);
    const tokens: TokenType[] = keywords.map(name => ({ name, PATTERN: name, LONGER_ALT: longer(name), LINE_BREAKS: false }));
    return [...tokens, ...terminals];
  }

  protected override buildTerminalToken({ name, hidden }: GrammarAST.TerminalRule): TokenType {
    const facts = tokenFacts.get(name);
    return {
      name,
      PATTERN: narrowed.get(name) ?? RemitTerminals[name as RemitTerminalNames],
      ...(hidden && { GROUP: name === 'WS' ? Lexer.SKIPPED : 'hidden' }),
      ...(facts && { START_CHARS_HINT: [...facts.starts], LINE_BREAKS: facts.lines === true }),
    };
  }
}

/** Every keyword of the grammar, in the order of the text. */
function keywordsOf(grammar: Grammar): Set<string> {
  const keywords = new Set<string>();
  const visit = (node: object): void => {
    if ((node as { $type?: string }).$type === GrammarAST.Keyword.$type) keywords.add((node as GrammarAST.Keyword).value);
    for (const [property, value] of Object.entries(node)) {
      if (property.startsWith('$') || typeof value !== 'object' || value === null) continue;
      if (Array.isArray(value)) value.forEach(visit);
      else if ('$type' in value) visit(value);
    }
  };
  for (const rule of grammar.rules) if (!GrammarAST.isTerminalRule(rule)) visit(rule);
  return keywords;
}

/** The terminals that a keyword may only be the beginning of: known from the case rule for names and the few that start with a sign. */
function longerAlternatives(terminals: readonly TokenType[]): (keyword: string) => TokenType[] {
  const named = (...names: string[]): TokenType[] => terminals.filter(({ name }) => names.includes(name));
  const small = named('BAD_NAME', 'WORD');
  const capital = named('ID');
  const point = named('BAD_PERCENT', 'BAD_NUMBER');
  const quotes = named('SMART_STRING');
  const slash = named('ML_COMMENT', 'SL_COMMENT', 'UNCLOSED_COMMENT');
  return keyword => {
    if (/^[a-z]/.test(keyword)) return small;
    if (/^[A-Z]/.test(keyword)) return capital;
    if (keyword === "'") return quotes;
    return keyword === '.' ? point : keyword === '/' ? slash : [];
  };
}
