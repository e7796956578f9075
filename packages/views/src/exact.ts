import { add, fromInteger, isZero, mul, parseDecimal, parseNumber, roundTo, formatNumber, unitOfScale, ZERO, type Rational } from '@remit/program/rational';
import type { Sum } from '@remit/language/overview/overview';

/** An exact number out of the data; text that is none is a fault of who made the data. */
export function exact(text: string): Rational {
  const value = parseNumber(text) ?? parseDecimal(text);
  if (!value) throw new Error(`"${text}" is no number`);
  return value;
}

/** A sum in words as people write it, `£1,320` or `£12,033,333.33`. One that has no end in pence is rounded to the penny and says `about`. */
export function sumWords({ value, currency }: Sum): string {
  const of = exact(value);
  const pence = roundTo(of, unitOfScale(2), 'halfExpand');
  const text = formatNumber(pence);
  const [, minus, whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)!;
  const sign = /^[A-Z]{3}$/.test(currency) ? `${currency} ` : currency;
  const about = pence.n * of.d === of.n * pence.d ? '' : 'about ';
  return `${about}${minus}${sign}${whole!.replace(/\B(?=(\d{3})+$)/g, ',')}${fraction === '' ? '' : `.${fraction.padEnd(2, '0')}`}`;
}

/** A number with commas; one without an end stays a fraction. */
export function numberWords(value: string): string {
  const [whole, rest] = value.split('.');
  if (value.includes('/')) return value;
  return `${whole!.replace(/\B(?=(\d{3})+$)/g, ',')}${rest === undefined ? '' : `.${rest}`}`;
}

/** A fraction of one as a percentage: 0.612 is 61.2%. One without an end is rounded to two places and says `about`. */
export function percentWords(value: string): string {
  const hundredths = mul(exact(value), fromInteger(100));
  const text = formatNumber(hundredths);
  return text.includes('/') ? `about ${formatNumber(roundTo(hundredths, unitOfScale(2), 'halfExpand'))}%` : `${numberWords(text)}%`;
}

/** The total of sums of one currency; undefined where one is not known or the currencies differ. */
export function total(sums: readonly (Sum | null | undefined)[]): Sum | undefined {
  const first = sums[0];
  if (!first || sums.some((sum) => !sum || sum.currency !== first.currency)) return undefined;
  return { value: formatNumber(sums.reduce((all, sum) => add(all, exact(sum!.value)), ZERO)), currency: first.currency };
}

/** A value as a length on a screen, the only place where it need not be exact. */
export function asLength(value: string): number {
  const { n, d } = exact(value);
  if (isZero({ n, d })) return 0;
  // Both parts may be longer than a floating number holds.
  const shift = 10n ** 18n;
  return Number((n * shift) / d) / 1e18;
}
