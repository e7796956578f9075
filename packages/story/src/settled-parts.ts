import type { Payment, Posting, Program, Result } from '@remit/program';
import { abs, add, formatMoney, formatNumber, mul, parseMoney, parseNumber, rational, ZERO, type Rational } from '@remit/program/rational';
import { periodsInWords } from './dates.ts';
import { numberInWords } from './money.ts';
import type { Names } from './names.ts';
import { periodOrders } from './period-orders.ts';

/** Part of a payment: one line of the contract, for one or more periods, or the VAT on it. */
export interface SettledPart {
  /** "Outcome payment, April 2026 to June 2026". */
  what: string;
  /** Not below zero; what is taken off says "less". */
  amount: string;
}

interface Gathered {
  posting: Posting;
  periods: string[];
  sum: Rational;
  takenOff: boolean;
}

/** Tells of a payment what it is made up of: the postings it settles, those of one line and member taken together. The parts come to the payment. */
export function settledParts(result: Result, program: Program, names: Names): (payment: Payment) => SettledPart[] {
  const postings = new Map([...result.ledger.postings, ...result.postings].map((posting) => [posting.key, posting]));
  const { scale } = program.currency;
  const orderOf = periodOrders(program);
  return ({ settles, invoice }) => {
    const parts = new Map<string, Gathered>();
    for (const { posting: key, amount } of settles) {
      const posting = postings.get(key);
      if (!posting) continue;
      const takenOff = amount.startsWith('-') !== (invoice ?? false);
      const part = JSON.stringify([posting.line, names.keys(posting.dims), takenOff, posting.tax?.rate, posting.tax?.refunds]);
      const before = parts.get(part) ?? { posting, periods: [], sum: ZERO, takenOff };
      parts.set(part, { ...before, periods: [...before.periods, posting.period], sum: add(before.sum, parseMoney(amount, scale) ?? ZERO) });
    }
    return [...parts.values()].map(({ posting: { line, dims, tax }, periods, sum, takenOff }) => ({
      what: (takenOff ? 'less ' : '') + taxInWords(tax, names) + [names.line(line), periodsInWords(periods, orderOf(line)), names.keys(dims)].filter((part) => part !== '').join(', '),
      amount: formatMoney(abs(sum), scale),
    }));
  };
}

/** "VAT at 20% on ", before what it is on. */
function taxInWords(tax: Posting['tax'], names: Names): string {
  if (!tax) return '';
  const rate = parseNumber(tax.rate);
  const at = rate ? ` at ${numberInWords(formatNumber(mul(rate, rational(100n))))}%` : '';
  return tax.refunds === undefined ? `VAT${at} on ` : `VAT${at} paid to ${names.party(tax.refunds)} on `;
}
