import type { TokenType } from 'chevrotain';
import { DefaultTokenBuilder, type GrammarAST } from 'langium';

const twoDigits = (n: number): string => String(n).padStart(2, '0');

/** Every `yy<separator>yy` pair of consecutive years, `00<sep>01` to `99<sep>00`, as one alternation. */
function consecutiveYears(separator: string): string {
  const pairs = Array.from({ length: 100 }, (_, year) => twoDigits(year) + separator + twoDigits((year + 1) % 100));
  return `(?:${pairs.join('|')})`;
}

/** Every `yy<separator>yyyy` of consecutive years within a century or across it, e.g. `26/2027`, `99/2000`. */
function consecutiveLongYears(separator: string): string {
  const pairs = Array.from({ length: 100 }, (_, year) => `${twoDigits(year)}${separator}[0-9]{2}${twoDigits((year + 1) % 100)}`);
  return `(?:${pairs.join('|')})`;
}

const wordEnd = '(?![0-9A-Za-z_])';

/**
 * Patterns the grammar cannot write shortly: `2026/27` is a financial year only when the years follow one another,
 * so that `2000/12` stays a fraction; `2026/2027` and `2026-27` are financial years in the wrong form.
 */
const narrowed = new Map<string, RegExp>([
  ['FINANCIAL_YEAR', new RegExp(`[0-9]{2}${consecutiveYears('/')}${wordEnd}`)],
  ['BAD_YEAR', new RegExp(`[0-9]{2}(?:${consecutiveLongYears('[/-]')}|${consecutiveYears('-')}(?!-))${wordEnd}`)],
]);

/** Builds the tokens of the grammar, with the narrowed patterns above. */
export class RemitTokenBuilder extends DefaultTokenBuilder {
  protected override buildTerminalToken(terminal: GrammarAST.TerminalRule): TokenType {
    const token = super.buildTerminalToken(terminal);
    const pattern = narrowed.get(terminal.name);
    if (pattern) token.PATTERN = pattern;
    return token;
  }

  /**
   * Words that a keyword may be the beginning of. Langium finds them by trying every keyword on every terminal, which is a
   * quarter of the time a server needs to start; by the case rule for names they are known.
   */
  protected override findLongerAlt(keyword: GrammarAST.Keyword, terminals: TokenType[]): TokenType[] {
    const longer = /^[a-z]/.test(keyword.value) ? LOWER_CASE : /^[A-Z]/.test(keyword.value) ? CAPITALS : undefined;
    return longer === undefined ? super.findLongerAlt(keyword, terminals) : terminals.filter(({ name }) => longer.has(name));
  }
}

const LOWER_CASE: ReadonlySet<string> = new Set(['BAD_NAME', 'WORD']);
const CAPITALS: ReadonlySet<string> = new Set(['ID']);
