/** Currencies and the digits after their point (ISO 4217). */

const SCALES: ReadonlyMap<string, number> = new Map([
  ...['AUD', 'BRL', 'CAD', 'CHF', 'CNY', 'CZK', 'DKK', 'EUR', 'GBP', 'GHS', 'HKD', 'HUF', 'INR', 'KES', 'MXN', 'NGN', 'NOK', 'NZD', 'PLN', 'RON', 'SEK', 'SGD', 'THB', 'TRY', 'USD', 'XCD', 'ZAR']
    .map((code): [string, number] => [code, 2]),
  ...['CLP', 'ISK', 'JPY', 'KRW', 'RWF', 'UGX', 'VND', 'XAF', 'XOF', 'XPF'].map((code): [string, number] => [code, 0]),
  ...['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'].map((code): [string, number] => [code, 3]),
]);

/** Digits after the point of a currency; undefined for a code that is not known. */
export function currencyScale(code: string): number | undefined {
  return SCALES.get(code);
}
