import type { Fact, ObservedValue } from '@remit/program';
import { isCivilDate } from '@remit/program/civil-date';
import { formatNumber, isInteger, parseDecimal, parseNumber, sign } from '@remit/program/rational';

/** What a cell says, or why it cannot be read. */
export type ReadCell = { value: ObservedValue } | { hint: string };

/** Reads a cell as the value of a fact: 24300, 0.7, 70%, 17010/24300, 410/480 less 20, 2026-04-01, yes, NA. */
export function readCell(fact: Fact, text: string): ReadCell {
  if (text === 'NA' && !fact.codes?.includes('NA')) return { value: { notApplicable: true } };
  switch (fact.type) {
    case 'bool': return readBoolean(text);
    case 'code': return { value: text };
    case 'date': return isCivilDate(text) ? { value: text } : { hint: ' Dates are written year, month, day: 2026-04-30.' };
    case 'ratio': return readRatio(text);
    case 'count': return readCount(text);
    case 'money': return readAmount(text);
    default: return readNumber(text);
  }
}

/** Reads a sum or a part of a proportion: 5% of what is not said there, so it is none. */
export function readAmount(text: string): { value: string } | { hint: string } {
  return text.endsWith('%') ? { hint: hintFor(text) } : readNumber(text);
}

function readNumber(text: string): { value: string } | { hint: string } {
  const value = parseDecimal(text) ?? parseNumber(text);
  return value ? { value: formatNumber(value) } : { hint: hintFor(text) };
}

/** Whether it is a whole number is told here, where what was written is known. */
function readCount(text: string): { value: string } | { hint: string } {
  const value = text.endsWith('%') ? undefined : parseDecimal(text);
  if (!value) return { hint: hintFor(text) };
  return isInteger(value) && sign(value) >= 0 ? { value: formatNumber(value) } : { hint: ' It is zero or more, without a fraction.' };
}

function readBoolean(text: string): ReadCell {
  if (/^(yes|true)$/i.test(text)) return { value: true };
  return /^(no|false)$/i.test(text) ? { value: false } : { hint: ' Write yes or no.' };
}

const PARTS = /^([^/]+)\/([^/]+?)(?:\s+less\s+(.+))?$/i;

function readRatio(text: string): ReadCell {
  const match = PARTS.exec(text);
  if (!match) return readNumber(text);
  const [, numerator, denominator, excluded] = match as unknown as [string, string, string, string?];
  const parts = [numerator, denominator, excluded ?? '0'].map(part => (part.trim().endsWith('%') ? undefined : parseDecimal(part)));
  const [above, below, out] = parts;
  if (!above || !below || !out) return { hint: hintFor(text) };
  return { value: { numerator: formatNumber(above), denominator: formatNumber(below), ...(excluded === undefined ? {} : { excluded: formatNumber(out) }) } };
}

function hintFor(text: string): string {
  if (text.endsWith('%')) return ' A percentage does not say of how many or of how much.';
  if (/^[£$€]/.test(text)) return ' Leave out the sign of the currency.';
  if (/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)) return ` Leave out the commas: ${text.replaceAll(',', '')}.`;
  if (/^[+-]?\d+(\.\d+)?e[+-]?\d+$/i.test(text)) return ' A spreadsheet has shortened it: show the whole number and save again.';
  if (/^[+-]?\d+(\.\d+)?\s+\p{L}/u.test(text)) return ' Leave out the unit.';
  return '';
}
