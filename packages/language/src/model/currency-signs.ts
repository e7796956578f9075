/** The currencies that sums can be written in (ISO 4217), those of the first contracts first. */
export const CURRENCIES: readonly string[] = [
  'GBP', 'EUR', 'USD', 'AUD', 'CAD', 'CHF', 'DKK', 'INR', 'JPY', 'KES', 'NOK', 'NZD', 'PLN', 'SEK', 'ZAR', 'BHD', 'BRL', 'CLP', 'CNY', 'CZK', 'GHS', 'HKD', 'HUF', 'IQD', 'ISK', 'JOD', 'KRW', 'KWD', 'LYD', 'MXN', 'NGN', 'OMR',
  'RON', 'RWF', 'SGD', 'THB', 'TND', 'TRY', 'UGX', 'VND', 'XAF', 'XCD', 'XOF', 'XPF',
];

/** The signs of money in contracts, each with the currencies that are written with it, the commonest first. */
export const CURRENCIES_OF_SIGN: ReadonlyMap<string, readonly string[]> = new Map([
  ['£', ['GBP']], ['€', ['EUR']], ['$', ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD']], ['₹', ['INR']], ['¥', ['JPY', 'CNY']],
]);

/** The words for a unit of money in `from the first pound`, each with the sign of its currencies. */
const SIGNS_OF_WORD: ReadonlyMap<string, string> = new Map([['pound', '£'], ['dollar', '$'], ['euro', '€']]);

/** Whether a sign, a word or a code that stands for a unit of money is one of a currency (ISO 4217). */
export function isUnitOf(unit: string, currency: string): boolean {
  const sign = SIGNS_OF_WORD.get(unit) ?? unit;
  return (CURRENCIES_OF_SIGN.get(sign) ?? [sign]).includes(currency);
}

const signs: ReadonlyMap<string, string> = new Map([...CURRENCIES_OF_SIGN].flatMap(([sign, codes]) => codes.map((code) => [code, sign] as const)));

/** What stands before a sum of a currency (ISO 4217) in a contract: its sign, else the code itself, as in `CHF5`. */
export function currencySign(code: string): string {
  return signs.get(code) ?? code;
}
