/** Cells of a spreadsheet as a contract writes them. */
import { correctDate, correctMoney, correctNumber, correctPercent, withThousands } from '../../parsing/literal-corrections.ts';
import { parseDate } from '../../model/dates.ts';
import { readLexeme } from '../../model/literals.ts';

/** What the place of a cell says of it. */
export interface CellKind {
  /** The sign of money, where what stands here is money; figures without one get it. */
  readonly money?: string;
  /** The noun of what is counted; figures without one get it. */
  readonly noun?: string;
  /** Percentages: a figure without `%` could be a percentage or a fraction, and is refused. */
  readonly isPercentage?: boolean;
  /** Days, in the order of day, month and year where a cell has figures alone. */
  readonly isDate?: boolean;
  readonly isYesNo?: boolean;
}

/** A cell as a contract writes it, or why it cannot be one, as the end of a sentence. */
export type WrittenCell = { readonly text: string } | { readonly problem: string };

const NAME = /^[A-Z\u00C0-\u00D6\u00D8-\u00DE][A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u00FF0-9_]*$/;

/** Whether a cell can be a name or a code. */
export function isName(cell: string): boolean {
  return NAME.test(cell);
}

/** Whether a cell has no value: it is empty, or says so. */
export function isEmpty(cell: string): boolean {
  return /^(?:|-|–|—|n\/a|na|#n\/a|none|not applicable)$/i.test(cell);
}

/** A figure, day or answer as a contract writes it. Nothing is rounded, and what could mean two things is refused. */
export function writtenCell(cell: string, kind: CellKind = {}): WrittenCell {
  if (kind.isYesNo) return answer(cell);
  if (kind.isDate) return day(cell);
  const { isNegative, figure } = signOf(cell);
  const written = plain(figure, kind);
  return written === undefined ? { problem: problemOf(figure, kind) } : { text: `${isNegative ? '-' : ''}${written}` };
}

/** Accountants write `(1,200)` for what is less than nothing. */
function signOf(cell: string): { isNegative: boolean; figure: string } {
  const brackets = /^([£€$₹¥]?)\s*\((.*)\)$/.exec(cell);
  if (brackets) return { isNegative: true, figure: `${brackets[1]}${brackets[2]!.trim()}` };
  const minus = /^([£€$₹¥]?)\s*[-\u2212]\s*(.*)$/.exec(cell);
  return minus ? { isNegative: true, figure: `${minus[1]}${minus[2]}` } : { isNegative: false, figure: cell };
}

function plain(figure: string, { money, noun, isPercentage }: CellKind): string | undefined {
  if (isThousandOrPoint(figure, money)) return undefined;
  const read = readLexeme(figure) ? figure : /%|per\s*cent$/.test(figure) ? correctPercent(figure) : /[£€$₹¥]|^[A-Z]{3}|[A-Z]{3}$/.test(figure) ? correctMoney(figure) : spaced(figure);
  const literal = readLexeme(read);
  if (!read || !literal) return undefined;
  const own = withThousands(read);
  if (money !== undefined) return literal.kind === 'money' ? own : literal.kind === 'number' && !own.includes('/') ? `${money}${own}` : undefined;
  if (isPercentage) return literal.kind === 'percentage' || own.includes('/') ? own : undefined;
  if (noun !== undefined) return literal.kind === 'number' ? `${own} ${noun}` : undefined;
  return own;
}

/** `£1.200` is twelve hundred to some and one pound twenty to others; no sum of money has three decimals. */
function isThousandOrPoint(figure: string, money: string | undefined): boolean {
  return (money !== undefined || /^[£€$₹¥]/.test(figure)) && /^[^\d.,]*\d{1,3}\.\d{3}$/.test(figure);
}

/** `24 300` and `1.200,50` as contracts write them. `1.200` alone could be either. */
function spaced(figure: string): string | undefined {
  return /^\d{1,3}(?: \d{3})+(?:\.\d+)?$/.test(figure) ? figure.replaceAll(' ', ',') : correctNumber(figure);
}

function problemOf(figure: string, { money, noun, isPercentage }: CellKind): string {
  const literal = readLexeme(figure);
  if (isThousandOrPoint(figure, money)) return 'could be in thousands, or have three decimals. Write thousands with a comma, as in "1,200".';
  if (isPercentage && literal?.kind === 'number') return `is a number where a percentage is wanted. ${figure} could be ${figure}% or a fraction of one: format the cells as percentages, or write "%".`;
  if (literal) return `is not ${money !== undefined ? 'a sum of money' : isPercentage ? 'a percentage' : `a number of ${noun}`}.`;
  return `cannot be read as ${money !== undefined ? 'a sum of money' : isPercentage ? 'a percentage' : 'a figure'}.`;
}

function answer(cell: string): WrittenCell {
  if (/^(?:yes|y|true)$/i.test(cell)) return { text: 'yes' };
  return /^(?:no|n|false)$/i.test(cell) ? { text: 'no' } : { problem: 'is not yes or no.' };
}

function day(cell: string): WrittenCell {
  const written = parseDate(cell) ? cell : correctDate(cell);
  if (written && parseDate(written)) return { text: written };
  return { problem: /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$/.test(cell) ? `could be two days, or none. Write the month as a word: "1 April 2026".` : 'is not a day, such as "1 April 2026".' };
}
