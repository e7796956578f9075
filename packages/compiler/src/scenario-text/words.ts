/** Periods, days, money, numbers and keys as a scenario writes them. */
import { currencySign } from '@remit/language/model/currency-signs';
import { firstUnseen } from '@remit/language/parsing/unseen-characters';
import { grouped, MONTHS } from '@remit/program/in-words';
import { CannotWrite } from './cannot-write.ts';

/** "April 2026", "Q1 2026/27", "2026/27", the name of a cohort. */
export function periodText(id: string): string {
  const month = /^(\d{4})-(\d{2})$/.exec(id);
  if (month) return `${MONTHS[Number.parseInt(month[2]!, 10) - 1]} ${month[1]}`;
  const quarter = /^(.+)-(Q\d)$/.exec(id);
  return quarter ? `${quarter[2]} ${quarter[1]}` : id;
}

/** "1,250.5", "-3", "1/3" */
export function numberText(number: string): string {
  return number.includes('/') ? number : grouped(number);
}

/** "£1,250.50"; the currency is that of the contract. */
export function moneyText(amount: string, currency: string): string {
  if (amount.includes('/')) throw new CannotWrite(`A sum of ${amount} has no end as a decimal, so it cannot be written into a scenario.`);
  const [minus, digits] = amount.startsWith('-') ? ['-', amount.slice(1)] : ['', amount];
  return `${minus}${currencySign(currency)}${numberText(digits)}`;
}

/** A text in quotes. */
export function quoted(text: string): string {
  if (/["\r\n]/.test(text)) throw new CannotWrite(`'${text.replaceAll(/[\r\n]+/g, ' ')}' has a quotation mark or a line end in it, which the text of a contract cannot hold.`);
  const unseen = firstUnseen(text);
  if (unseen !== undefined) throw new CannotWrite(`'${text.slice(0, 40)}' has a character in it that cannot be seen (${unseen}), which the text of a contract cannot hold. Write the words anew, without it.`);
  return `"${text}"`;
}

/** The same as a title that can be written: straight quotes become single ones. */
export function titleText(text: string): string {
  return quoted(text.replaceAll('"', "'").replaceAll(/\s+/g, ' ').trim());
}
