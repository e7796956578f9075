import { abs, formatNumber, mul, parseNumber, rational, roundTo, sub, type Rational } from '@remit/program/rational';
import { grouped } from '@remit/program/in-words';
import { moneyInWords } from './money.ts';
import type { QuantityKind } from './quantity-kinds.ts';

type Currency = { code: string; scale: number };

const HUNDRED = rational(100n);
/** A fraction longer than this is rounded where it stands in a calculation. */
const LONGEST_FRACTION = 9;

/** A number as what it is: "£1,180.50", "70%", "80 per 1,000", "24,300 people". One without end is "about £211,983.33", or a fraction where it is only a number. What is not a number stays as it is. */
export function quantityInWords(number: string, kind: QuantityKind, currency: Currency): string {
  const value = parseNumber(number);
  if (!value) return number;
  const shown = formatNumber(scaled(value, kind));
  if (shown.includes('/') && (kind.is !== 'plain' || shown.length > LONGEST_FRACTION)) return aboutInWords(value, kind, currency);
  return dressed(shown, kind, currency);
}

/** A number that has no end, rounded, with what it is exactly: "about £211,983.33 (exactly £635,950/3)", "about 64.19% (exactly 1,095/1,706)"; any other as above. */
export function resultInWords(number: string, kind: QuantityKind, currency: Currency): string {
  const value = parseNumber(number);
  if (!value || !formatNumber(scaled(value, kind)).includes('/')) return quantityInWords(number, kind, currency);
  const exact = formatNumber(value).split('/').map(grouped).join('/');
  return `${aboutInWords(value, kind, currency)} (exactly ${kind.is === 'money' ? dressed(formatNumber(value), kind, currency) : exact})`;
}

function aboutInWords(value: Rational, kind: QuantityKind, currency: Currency): string {
  const digits = kind.is === 'money' ? currency.scale : 4;
  return `about ${dressed(formatNumber(roundTo(scaled(value, kind), rational(1n, 10n ** BigInt(digits)), 'halfExpand')), kind, currency)}`;
}

function scaled(value: Rational, kind: QuantityKind): Rational {
  return kind.is === 'percentage' ? mul(value, HUNDRED) : kind.is === 'rate' ? mul(value, parseNumber(kind.per)!) : value;
}

function dressed(number: string, kind: QuantityKind, currency: Currency): string {
  switch (kind.is) {
    case 'money': return number.includes('/') ? `${moneyInWords(number.split('/')[0]!, currency.code)}/${grouped(number.split('/')[1]!)}` : moneyInWords(padded(number, currency.scale), currency.code);
    case 'percentage': return `${grouped(number)}%`;
    case 'rate': return `${grouped(number)} per ${grouped(kind.per)}`;
    case 'count': return kind.noun === undefined ? grouped(number) : `${grouped(number)} ${number === '1' ? singular(kind.noun) : kind.noun}`;
    case 'plain': return grouped(number);
  }
}

function padded(number: string, scale: number): string {
  const [whole = '', digits = ''] = number.split('.');
  return digits === '' && scale === 0 ? whole : `${whole}.${digits.padEnd(scale, '0')}`;
}

/** Nouns that are made plural by more than an ending, or not at all. */
const irregulars: ReadonlyMap<string, string> = new Map([
  ['people', 'person'], ['children', 'child'], ['women', 'woman'], ['men', 'man'], ['lives', 'life'], ['series', 'series'], ['species', 'species'], ['premises', 'premises'], ['diagnoses', 'diagnosis'],
]);

/** "tenancies" is "tenancy". */
function singular(noun: string): string {
  const irregular = irregulars.get(noun.replace(/^.*[ -]/, ''));
  if (irregular !== undefined) return noun.replace(/[^ -]*$/, irregular);
  if (/[^aeiou]ies$/.test(noun)) return `${noun.slice(0, -3)}y`;
  if (/(ss|x|z|ch|sh)es$/.test(noun)) return noun.slice(0, -2);
  return /[^su]s$/.test(noun) && !/is$/.test(noun) ? noun.slice(0, -1) : noun;
}

/** How far apart two numbers are; nothing where one of them is no number. */
export function gapBetween(a: string, b: string): string | undefined {
  const [x, y] = [parseNumber(a), parseNumber(b)];
  return x && y ? formatNumber(abs(sub(x, y))) : undefined;
}
