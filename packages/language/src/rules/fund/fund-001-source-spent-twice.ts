import { add, cmp, formatNumber, mul, parseNumber, sub, ZERO, type Rational } from '@remit/program/rational';
import type { AstNode } from 'langium';
import * as ast from '../../ast.ts';
import type { Correction } from '../../diagnostics/entry.ts';
import { append } from '../../model/grouped.ts';
import { quantityValue, writtenNumber } from '../../model/literals.ts';
import type { PlacedClaim } from '../claim-index.ts';
import type { ContractYear } from '../contract-years.ts';
import { figuresOf, type Figures, type YearSum } from '../figures.ts';
import { replaced } from '../fixes/edits.ts';
import { fundAcross } from '../identity.ts';
import { defineRule, type Claim } from '../rule.ts';

/** What is promised out of a fund, at one place. */
interface Promised {
  /** The payment, or what the fund allocates to. */
  readonly name: string;
  readonly at: AstNode;
  /** By the first day of the year; years in which the text does not tell the sum are left out. */
  readonly byYear: ReadonlyMap<string, YearSum>;
}

/** What a contract promises out of each of its funds, as far as its text tells it: what the fund allocates, else what is paid out of it. */
function promisesOf({ declarations }: ast.Contract, figures: Figures): Map<ast.Fund, Promised[]> {
  const byFund = new Map<ast.Fund, Promised[]>();
  const inYears = (sumIn: (year: ContractYear) => YearSum | undefined): Map<string, YearSum> =>
    new Map(figures.years.flatMap((year) => {
      const sum = sumIn(year);
      return sum ? [[year.key, sum] as const] : [];
    }));
  for (const payment of declarations) {
    // Of two payments with a gate it may be that one alone is made.
    if ((!ast.isPayment(payment) && !ast.isPool(payment)) || payment.clauses.some(ast.isGate)) continue;
    for (const at of payment.clauses.find(ast.isFromClause)?.shares ?? []) {
      const fund = at.party?.ref;
      const share = quantityValue(at.share);
      // What happens to more than there is may be written; then only what is allocated is a promise.
      if (!ast.isFund(fund) || at.limit || (at.share && !share) || fund.clauses.some((clause) => ast.isWhenExceeded(clause) || ast.isAllocatedTo(clause))) continue;
      const byYear = inYears((year) => {
        const sum = figures.paid(payment, year);
        return sum && share ? { currency: sum.currency, value: mul(sum.value, share.value) } : sum;
      });
      if (byYear.size > 0) append(byFund, fund, { name: payment.name, at, byYear });
    }
  }
  for (const fund of declarations) {
    if (!ast.isFund(fund)) continue;
    const allocated = figures.years.map((year) => [year.key, new Map(figures.allocated(fund, year).map(({ at, sum }) => [at, sum]))] as const);
    for (const at of fund.clauses.find(ast.isAllocatedTo)?.allocations ?? []) {
      const byYear = new Map(allocated.flatMap(([key, sums]) => (sums.get(at) ? [[key, sums.get(at)!] as const] : [])));
      if (byYear.size > 0) append(byFund, fund, { name: at.target?.$refText ?? '', at, byYear });
    }
  }
  return byFund;
}

/** A year, or the term, in which more is promised than there is. */
interface Short {
  readonly when: string;
  readonly funds: YearSum;
  readonly total: Rational;
  /** What one promise takes then. */
  readonly takes: (promised: Promised) => YearSum | undefined;
  readonly others: readonly { readonly claim: PlacedClaim; readonly value: Rational }[];
}

/** The first year in which a fund is short; else the term, where the fund is limited over it. */
function shortOf(fund: ast.Fund, own: readonly Promised[], elsewhere: readonly PlacedClaim[], figures: Figures): Short | undefined {
  const shortIn = (year: ContractYear): Short | undefined => {
    const funds = figures.funds(fund, year);
    if (!funds) return undefined;
    const takes = ({ byYear }: Promised): YearSum | undefined => byYear.get(year.key);
    const others = elsewhere.flatMap((claim) => (claim.data[year.key] === undefined ? [] : [{ claim, value: parseNumber(claim.data[year.key]!) ?? ZERO }]));
    const sums = own.map(takes).filter((sum) => sum !== undefined);
    if (sums.length === 0 || sums.some(({ currency }) => currency !== funds.currency) || others.some(({ claim }) => claim.data['currency'] !== funds.currency)) return undefined;
    const total = [...sums, ...others].reduce((all, { value }) => add(all, value), ZERO);
    return cmp(total, funds.value) > 0 ? { when: `in ${year.name}`, funds, total, takes, others } : undefined;
  };
  const inYears = figures.years.map(shortIn);
  const first = inYears.find((short) => short !== undefined);
  const isAlike = first && inYears.every((short) => short && cmp(short.total, first.total) === 0 && cmp(short.funds.value, first.funds.value) === 0);
  return first ? { ...first, when: isAlike ? 'a year' : first.when } : overTheTerm(fund, own, figures);
}

function overTheTerm(fund: ast.Fund, own: readonly Promised[], figures: Figures): Short | undefined {
  const limit = fund.clauses.find((clause) => ast.isFundLimit(clause) && clause.span?.term === true);
  const written = ast.isFundLimit(limit) && limit.limit?.entries.length === 1 ? quantityValue(limit.limit.entries[0]!.value) : undefined;
  if (written?.kind !== 'money' || written.currency === undefined) return undefined;
  const funds = { value: written.value, currency: written.currency };
  const takes = ({ byYear }: Promised): YearSum => ({ value: [...byYear.values()].reduce((all, { value }) => add(all, value), ZERO), currency: funds.currency });
  if (own.some(({ byYear }) => [...byYear.values()].some(({ currency }) => currency !== funds.currency))) return undefined;
  const total = own.reduce((all, promised) => add(all, takes(promised).value), ZERO);
  return cmp(total, funds.value) > 0 && figures.years.every(({ isWhole }) => isWhole) ? { when: 'over the term', funds, total, takes, others: [] } : undefined;
}

/** Takes what is too much from the last allocation, where that is written as a sum and holds as much. */
function lowered({ at, name }: Promised, { funds, total }: Short): Correction | undefined {
  const amount = ast.isAllocation(at) ? at.amount : undefined;
  const written = amount?.rates.length === 0 ? quantityValue(amount) : undefined;
  const left = written && sub(written.value, sub(total, funds.value));
  const sum = left && cmp(left, ZERO) > 0 ? `${funds.currency}${writtenNumber(left)}` : undefined;
  return amount && sum !== undefined && !sum.includes('/') ? replaced(amount, sum, `Lower '${name}' to ${sum}`) : undefined;
}

/** Raises a limit that is one sum of money. */
function raised(fund: ast.Fund, { when, funds, total }: Short): Correction | undefined {
  const limits = fund.clauses.filter(ast.isFundLimit).filter(({ span }) => (when === 'over the term') === (span?.term === true));
  const [entry, ...more] = limits.flatMap(({ limit }) => limit?.entries ?? []);
  const sum = `${funds.currency}${writtenNumber(total)}`;
  return entry?.value && entry.value.rates.length === 0 && more.length === 0 && !sum.includes('/') ? replaced(entry.value, sum, `Raise the limit of '${fund.name}' to ${sum}`) : undefined;
}

/** What is promised out of a fund each year, in all contracts of the project, is no more than there is. */
export const fund001 = defineRule({
  code: 'FUND-001',
  title: 'A source that is promised more than once',
  kind: 'contradiction',
  severity: { design: 'warning', signed: 'error', live: 'error' },
  why: 'In the first plans of the Better Care Fund the same money was earmarked several times over, so that schemes were agreed which nobody could pay.',
  remedy: 'Lower a payment, raise the fund, or pay from another one.',
  sources: ['S71'],
  bad: 'fund Pot { from ICB   limit £1,000,000 each year }, with payments of £600,000 a year out of it in each of two contracts',
  good: 'fund Pot { from ICB   limit £1,200,000 each year }',
  claims: (contract): Claim[] => [...promisesOf(contract, figuresOf(contract))].flatMap(([fund, promises]) => {
    const key = fundAcross(fund);
    if (key === undefined) return [];
    return promises.map(({ name, at, byYear }) => ({
      key, at,
      data: { currency: [...byYear.values()][0]!.currency, name, ...Object.fromEntries([...byYear].map(([year, { value }]) => [year, formatNumber(value)])) },
    }));
  }),
  fix: 'Lower what is allocated last, or raise the limit',
  check: {
    Contract(contract, { graphs, report, others }) {
      for (const [fund, own] of promisesOf(contract, graphs.figures)) {
        const key = fundAcross(fund);
        const short = shortOf(fund, own, key === undefined ? [] : others(key), graphs.figures);
        if (!short) continue;
        const { funds, total, when } = short;
        const write = (value: Rational): string => `${funds.currency}${writtenNumber(value)}`;
        const names = [...new Set(short.others.map(({ claim }) => claim.contract))];
        const where = names.length === 0 ? '' : `, here and in ${names.map((name) => `'${name}'`).join(' and ')}`;
        const taking = own.flatMap((one) => (short.takes(one) ? [{ ...one, sum: short.takes(one)! }] : []));
        const hasRule = fund.clauses.some(ast.isWhenExceeded);
        report({
          at: taking.at(-1)!.at,
          message: `'${fund.name}' has ${write(funds.value)} ${when}, but ${write(total)} ${when} is promised out of it${where}: ${write(sub(total, funds.value))} cannot be paid. Lower a payment or allocation, ${hasRule ? 'or raise the fund' : "raise the fund, or say with 'when exceeded' what then happens"}.`,
          related: [
            { at: fund, message: `'${fund.name}' is declared here.` },
            ...taking.slice(0, -1).map(({ at, name, sum }) => ({ at, message: `'${name}' takes ${write(sum.value)} ${when}.` })),
            ...short.others.map(({ claim, value }) => ({ at: { uri: claim.uri, range: claim.range }, message: `'${claim.data['name']}' of '${claim.contract}' takes ${write(value)} ${when}.` })),
          ],
          about: [fund],
          fixes: [lowered(taking.at(-1)!, short), raised(fund, short)],
          ...(hasRule && { severity: 'warning' }),
        });
      }
    },
  },
});
