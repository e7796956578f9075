import { add, cmp, eq, fromInteger, mul, ZERO, type Rational } from '@remit/program/rational';
import type { AstNode } from 'langium';
import * as ast from '../ast.ts';
import { isoDate, parseDate } from '../model/dates.ts';
import { quantityValue } from '../model/literals.ts';
import type { ContractText } from './contract-versions.ts';
import { readYears, yearsOf, type ContractYear, type YearsRead } from './contract-years.ts';
import { plainSum, type KnownHere, type PlainSum } from './plain-sum.ts';

/** Money of one year. */
export interface YearSum {
  readonly value: Rational;
  /** The sign or code as written. */
  readonly currency: string;
}

/** What a payment comes to in a year: a sum, or the most that results can earn. */
export interface PaidInYear extends YearSum {
  readonly isForResults: boolean;
}

/** The figures of a contract by year, with as many people as are expected. What depends on facts has none. */
export interface Figures {
  /** The years that lie in the term as a whole, or all where none does: sums of the others may be scaled. Of one text of a contract, those that it governs. */
  readonly years: readonly ContractYear[];
  /** An amount, or a value that is given each year. */
  of(node: AstNode | undefined, year: ContractYear): PlainSum | undefined;
  /** What a payment or pool pays in a year, the most of it where it is paid for results. */
  paid(payment: ast.Payment | ast.Pool, year: ContractYear): PaidInYear | undefined;
  /** What there is in a fund each year: the least of its limits, else what its sources put in. */
  funds(fund: ast.Fund, year: ContractYear): YearSum | undefined;
  /** What a fund allocates in a year, by allocation: the figure that is written, else what its target comes to. */
  allocated(fund: ast.Fund, year: ContractYear): readonly { readonly at: ast.Allocation; readonly sum: YearSum | undefined }[];
  /** The figure of a table of years, such as a limit or a stated value. */
  level(table: ast.LevelTable | undefined, year: ContractYear): PlainSum | undefined;
}

const timesAYear: Readonly<Record<string, number>> = { year: 1, quarter: 4, month: 12, yearly: 1, quarterly: 4, monthly: 12 };

/** Makes the figures of a contract (a library file has no years); each is worked out when it is asked for, and kept. */
export function figuresOf(scope: ast.Contract | ast.RemitFile, text?: ContractText): Figures {
  const contract = ast.isContract(scope) ? scope : undefined;
  const all = contract ? yearsOf(contract) : [];
  const whole = all.filter(({ isWhole }) => isWhole);
  const kept = new Map<string, Map<AstNode, PlainSum | undefined>>();
  // What is the same in every year is worked out once for all of them; `varying` counts what was read that is not.
  const always = new Map<AstNode, PlainSum | undefined>();
  const alwaysPaid = new Map<AstNode, PaidInYear | undefined>();
  const tables = new Map<readonly ast.YearEntry[], YearsRead>();
  let varying = 0;

  const entryOf = (entries: readonly ast.YearEntry[], year: ContractYear): ast.Quantity | undefined => {
    if (entries.length > 1 || entries[0]?.period) varying++;
    let read = tables.get(entries);
    if (!read) tables.set(entries, read = readYears(entries, contract));
    return read(year);
  };
  /** Values that hold for the year are worked out once, however many payments read them. */
  const knownIn = (year: ContractYear): KnownHere => {
    let sums = kept.get(year.key);
    if (!sums) kept.set(year.key, sums = new Map());
    return {
      entryOf: (entries) => entryOf(entries, year),
      named: (target, follow) => {
        if (always.has(target)) return always.get(target);
        if (sums.has(target)) {
          varying++;
          return sums.get(target);
        }
        const before = varying;
        sums.set(target, undefined);
        const sum = namedIn(target, year, follow);
        sums.set(target, sum);
        if (varying === before) always.set(target, sum);
        return sum;
      },
    };
  };
  const namedIn = (target: AstNode, year: ContractYear, follow: (node: AstNode | undefined) => PlainSum | undefined): PlainSum | undefined => {
    if (ast.isPopulation(target)) {
      const size = target.clauses.find(ast.isExpectedSize)?.value?.entries;
      const value = size && quantityValue(entryOf(size, year))?.value;
      return value && { kind: 'number', value };
    }
    if (ast.isLet(target)) return target.grain === 'year' && target.dimensions.length === 0 && !target.toBeAgreed ? yearly(follow(target.amount)) : undefined;
    if (!ast.isPayment(target) && !ast.isPool(target)) return undefined;
    const sum = paid(target, year);
    return sum && !sum.isForResults ? { kind: 'money', value: sum.value, currency: sum.currency } : undefined;
  };
  const of = (node: AstNode | undefined, year: ContractYear): PlainSum | undefined => yearly(plainSum(node, knownIn(year)));
  const level = (table: ast.LevelTable | undefined, year: ContractYear): PlainSum | undefined => table && of(entryOf(table.entries, year), year);

  const paid = (payment: ast.Payment | ast.Pool, year: ContractYear): PaidInYear | undefined => {
    if (alwaysPaid.has(payment)) return alwaysPaid.get(payment);
    const before = varying;
    if ((payment.clauses as readonly AstNode[]).some(ast.isUplift)) varying++;
    const sum = reckonPaid(payment, year);
    if (varying === before) alwaysPaid.set(payment, sum);
    return sum;
  };
  const reckonPaid = (payment: ast.Payment | ast.Pool, year: ContractYear): PaidInYear | undefined => {
    const clauses: readonly AstNode[] = payment.clauses;
    const amount = clauses.find(ast.isAmountClause)?.amount ?? clauses.find(ast.isSharedSum)?.amount;
    const schedule = clauses.find(ast.isPaid);
    if (!amount || !schedule || payment.dimensions.length > 0 && ast.isPayment(payment) || isRaised(payment, year)) return undefined;
    const isForResults = ast.isSharedOut(amount.value);
    // What a gate holds back may never be paid, or another one in its place.
    if (!isForResults && clauses.some(ast.isGate)) return undefined;
    const isYearly = schedule.frequency === 'yearly' || isYearInInstalments(schedule);
    if (!isYearly && schedule.options.some(ast.isInInstalments)) return undefined;
    const sum = isForResults ? mostOf(amount, (node) => (isYearly ? of(node, year) : plainSum(node))) : isYearly ? of(amount, year) : inPeriods(amount, schedule, year);
    if (sum?.kind !== 'money' || sum.currency === undefined) return undefined;
    const count = isYearly ? 1 : timesAYear[sum.per ?? schedule.frequency ?? ''];
    return count === undefined ? undefined : { value: mul(sum.value, fromInteger(count)), currency: sum.currency, isForResults };
  };
  /** What is paid every month or quarter may say what it comes to per year; values of a year are not those of its months. */
  const inPeriods = (amount: ast.Amount, { frequency }: ast.Paid, year: ContractYear): PlainSum | undefined => {
    if (frequency === 'once') return undefined;
    const { entryOf, named } = knownIn(year);
    return plainSum(amount, { entryOf, named: (target, follow) => (ast.isPopulation(target) ? named!(target, follow) : undefined) });
  };

  return {
    years: governedYears(whole.length > 0 ? whole : all, text),
    of, level, paid,
    funds: (fund, year) => {
      const limits = fund.clauses.filter(ast.isFundLimit).filter(({ span }) => span?.grain === 'year').map(({ limit }) => moneyOf(level(limit, year)));
      if (fund.clauses.some((clause) => ast.isFundLimit(clause) && clause.span?.grain === 'year')) return limits.length === 1 ? limits[0] : undefined;
      const sources = fund.clauses.find(ast.isFundSources);
      return sources?.span?.grain === 'year' ? totalOf(sources.sources.map(({ amount }) => moneyOf(of(amount, year)))) : undefined;
    },
    allocated: (fund, year) => {
      const clause = fund.clauses.find(ast.isAllocatedTo);
      const isYearly = clause?.span?.grain === 'year' || clause?.span === undefined;
      return (isYearly && clause ? clause.allocations : []).map((at) => {
        const target = at.target?.ref;
        if (at.amount) return { at, sum: clause?.span ? moneyOf(of(at.amount, year)) : undefined };
        return { at, sum: ast.isPayment(target) || ast.isPool(target) ? paid(target, year) : ast.isLet(target) ? moneyOf(knownIn(year).named!(target, (node) => plainSum(node, knownIn(year)))) : undefined };
      });
    },
  };
}

/** The years that a text governs from their first day on; where there are none, those that it reaches into. */
function governedYears(years: readonly ContractYear[], text: ContractText | undefined): readonly ContractYear[] {
  if (!text) return years;
  const governed = years.filter((year) => text.governs(year));
  return governed.length > 0 ? governed : years.filter((year) => text.reaches(year));
}

/** Whether an uplift has changed the price by a year. */
function isRaised(payment: ast.Payment | ast.Pool, { first }: ContractYear): boolean {
  return (payment.clauses as readonly AstNode[]).filter(ast.isUplift).some(({ from }) => {
    const day = parseDate(from);
    return !day || isoDate(day) < isoDate({ ...first, year: first.year + 1 });
  });
}

/** Whether the sum of a year is paid in as many instalments as the year has months or quarters. */
function isYearInInstalments({ frequency, options }: ast.Paid): boolean {
  const instalments = options.find(ast.isInInstalments);
  const count = timesAYear[instalments?.frequency ?? frequency ?? ''];
  return instalments !== undefined && count !== undefined && instalments.count === String(count);
}

/** The most that a sum shared out can come to. */
function mostOf(amount: ast.Amount, of: (node: AstNode | undefined) => PlainSum | undefined): PlainSum | undefined {
  if (!ast.isSharedOut(amount.value)) return undefined;
  let most = of(amount.value.ceiling);
  for (const step of amount.steps) {
    if (!ast.isCapStep(step)) return ast.isOnlyIfStep(step) || ast.isRoundStep(step) ? most : undefined;
    const limit = of(step.limit);
    if (most && limit && limit.kind === most.kind && cmp(limit.value, most.value) < 0) most = limit;
  }
  return most;
}

function yearly(sum: PlainSum | undefined): PlainSum | undefined {
  if (!sum?.per) return sum;
  const { per, ...rest } = sum;
  return { ...rest, value: mul(sum.value, fromInteger(timesAYear[per]!)) };
}

function moneyOf(sum: PlainSum | undefined): YearSum | undefined {
  return sum?.kind === 'money' && sum.currency !== undefined ? { value: sum.value, currency: sum.currency } : undefined;
}

/** The total of sums that are all known and of one currency. */
export function totalOf(sums: readonly (YearSum | undefined)[]): YearSum | undefined {
  const first = sums[0];
  if (!first || !sums.every((sum) => sum?.currency === first.currency)) return undefined;
  return { value: sums.reduce((total, sum) => add(total, sum!.value), ZERO), currency: first.currency };
}

/** Whether two sums are of one currency and differ by no more than one of its units. */
export function isAbout(one: YearSum, other: YearSum): boolean {
  if (one.currency !== other.currency) return false;
  const difference = { n: one.value.n * other.value.d - other.value.n * one.value.d, d: one.value.d * other.value.d };
  return eq(one.value, other.value) || (difference.n < 0n ? -difference.n : difference.n) <= difference.d;
}
