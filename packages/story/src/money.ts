import { grouped } from '@remit/program/in-words';
import { sumInWords as moneyInWords } from '@remit/program/in-words';
import { abs, formatNumber, fromInteger, mul, parseNumber, sign } from '@remit/program/rational';

export { moneyInWords };

const HUNDRED = fromInteger(100);

/** Digits shown of a number that has no end. */
const SHOWN_DIGITS = 6;

/** A sum of money that is not rounded yet, with at least `scale` digits after the point: "1180.5" is "£1,180.50", "1000/3" is "£333.333333…". */
export function unroundedMoney(amount: string, { code, scale }: { code: string; scale: number }): string {
  const [whole = '', digits = ''] = endless(amount).split('.');
  return moneyInWords(digits === '' && scale === 0 ? whole : `${whole}.${digits.padEnd(scale, '0')}`, code);
}

/** A number of a document for people: "1234.5" is "1,234.5", "1000/3" is "333.333333…". What is not a number stays as it is. */
export function numberInWords(number: string): string {
  return /^-?\d+([./]\d+)?$/.test(number) ? grouped(endless(number)) : number;
}

/** A number that the contract writes in hundredths: "0.05" is "5%", "1/3" is "33.333333…%". What is not a number stays as it is. */
export function percentageInWords(number: string): string {
  const value = parseNumber(number);
  return value ? `${numberInWords(formatNumber(mul(value, HUNDRED)))}%` : number;
}

/** A number that the contract gives for so many: "0.08" for 1000 is "80 per 1,000". What is not a number stays as it is. */
export function rateInWords(number: string, per: string): string {
  const [value, size] = [parseNumber(number), parseNumber(per)];
  return value && size ? `${numberInWords(formatNumber(mul(value, size)))} per ${numberInWords(per)}` : number;
}

/** A fraction as a decimal number, cut off with "…"; exact for the digits shown. */
function endless(number: string): string {
  const value = number.includes('/') ? parseNumber(number) : undefined;
  if (!value) return number;
  const digits = abs(value).n * 10n ** BigInt(SHOWN_DIGITS) / value.d;
  const text = String(digits).padStart(SHOWN_DIGITS + 1, '0');
  return `${sign(value) < 0 ? '-' : ''}${text.slice(0, -SHOWN_DIGITS)}.${text.slice(-SHOWN_DIGITS)}…`;
}

/** "1 payment", "2 payments", "1,234 payments". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(String(count))} ${count === 1 ? one : many}`;
}
