import type { IToken, TokenType } from 'chevrotain';

/** What each terminal is called in messages. */
const descriptions = new Map<string, string>([
  ['ID', 'a name'], ['NameUse', 'a name'], ['BAD_NAME', 'a name'], ['WORD', 'a word'], ['NUMBER', 'a number'], ['FRACTION', 'a fraction'],
  ['MONEY', 'a sum of money'], ['PERCENT', 'a percentage'], ['DATE', "a date such as '1 April 2026'"], ['DAY_MONTH', "a day such as '30 September'"],
  ['MONTH_PERIOD', "a month such as 'April 2026'"], ['QUARTER_PERIOD', "a quarter such as 'Q1 2026/27'"], ['FINANCIAL_YEAR', "a year such as '2026/27'"],
  ['STRING', 'text in quotation marks'], ['WORDING', 'wording in """'], ['CURRENCY_SIGN', "a currency sign"], ['VERSION_TEXT', 'a version'],
  ['EOF', 'the end of the text'],
]);

/** What a type of token is called, or nothing for wrong forms, which are never what is expected. */
export function describeType(type: TokenType | string): string | undefined {
  const name = typeof type === 'string' ? type : type.name;
  if (/^(?:BAD_|UNCLOSED_|SMART_)/.test(name)) return undefined;
  return descriptions.get(name) ?? (/^[A-Z_]{3,}$/.test(name) && name !== 'VAT' ? undefined : `'${name}'`);
}

/** Distinct descriptions in a settled order: plain words first, then kinds of value. */
export function describeTypes(types: Iterable<TokenType | string>): string[] {
  const all = [...types];
  // Where a name may stand in lower case only to be explained, a word is not what is expected.
  const shown = all.some(type => nameOf(type) === 'ID') ? all.filter(type => nameOf(type) !== 'WORD') : all;
  const names = new Set(all.map(nameOf));
  // Some words of the language may stand where any word may: that is one thing that is expected.
  if (names.has('WORD') && names.has('audit')) return ['a word of your own'];
  if (names.has('MONEY') && names.has('NUMBER') && names.has('(')) return ['a value'];
  return [...new Set(shown.map(describeType).filter((text): text is string => text !== undefined))];
}

function nameOf(type: TokenType | string): string {
  return typeof type === 'string' ? type : type.name;
}

/** How the text at a place is shown in a message. */
export function describeFound(token: IToken): string {
  if (token.tokenType.name === 'EOF') return 'the end of the text';
  const image = token.image.replace(/\s+/g, ' ');
  return image.startsWith('"') ? 'a text in quotation marks' : `'${image.length > 30 ? `${image.slice(0, 29)}…` : image}'`;
}
