import type { Fact, ObservedValue } from '@remit/program';
import { div, formatNumber, mul, parseNumber, rational, sub, ZERO, type Rational } from '@remit/program/rational';
import type { BareNumber } from '@remit/runtime/simulation/what-if/index';
import { grouped } from '@remit/program/in-words';
import { moneyInWords } from '@remit/story/money';
import { quantityInWords, resultInWords } from '@remit/story/quantity-words';
import { dateInWords } from '@remit/story/dates';
import type { QuantityKind } from '@remit/story/quantity-kinds';

type Currency = { code: string; scale: number };

/** More decimals than this are no figure to look at: the parts are shown instead. */
const MOST_DECIMALS = 6;

/** In what a fact's numbers are shown and typed. */
export interface FactScale {
  /** What a value is multiplied by to be shown. */
  readonly factor: Rational;
  readonly bare: BareNumber;
  readonly prefix?: string;
  readonly suffix?: string;
}

/** The scale of a fact: hundredths, so many in each 1,000, or the number itself. */
export function scaleOf({ type, unit }: Fact, kind: QuantityKind, { code }: Currency): FactScale {
  if (kind.is === 'percentage') return { factor: rational(100n), bare: 'hundredths', suffix: '%' };
  if (kind.is === 'rate') return { factor: parseNumber(kind.per)!, bare: { per: kind.per }, suffix: `per ${grouped(kind.per)}` };
  if (type === 'money') return { factor: rational(1n), bare: undefined, prefix: moneyInWords('', code).trim() };
  return { factor: rational(1n), bare: undefined, ...(unit === undefined ? {} : { suffix: unit }) };
}

/** What a value is as a number; undefined of what is none. */
export function numberOf(value: ObservedValue): Rational | undefined {
  if (typeof value === 'string') return parseNumber(value);
  if (typeof value !== 'object' || 'notApplicable' in value) return undefined;
  const [numerator, denominator, excluded] = [value.numerator, value.denominator, value.excluded ?? '0'].map(parseNumber);
  const eligible = denominator && sub(denominator, excluded ?? ZERO);
  return numerator && eligible && eligible.n !== 0n ? div(numerator, eligible) : undefined;
}

/** A value as it stands in the box of a number, so that reading it gives the same value again. */
export function boxText(fact: Fact, value: ObservedValue, { factor }: FactScale): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (fact.type === 'code' || fact.type === 'date') return String(value);
  if (typeof value === 'object' && 'notApplicable' in value) return 'not applicable';
  const number = numberOf(value);
  const shown = number && formatNumber(mul(number, factor));
  if (shown !== undefined && !shown.includes('/') && (shown.split('.')[1] ?? '').length <= MOST_DECIMALS) return grouped(shown);
  return typeof value === 'object' ? partsInWords(value) : String(value);
}

/** A value in full: "65%, 1,300 out of 2,000". */
export function valueInWords(fact: Fact, value: ObservedValue, kind: QuantityKind, currency: Currency): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return fact.type === 'date' ? dateInWords(value) : fact.type === 'code' ? value : resultInWords(value, kind, currency);
  if ('notApplicable' in value) return 'not applicable';
  const number = numberOf(value);
  return number ? `${quantityInWords(formatNumber(number), kind, currency)}, ${partsInWords(value)}` : partsInWords(value);
}

function partsInWords({ numerator, denominator, excluded }: Exclude<ObservedValue, string | boolean | { notApplicable: true }>): string {
  return `${grouped(numerator)} out of ${grouped(denominator)}${excluded === undefined || excluded === '0' ? '' : ` less ${grouped(excluded)}`}`;
}
