/** Numbers, dates and periods as they are written, read exactly. */
import { MONTHS } from '@remit/program/in-words';
import { parseDecimal, rational, type Rational } from '@remit/program/rational';
import type { IsoDate, RoundingMode } from '@remit/program';
import { civilFrom, iso } from '../time/civil.ts';

const MONEY = /^(?:[£€$₹¥]|[A-Z]{3})([0-9][0-9,]*(?:\.[0-9]+)?)(bn|m|k)?$/;
const SCALES: Record<string, bigint> = { bn: 1_000_000_000n, m: 1_000_000n, k: 1_000n };

/** How a literal is written. */
export type LiteralKind = 'money' | 'percentage' | 'number';

/** The value of a literal: `£48m`, `12.5%`, `24,300`, `5/6`; undefined if it is none. A percentage is a hundredth. */
export function literalValue(lexeme: string): Rational | undefined {
  const money = MONEY.exec(lexeme);
  if (money) {
    const value = parseDecimal(money[1]!.replaceAll(',', ''));
    return value && money[2] ? rational(value.n * SCALES[money[2]]!, value.d) : value;
  }
  const fraction = /^([0-9]+)\/([0-9]+)$/.exec(lexeme);
  if (fraction) return BigInt(fraction[2]!) === 0n ? undefined : rational(BigInt(fraction[1]!), BigInt(fraction[2]!));
  return parseDecimal(lexeme.replaceAll(',', ''));
}

/** What a literal is, by its signs. */
export function literalKind(lexeme: string): LiteralKind {
  return MONEY.test(lexeme) ? 'money' : lexeme.endsWith('%') ? 'percentage' : 'number';
}

/** A small count (days, instalments, people of a quorum); undefined if it is no whole number. */
export function smallCount(text: string): number | undefined {
  const digits = text.replaceAll(',', '');
  return /^[0-9]{1,9}$/.test(digits) ? Number.parseInt(digits, 10) : undefined;
}

/** `1 April 2026` as an ISO date; undefined if there is no such day. */
export function dateText(text: string): IsoDate | undefined {
  const match = /^(\d{1,2})\s+([A-Z][a-z]+)\s+(\d{4})$/.exec(text.replaceAll(/[\s\u00A0]+/g, ' ').trim());
  if (!match) return undefined;
  const month = MONTHS.indexOf(match[2]!) + 1;
  const date = month === 0 ? undefined : civilFrom(Number.parseInt(match[3]!, 10), month, Number.parseInt(match[1]!, 10));
  return date && iso(date);
}

/** An ISO date as people write it: `1 April 2026`. */
export function dateWords(date: IsoDate): string {
  const [year, month, day] = date.split('-');
  return `${Number.parseInt(day!, 10)} ${MONTHS[Number.parseInt(month!, 10) - 1]} ${year}`;
}

/** `1 April` as month and day; undefined if no year has such a day. */
export function dayMonth(text: string): { month: number; day: number } | undefined {
  const match = /^(\d{1,2})\s+([A-Z][a-z]+)$/.exec(text.replaceAll(/[\s\u00A0]+/g, ' ').trim());
  const month = match ? MONTHS.indexOf(match[2]!) + 1 : 0;
  if (!match || month === 0) return undefined;
  const day = Number.parseInt(match[1]!, 10);
  return civilFrom(2024, month, day) && { month, day };
}

/** `April 2026` as the id of that month. */
export function monthText(text: string): string | undefined {
  const match = /^([A-Z][a-z]+)\s(\d{4})$/.exec(text.replaceAll(/[\s\u00A0]+/g, ' ').trim());
  const month = match ? MONTHS.indexOf(match[1]!) + 1 : 0;
  return match && month > 0 ? `${match[2]}-${String(month).padStart(2, '0')}` : undefined;
}

/** Remit's words for rounding as modes of a program. `half up` is away from zero, `down` toward it. */
const MODES: Record<string, RoundingMode> = {
  'half up': 'halfExpand', 'half down': 'halfTrunc', 'half even': 'halfEven', up: 'expand', down: 'trunc',
};

/** The mode of a rounding phrase; undefined if there is no such mode. */
export function roundingMode(words: string): RoundingMode | undefined {
  return Object.hasOwn(MODES, words) ? MODES[words] : undefined;
}
