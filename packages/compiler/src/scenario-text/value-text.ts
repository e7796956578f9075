/** `92.35%`, `1,300 out of 2,000 less 20`, `1,515 per 1,500`, `£1,000`, `yes` */
import type { Fact, ObservedValue } from '@remit/program';
import { dayInWords } from '@remit/program/in-words';
import { formatNumber, mul, parseNumber, rational } from '@remit/program/rational';
import { CannotWrite } from './cannot-write.ts';
import { moneyText, numberText } from './words.ts';

/** How a fact's values are written. */
export interface ValueForm { readonly currency: string; /** Its values are rates, not proportions. */ readonly isRate: boolean }

/** A value of a fact as a scenario writes it, exactly. */
export function valueText({ id, type, unit }: Fact, value: ObservedValue, { currency, isRate }: ValueForm): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'object') {
    if ('notApplicable' in value) return 'not applicable';
    const { numerator, denominator } = value;
    const excluded = value.excluded === '0' ? undefined : value.excluded;
    if (isRate && excluded === undefined) return `${decimal(id, numerator)} per ${decimal(id, denominator)}`;
    return `${decimal(id, numerator)} out of ${decimal(id, denominator)}${excluded === undefined ? '' : ` less ${decimal(id, excluded)}`}`;
  }
  switch (type) {
    case 'date': return dayInWords(value);
    case 'code': return value;
    case 'money': return moneyText(value, currency);
    case 'percentage': return percent(value);
    case 'ratio': return isRate ? numberText(value) : percent(value);
    case 'count': return unit === undefined || !/^\p{Ll}[\p{Ll} -]*$/u.test(unit) ? numberText(value) : `${numberText(value)} ${unit}`;
    default: return numberText(value);
  }
}

function percent(value: string): string {
  const hundredths = formatNumber(mul(parseNumber(value)!, rational(100n)));
  return hundredths.includes('/') ? numberText(value) : `${numberText(hundredths)}%`;
}

function decimal(id: string, number: string): string {
  if (number.includes('/')) throw new CannotWrite(`'${id}' is ${number}, which has no end as a decimal, so it cannot be written into a scenario.`);
  return numberText(number);
}
