import { currencySign } from '../model/currency-signs.ts';
import { daysInMonth, monthNames, writtenDate } from '../model/dates.ts';

/** The date a wrong form must have meant, as `1 April 2026`; `undefined` where it could mean two days or none. */
export function correctDate(text: string): string | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (iso) return written(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numeric = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text);
  if (numeric) return Number(numeric[1]) > 12 ? written(Number(numeric[3]), Number(numeric[2]), Number(numeric[1])) : undefined;
  const words = /^(\d{1,2})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?([A-Za-z]+)\.?,?(?:[\s-]+(\d{4}))?$/.exec(text);
  if (words) return withMonth(words[1]!, words[2]!, words[3]);
  const american = /^([A-Za-z]+)\s+(\d{1,2})(?:st|nd|rd|th)?,\s+(\d{4})$/.exec(text);
  return american ? withMonth(american[2]!, american[1]!, american[3]) : undefined;
}

function withMonth(day: string, monthText: string, year: string | undefined): string | undefined {
  const month = monthNames.findIndex(name => name.toLowerCase().startsWith(monthText.slice(0, 3).toLowerCase())) + 1;
  if (month === 0) return undefined;
  return year ? written(Number(year), month, Number(day)) : `${Number(day)} ${monthNames[month - 1]}`;
}

function written(year: number, month: number, day: number): string | undefined {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return writtenDate({ year, month, day });
}

/** `2026/2027`, `2026-27` and `FY26/27` as `2026/27`. */
export function correctYear(text: string): string | undefined {
  const match = /^(?:FY)?(\d{4}|(?<=FY)\d{2})\s*[/-]\s*(?:\d{2})?(\d{2})$/.exec(text);
  return match ? `${match[1]!.padStart(4, '20')}/${match[2]}` : undefined;
}

/** `24300` with commas before groups of three digits. */
function grouped(digits: string): string {
  return digits.replace(/^0+(?=\d)/, '').replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A figure with commas between its thousands, as contracts are printed: `£19400.50` is `£19,400.50`. Of a fraction nothing is changed. */
export function withThousands(figure: string): string {
  return figure.replace(/^([^\d,]*)(\d{4,})(?=[.\s%]|$)/, (_, sign: string, digits: string) => sign + grouped(digits));
}

/** A number whose grouping can be mended without changing its digits: `24,3000` is not one, `1.200,50` is. */
export function correctNumber(text: string): string | undefined {
  const continental = /^(\d{1,3}(?:\.\d{3})+),(\d{1,2})$/.exec(text);
  if (continental) return `${grouped(continental[1]!.replaceAll('.', ''))}.${continental[2]}`;
  const bare = /^\.(\d+)$/.exec(text);
  return bare ? `0.${bare[1]}` : undefined;
}

/** `30days` as `30 days`. */
export function separateLetters(text: string): string | undefined {
  const match = /^(\d[\d.,]*)([a-z]+)$/.exec(text);
  if (match && /^(?:st|nd|rd|th)$/.test(match[2]!)) return match[1];
  return match ? `${match[1]} ${match[2]}` : undefined;
}

const suffixes = new Map([['k', 'k'], ['thousand', 'k'], ['m', 'm'], ['mn', 'm'], ['million', 'm'], ['bn', 'bn'], ['b', 'bn'], ['billion', 'bn']]);

/** `£ 5`, `£.50`, `£48 million`, `GBP 5`, `£218 000`, `€1.200,50` in the form that is read; `undefined` where the sum is in doubt. */
export function correctMoney(text: string): string | undefined {
  const code = /^(?:([A-Z]{3})\s+([\d.,]+)|([\d.,]+)\s+([A-Z]{3}))$/.exec(text);
  if (code) return correctMoney(`£${code[2] ?? code[3]}`)?.replace('£', () => currencySign((code[1] ?? code[4])!));
  const spaced = /^([£€$₹¥]\d{1,3})((?:\s\d{3})+)$/.exec(text);
  if (spaced) return spaced[1]! + spaced[2]!.replace(/\s/g, ',');
  const match = /^([£€$₹¥])\s*([\d.,]+)\s*([A-Za-z]*)$/.exec(text);
  if (!match) return undefined;
  const digits = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/.test(match[2]!) ? match[2]! : correctNumber(match[2]!);
  const suffix = match[3] === '' ? '' : suffixes.get(match[3]!.toLowerCase());
  return digits && suffix !== undefined ? `${match[1]}${digits}${suffix}` : undefined;
}

/** `12.5 %` and `12.5 per cent` as `12.5%`. */
export function correctPercent(text: string): string | undefined {
  const digits = text.replace(/\s*(?:%|per\s*cent)$/, '');
  const mended = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/.test(digits) ? digits : correctNumber(digits);
  return mended ? `${mended}%` : undefined;
}

/** `listSize` and `list_size` as `ListSize`, `points` as `Points`. */
export function correctName(text: string): string {
  return text.split(/[-_]+/).filter(part => part !== '').map(part => part[0]!.toUpperCase() + part.slice(1)).join('') || text;
}
