import type { IsoDate } from './expression.ts';

/** The months as people write them, January first. */
export const MONTHS: readonly string[] = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const signs: ReadonlyMap<string, string> = new Map([['GBP', '£'], ['USD', '$'], ['EUR', '€']]);

/** A day as people in Britain write it: "2026-05-01" is "1 May 2026". What is no day stays as it is. */
export function dayInWords(date: IsoDate): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  const name = MONTHS[Number(month) - 1];
  return name === undefined ? date : `${Number(day)} ${name} ${year}`;
}

/** A number with commas between thousands: "1234.5" is "1,234.5". A fraction stays one: "1000/3" is "1,000/3". */
export function grouped(number: string): string {
  return number.replace(/^(-?)(\d+)/, (_, minus: string, digits: string) => minus + digits.replace(/\B(?=(\d{3})+$)/g, ','));
}

/** A sum of money as people write it: "1333.30" in GBP is "£1,333.30", in CHF "CHF 1,333.30". */
export function sumInWords(amount: string, currency: string): string {
  const [, minus, whole, fraction] = /^(-?)(\d+)(.*)$/.exec(amount) ?? ['', '', amount, ''];
  return `${minus ?? ''}${signs.get(currency) ?? `${currency} `}${grouped(whole!)}${fraction}`;
}
