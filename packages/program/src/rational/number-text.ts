import type { NumberText } from '../expression.ts';
import type { Rational } from './arithmetic.ts';
import { rational } from './arithmetic.ts';

/** A number with more digits than this is refused: it is a mistake or an attack, never a sum of money. */
export const MAX_DIGITS = 4000;

const CANONICAL = /^(-?)(0|[1-9]\d*)(?:\.(\d*[1-9])|\/([1-9]\d*))?$/;
const DECIMAL = /^([+-]?)(\d*)(?:\.(\d+))?(%?)$/;

/**
 * Reads a number in the one canonical spelling of the formats: a finite decimal
 * without exponent, plus sign, leading or trailing zeros or negative zero
 * ("1250.5"), else a reduced fraction ("1/3"). Anything else is undefined.
 */
export function parseNumber(text: string): Rational | undefined {
  if (text.length > MAX_DIGITS) return undefined;
  const match = CANONICAL.exec(text);
  if (!match) return undefined;
  const [, minus, whole, fraction, denominator] = match as unknown as [string, string, string, string?, string?];
  const value = denominator === undefined
    ? fromDigits(minus, whole, fraction ?? '')
    : rational(BigInt(minus + whole), BigInt(denominator));
  if (minus && value.n === 0n) return undefined;
  if (denominator !== undefined && formatNumber(value) !== text) return undefined;
  return value;
}

/**
 * Reads a decimal as people and spreadsheets write it: also with a plus sign,
 * leading and trailing zeros, surrounding blanks, no digit before the point, or
 * a percent sign ("070.0%" is 7/10). No exponent, no thousands separators, no
 * fractions. Anything else is undefined.
 */
export function parseDecimal(text: string): Rational | undefined {
  const trimmed = text.trim();
  if (trimmed.length > MAX_DIGITS) return undefined;
  const match = DECIMAL.exec(trimmed);
  if (!match) return undefined;
  const [, sign, whole, fraction = '', percent] = match as unknown as [string, string, string, string | undefined, string];
  if (whole === '' && fraction === '') return undefined;
  const value = fromDigits(sign === '-' ? '-' : '', whole, fraction);
  return percent ? rational(value.n, value.d * 100n) : value;
}

/** Reads a sum of money: exactly `scale` digits after the point ("1333.30" at scale 2), no negative zero. Anything else is undefined. */
export function parseMoney(text: string, scale: number): Rational | undefined {
  if (text.length > MAX_DIGITS) return undefined;
  const match = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?$/.exec(text);
  if (!match) return undefined;
  const [, minus, whole, fraction = ''] = match as unknown as [string, string, string, string | undefined];
  if (fraction.length !== scale) return undefined;
  const value = fromDigits(minus, whole, fraction);
  return minus && value.n === 0n ? undefined : value;
}

/** The canonical spelling: a finite decimal if there is one, else a reduced fraction. */
export function formatNumber(value: Rational): NumberText {
  const scale = decimalScale(value.d);
  if (scale === undefined) return `${value.n}/${value.d}`;
  return placePoint(value.n * (10n ** BigInt(scale) / value.d), scale);
}

/** A sum of money with exactly `scale` digits after the point. Throws a RangeError when the value is not a multiple of the unit: money is rounded where the contract says so, never here. */
export function formatMoney(value: Rational, scale: number): NumberText {
  const factor = 10n ** BigInt(scale);
  const scaled = value.n * factor;
  if (scaled % value.d !== 0n) throw new RangeError(`${formatNumber(value)} is not a whole multiple of the currency's unit (scale ${scale}).`);
  return placePoint(scaled / value.d, scale);
}

/** The currency's smallest unit: 1/100 for scale 2. */
export function unitOfScale(scale: number): Rational {
  return { n: 1n, d: 10n ** BigInt(scale) };
}

function fromDigits(minus: string, whole: string, fraction: string): Rational {
  const digits = BigInt(whole + fraction);
  return rational(minus ? -digits : digits, 10n ** BigInt(fraction.length));
}

/** Digits after the point that a decimal with this denominator needs; undefined when no finite decimal has it. */
function decimalScale(denominator: bigint): number | undefined {
  let rest = denominator;
  let twos = 0;
  let fives = 0;
  while (rest % 2n === 0n) { rest /= 2n; twos++; }
  while (rest % 5n === 0n) { rest /= 5n; fives++; }
  return rest === 1n ? Math.max(twos, fives) : undefined;
}

function placePoint(units: bigint, scale: number): NumberText {
  const minus = units < 0n ? '-' : '';
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  if (scale === 0) return minus + digits;
  return `${minus}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
