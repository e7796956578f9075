/** The tax that a program charges, ready to be worked out. */
import type { IsoDate, Program, RoundingMode, TaxTreatment } from '@remit/program';
import type { Rational } from '@remit/program/rational';
import { add, cmp, div, max, mul, ONE, parseNumber, roundTo, sub } from '@remit/program/rational';
import { programFault } from './fault.ts';

/** A rate with its text, as postings write it. */
export interface TaxRate { readonly text: string; readonly rate: Rational }

/** Rates by day, and how tax is rounded. */
export class TaxRules {
  readonly unit: Rational;
  readonly #mode: RoundingMode;
  readonly #rates: readonly { treatment: TaxTreatment; from: IsoDate; rate: TaxRate }[];

  constructor(tax: NonNullable<Program['tax']>) {
    this.unit = parseNumber(tax.rounding.unit)!;
    this.#mode = tax.rounding.mode;
    this.#rates = tax.rates.map(({ treatment, from, rate }) => ({ treatment, from, rate: { text: rate, rate: parseNumber(rate)! } }));
  }

  /** The rate of a treatment on a day: that of the last day from which there is one. */
  rateOn(treatment: TaxTreatment, day: IsoDate): TaxRate {
    const found = this.#rates.filter(each => each.treatment === treatment && each.from <= day).at(-1);
    return found?.rate ?? programFault(`There is no ${treatment} rate of tax on ${day}.`);
  }

  /** The tax on a sum, rounded. */
  on(sum: Rational, { rate }: TaxRate): Rational {
    return roundTo(mul(sum, rate), this.unit, this.#mode);
  }

  /** What a sum takes of a limit that includes tax: the sum, and its tax rounded up, so that the limit holds however payments are rounded. */
  cost(sum: Rational, { rate }: TaxRate): Rational {
    return add(sum, roundTo(mul(sum, rate), this.unit, 'ceil'));
  }

  /** The largest sum, in whole units of the currency and not below zero, that costs no more than what is left. */
  within(left: Rational, rate: TaxRate, unit: Rational): Rational {
    const most = roundTo(div(left, add(ONE, rate.rate)), unit, 'trunc');
    if (cmp(this.cost(most, rate), left) <= 0) return most;
    // Its tax, rounded up, is too much: less is paid with that tax, or as much as one step less of tax is charged on.
    const tax = sub(this.cost(most, rate), most);
    return max(sub(left, tax), roundTo(div(sub(tax, this.unit), rate.rate), unit, 'trunc'));
  }
}
