/** The signs of money in contracts, each with the currencies that are written with it, the commonest first. */
export const CURRENCIES_OF_SIGN: ReadonlyMap<string, readonly string[]> = new Map([
  ['£', ['GBP']], ['€', ['EUR']], ['$', ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD']], ['₹', ['INR']], ['¥', ['JPY', 'CNY']],
]);

const signs: ReadonlyMap<string, string> = new Map([...CURRENCIES_OF_SIGN].flatMap(([sign, codes]) => codes.map((code) => [code, sign] as const)));

/** What stands before a sum of a currency (ISO 4217) in a contract: its sign, else the code itself, as in `CHF5`. */
export function currencySign(code: string): string {
  return signs.get(code) ?? code;
}
