/**
 * What the lexer would otherwise find out about each terminal at every start, by taking its pattern apart. A test compares
 * all of it with what is found out so.
 */
export interface TokenFacts {
  /** Every character a match can start with. */
  readonly starts: readonly number[];
  /** Whether a match can hold a line end. */
  readonly lines?: true;
}

const digits = '0-9';
const capitals = 'A-Z\u00C0-\u00D6\u00D8-\u00DE';
const small = 'a-z\u00DF-\u00F6\u00F8-\u00FF';
const months = 'ADFJMNOS';
const signs = '$\u00A3\u00A5\u20AC\u20B9';
const spaces = '\\t-\\r \u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF';

/** The facts of every terminal of the grammar. */
export const tokenFacts: ReadonlyMap<string, TokenFacts> = new Map(Object.entries<[string] | [string, 'lines']>({
  WS: [spaces, 'lines'], ML_COMMENT: ['/', 'lines'], SL_COMMENT: ['/'], UNCLOSED_COMMENT: ['/', 'lines'],
  WORDING: ['"', 'lines'], UNCLOSED_WORDING: ['"', 'lines'], STRING: ['"'], UNCLOSED_STRING: ['"'], SMART_STRING: ["'\u00AB\u2018\u201C-\u201E"],
  DATE: [digits, 'lines'], BAD_DATE: [digits + months], DAY_MONTH: [digits], MONTH_PERIOD: [months], QUARTER_PERIOD: ['Q'],
  FINANCIAL_YEAR: [digits], BAD_YEAR: [digits],
  MONEY: ['$\u00A3\u00A5\u20AC\u20B9A-EG-PR-VXZ'], BAD_MONEY: [signs], CURRENCY_SIGN: [signs],
  PERCENT: [digits], BAD_PERCENT: [`.${digits}`], VERSION_TEXT: [digits], FRACTION: [digits], NUMBER: [digits], BAD_NUMBER: [`.${digits}`],
  ID: [capitals], BAD_NAME: [`_${small}`], WORD: [small],
}).map(([name, [set, lines]]) => [name, { starts: codesOf(set), ...(lines && { lines: true as const }) }]));

/** The codes of the characters of a set such as `a-z_`, smallest first. */
function codesOf(set: string): number[] {
  const codes: number[] = [];
  for (const [, first, last] of set.replace(/\\t/g, '\t').replace(/\\r/g, '\r').matchAll(/([\s\S])(?:-([\s\S]))?/g)) {
    const from = first!.charCodeAt(0);
    for (let code = from; code <= (last ?? first)!.charCodeAt(0); code++) codes.push(code);
  }
  return codes.sort((a, b) => a - b);
}
