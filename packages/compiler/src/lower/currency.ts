import { CURRENCIES } from '@remit/language/model/currency-signs';

/** Those whose units have no parts in use, and those whose units have a thousand (ISO 4217). */
const WITHOUT = new Set(['CLP', 'ISK', 'JPY', 'KRW', 'RWF', 'UGX', 'VND', 'XAF', 'XOF', 'XPF']);
const THOUSANDTHS = new Set(['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND']);

/** Digits after the point of a currency; undefined for a code that is not known. */
export function currencyScale(code: string): number | undefined {
  if (!CURRENCIES.includes(code)) return undefined;
  return WITHOUT.has(code) ? 0 : THOUSANDTHS.has(code) ? 3 : 2;
}
