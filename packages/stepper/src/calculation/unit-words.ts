import { numberInWords } from '@remit/story/money';
import type { QuantityKind } from '@remit/story/quantity-kinds';

/** What a value is, for people: "money in GBP", "count of people", "rate per 1,000 people", "yes or no". */
export function unitInWords(kind: QuantityKind, value: string, currency: string): string {
  if (value === 'true' || value === 'false') return 'yes or no';
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return 'date';
  switch (kind.is) {
    case 'money': return `money in ${currency}`;
    case 'percentage': return 'percentage';
    case 'rate': return `rate per ${numberInWords(kind.per)}${kind.noun === undefined ? '' : ` ${kind.noun}`}`;
    case 'count': return kind.noun === undefined ? 'count' : `count of ${kind.noun}`;
    case 'plain': return /^-?\d/.test(value) ? 'number' : value === 'missing' ? 'value' : 'word';
  }
}
