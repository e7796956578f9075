import { add, cmp, div, fromInteger, mul, rational, sub, ZERO, type Rational } from '@remit/program/rational';
import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import { clauseOf } from '../../model/clauses.ts';
import { isoDate, parseDate } from '../../model/dates.ts';
import { writtenNumber, writtenPercentage } from '../../model/literals.ts';
import type { ContractYear } from '../contract-years.ts';
import { dayNumber, plusMonths } from '../days.ts';
import type { Figures } from '../figures.ts';
import { plainSum } from '../plain-sum.ts';
import { defineRule } from '../rule.ts';

/** Variations together add less than what a contract may grow by without being awarded anew. */
export const coi013 = defineRule({
  code: 'COI-013',
  title: 'Variations that add too much',
  kind: 'law',
  judges: 'written',
  severity: 'warning',
  thresholds: ['variation-value', 'variation-share'],
  why: 'Under the Provider Selection Regime a change that the commissioner decides needs no new award while it adds less than £500,000 or less than a quarter of the first value; all changes count together. Contracts have grown change by change to what nobody had ever been asked to bid for.',
  remedy: 'Make a smaller change, or award what is added anew.',
  sources: ['S29', 'S30'],
  bad: 'value £22,000,000 each year … variation 5 effective 1 April 2027 { Core { amount £30,000,000 per year } }',
  good: 'value £22,000,000 each year … variation 5 effective 1 April 2027 { Core { amount £22,400,000 per year } }',
  check: {
    Contract(contract, { graphs, threshold, report }) {
      const [share, least] = [threshold('variation-share'), threshold('variation-value')];
      const variations = contract.declarations.filter(ast.isVariation);
      if (!share || variations.length === 0) return;
      const first = firstValue(contract, graphs.figures);
      const steps = first && addedBy(variations, graphs.figures, first.currency);
      if (!first || !steps || cmp(first.value, ZERO) <= 0) return;
      let total = ZERO;
      for (const { variation, added } of steps) {
        total = add(total, added);
        const part = div(total, first.value);
        if (cmp(part, share.value) < 0 || (least && cmp(total, least.value) < 0) || cmp(added, ZERO) <= 0) continue;
        const money = (value: Rational): string => `${first.currency.length === 1 ? first.currency : `${first.currency} `}${writtenNumber(rounded(value))}`;
        report({
          at: { node: variation, property: 'number' },
          message: `With variation ${variation.number} what is added comes to ${money(total)}, which is ${writtenPercentage(div(rounded(mul(part, fromInteger(1000))), fromInteger(1000)))} of the first value of ${money(first.value)}: not less than ${share.written}${least ? `, and not less than ${least.written}` : ''}. Such a change can be challenged as an award without a procedure. Add less, or award anew what is added.`,
          related: [
            { at: first.at, message: `The first value is taken from here.` },
            ...steps.filter(({ variation: one }) => one !== variation).map((one) => ({ at: { node: one.variation, property: 'number' }, message: `Variation ${one.variation.number} adds ${money(one.added)}.` })),
          ],
        });
        return;
      }
    },
  },
});

interface FirstValue {
  readonly value: Rational;
  readonly currency: string;
  readonly at: AstNode;
}

/** What the contract was worth over its whole years when it was signed: the value it states, else what its payments come to. */
function firstValue(contract: ast.Contract, figures: Figures): FirstValue | undefined {
  const stated = clauseOf(contract, ast.isStatedValue);
  const sums: { value: Rational; currency: string }[] = [];
  if (stated?.span?.term) {
    const sum = plainSum(stated.value?.entries[0]?.value);
    if (stated.value?.entries.length !== 1 || sum?.kind !== 'money' || sum.per || sum.currency === undefined) return undefined;
    sums.push({ value: sum.value, currency: sum.currency });
  } else if (stated) {
    for (const year of figures.years) {
      const sum = figures.level(stated.value, year);
      if (sum?.kind !== 'money' || sum.currency === undefined) return undefined;
      sums.push({ value: sum.value, currency: sum.currency });
    }
  } else {
    for (const payment of contract.declarations.filter((one) => ast.isPayment(one) || ast.isPool(one))) {
      for (const year of figures.years) {
        const sum = figures.paid(payment, year);
        if (!sum) return undefined;
        sums.push(sum);
      }
    }
  }
  const currency = sums[0]?.currency;
  if (currency === undefined || sums.some((sum) => sum.currency !== currency)) return undefined;
  return { value: sums.reduce((total, sum) => add(total, sum.value), ZERO), currency, at: stated ?? contract.declarations.find((one) => ast.isPayment(one) || ast.isPool(one))! };
}

/** What each variation adds over the rest of the term, by the day on which it takes effect; undefined where one of them changes money that has no plain figure. */
function addedBy(variations: readonly ast.Variation[], figures: Figures, currency: string): { variation: ast.Variation; added: Rational }[] | undefined {
  const dated = variations.flatMap((variation) => {
    const day = parseDate(variation.effective);
    return day ? [{ variation, day }] : [];
  });
  if (dated.length < variations.length) return undefined;
  dated.sort((one, other) => (isoDate(one.day) < isoDate(other.day) ? -1 : isoDate(one.day) > isoDate(other.day) ? 1 : 0));
  const now = new Map<AstNode, Rational | undefined>();
  const yearly = (payment: AstNode, year: ContractYear): Rational | undefined => {
    if (now.has(payment)) return now.get(payment);
    const sum = ast.isPayment(payment) || ast.isPool(payment) ? figures.paid(payment, year) : undefined;
    return sum?.currency === currency ? sum.value : undefined;
  };
  const steps: { variation: ast.Variation; added: Rational }[] = [];
  for (const { variation, day } of dated) {
    let added = ZERO;
    const apply = (payment: AstNode, sum: Rational | undefined, was: Rational | undefined): boolean => {
      now.set(payment, sum);
      if (sum === undefined || was === undefined) return false;
      added = add(added, mul(sub(sum, was), yearsLeft(day, figures.years)));
      return true;
    };
    const [year] = figures.years;
    if (!year) return undefined;
    for (const clause of variation.clauses) {
      if (ast.isVariationChange(clause)) {
        const target = clause.target?.ref;
        if (clause.clauses.some(ast.isFundLimit)) return undefined;
        const amount = clause.clauses.find(ast.isAmountClause)?.amount;
        if (!amount || !(ast.isPayment(target) || ast.isPool(target))) continue;
        if (!apply(target, yearlyAmount(amount, target, currency), yearly(target, year))) return undefined;
      } else if (ast.isRemoves(clause)) {
        for (const { ref } of clause.targets) if ((ast.isPayment(ref) || ast.isPool(ref)) && !apply(ref, ZERO, yearly(ref, year))) return undefined;
      }
    }
    for (const one of variation.declarations) if ((ast.isPayment(one) || ast.isPool(one)) && !apply(one, yearly(one, year), ZERO)) return undefined;
    steps.push({ variation, added });
  }
  return steps;
}

const timesAYear: Readonly<Record<string, number>> = { year: 1, quarter: 4, month: 12, yearly: 1, quarterly: 4, monthly: 12 };

/** What an amount comes to in a year where it takes the place of that of a payment. */
function yearlyAmount(amount: ast.Amount, payment: ast.Payment | ast.Pool, currency: string): Rational | undefined {
  // What results can earn counts with the most that they can.
  const sum = plainSum(ast.isSharedOut(amount.value) && amount.steps.length === 0 ? amount.value.ceiling : amount);
  const paid = (payment.clauses as readonly AstNode[]).find(ast.isPaid);
  const count = timesAYear[sum?.per ?? paid?.frequency ?? ''];
  if (sum?.kind !== 'money' || sum.currency !== currency || count === undefined || (!sum.per && paid?.options.some(ast.isInInstalments))) return undefined;
  return mul(sum.value, fromInteger(count));
}

/** How many of the years lie after a day: the year in which it falls by its days. */
function yearsLeft(day: { readonly year: number; readonly month: number; readonly day: number }, years: readonly ContractYear[]): Rational {
  return years.reduce((total, { first }) => {
    const [start, end, from] = [dayNumber(first), dayNumber(plusMonths(first, 12)), dayNumber(day)];
    const left = end - Math.max(start, from);
    return left <= 0 ? total : add(total, rational(BigInt(left), BigInt(end - start)));
  }, ZERO);
}

/** To whole units, halves up, for a message. */
function rounded(value: Rational): Rational {
  return rational((2n * value.n + value.d) / (2n * value.d));
}
