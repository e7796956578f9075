const signs: ReadonlyMap<string, string> = new Map([['GBP', '£'], ['USD', '$'], ['EUR', '€']]);

/** A sum of money of a document, for people: "1234567.80" in GBP is "£1,234,567.80", in CHF "CHF 1,234,567.80". */
export function moneyInWords(amount: string, currency: string): string {
  const minus = amount.startsWith('-') ? '-' : '';
  const sign = signs.get(currency) ?? `${currency} `;
  return `${minus}${sign}${grouped(amount.slice(minus.length))}`;
}

/** A number of a document with commas between thousands: "1234.5" is "1,234.5". A fraction stays one: "1000/3" is "1,000/3". */
export function grouped(number: string): string {
  return number.replace(/^(-?)(\d+)/, (_, minus: string, digits: string) => minus + digits.replace(/\B(?=(\d{3})+$)/g, ','));
}

/** "1 payment", "2 payments", "1,234 payments". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(String(count))} ${count === 1 ? one : many}`;
}
