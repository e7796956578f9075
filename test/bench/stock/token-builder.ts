import type { TokenType } from 'chevrotain';
import { DefaultTokenBuilder, type GrammarAST } from 'langium';
import { consecutiveLongYears, consecutiveYears } from '@remit/language/parsing/consecutive-years';

const wordEnd = '(?![0-9A-Za-z_])';
const narrowed = new Map([
  ['FINANCIAL_YEAR', new RegExp(`[0-9]{2}${consecutiveYears('/')}${wordEnd}`)],
  ['BAD_YEAR', new RegExp(`[0-9]{2}(?:${consecutiveLongYears('[/-]')}|${consecutiveYears('-')}(?!-))${wordEnd}`)],
]);

/** Langium's token builder, with the patterns that the grammar cannot write. */
export class StockTokenBuilder extends DefaultTokenBuilder {
  protected override buildTerminalToken(terminal: GrammarAST.TerminalRule): TokenType {
    const token = super.buildTerminalToken(terminal);
    const pattern = narrowed.get(terminal.name);
    if (pattern) token.PATTERN = pattern;
    return token;
  }
}
