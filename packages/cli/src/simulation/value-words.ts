import type { Fact, Program } from '@remit/program';
import type { CaseValue } from '@remit/runtime';
import { formatNumber, fromInteger, mul, type Rational } from '@remit/program/rational';
import { dateInWords, periodInWords } from '@remit/story/dates';
import { numberInWords, percentageInWords, unroundedMoney } from '@remit/story/money';

const THOUSAND = fromInteger(1000);

/** A value of a fact as the contract would write it: "62%", "£33,200,000.00", "80 per 1,000", "24,300", "yes". */
export function valueInWords(value: CaseValue, fact: Fact, { currency }: Program): string {
  if ('share' in value) return shareInWords(value.share, fact, value.per);
  const { observed } = value;
  if (typeof observed === 'boolean') return observed ? 'yes' : 'no';
  if (typeof observed === 'object') return 'numerator' in observed ? `${numberInWords(observed.numerator)} ${fact.unit === undefined ? 'out of' : 'per'} ${numberInWords(observed.denominator)}` : 'not applicable';
  if (fact.type === 'money') return unroundedMoney(observed, currency);
  if (fact.type === 'percentage') return percentageInWords(observed);
  return fact.type === 'date' ? dateInWords(observed) : numberInWords(observed);
}

/** A number of a fact as the contract would write it. */
export function numberOfFactInWords(value: Rational, fact: Fact, program: Program): string {
  if (fact.type === 'bool') return value.n === 0n ? 'no' : 'yes';
  return valueInWords(fact.type === 'ratio' ? { share: value } : { observed: formatNumber(value) }, fact, program);
}

/** A value for programs: a number, yes or no as true or false, a code, a date; the parts of a share as a fraction. */
export function valueAsText(value: CaseValue): string {
  if ('share' in value) return formatNumber(value.share);
  const { observed } = value;
  if (typeof observed !== 'object') return String(observed);
  return 'numerator' in observed ? `${observed.numerator}/${observed.denominator}` : 'NA';
}

/** "HbA1cAtTarget in 2026/27", "Visits of A81001 in April 2026". */
export function targetInWords(id: string, period: string, keys: readonly string[]): string {
  return `${id}${keys.length > 0 ? ` of ${keys.join(', ')}` : ''}${period === 'term' ? '' : ` in ${periodInWords(period)}`}`;
}

function shareInWords(share: Rational, fact: Fact, per: Rational | undefined): string {
  if (fact.unit === undefined && !per) return percentageInWords(formatNumber(share));
  const base = per ?? THOUSAND;
  return `${numberInWords(formatNumber(mul(share, base)))} per ${numberInWords(formatNumber(base))}`;
}
