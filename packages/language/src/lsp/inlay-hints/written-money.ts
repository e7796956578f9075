import { eq, rational, roundTo, type Rational } from '@remit/program/rational';
import { writtenNumber } from '../../model/literals.ts';

/** One hundredth: the places that sums are shown with where they are no whole ones. */
const hundredth = rational(1n, 100n);

/** A sum as a contract writes it, `£2,673,000` or `£1,347.72`; one whose decimals never end to the nearest hundredth, after `≈`. */
export function writtenMoney({ value, currency }: { readonly value: Rational; readonly currency?: string }): string {
  const exact = writtenNumber(value);
  const isFinite = !exact.includes('/');
  const digits = isFinite ? exact : writtenNumber(roundTo(value, hundredth, 'halfExpand'));
  const [whole, decimals] = digits.replace(/^-/, '').split('.');
  const minus = digits.startsWith('-') ? '-' : '';
  return `${isFinite || eq(value, roundTo(value, hundredth, 'halfExpand')) ? '' : '≈ '}${minus}${currency ?? ''}${whole}${decimals === undefined ? '' : `.${decimals.padEnd(2, '0')}`}`;
}
