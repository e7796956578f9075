import type { Entitlement, Fund, Program, Result, Unfunded } from '@remit/program';
import { add, cmp, formatMoney, fromInteger, isZero, largestRemainder, mul, parseMoney, parseNumber, sign, splitWithRemainder, sub, unitOfScale, ZERO, type Rational } from '@remit/program/rational';
import type { FundedLater, FundLimit } from '@remit/runtime';
import { periodInWords } from '../dates.ts';
import { goingBy, placeName } from '../by-name.ts';
import { fundOf, type FundOf } from '../fund-of.ts';
import { hasNextYear } from '../next-year.ts';
import type { Names } from '../names.ts';
import { quantityInWords } from '../quantity-words.ts';
import { listed } from './lists.ts';

/** What is told with: the run, and how to name and write. */
export interface FundingTelling {
  result: Pick<Result, 'asOf' | 'unfunded'>;
  program: Program;
  names: Names;
  money: (amount: string) => string;
  /** What the limits of the fund allow; absent: only those that are sums of the text are told. */
  limits?: readonly FundLimit[] | undefined;
  /** What the fund could not pay in the year of the payment and paid in later ones. */
  later?: readonly FundedLater[] | undefined;
}

/** What a fund makes of a payment, with everything its sentences need. */
interface Funded extends FundingTelling, FundOf {
  readonly entitlement: Entitlement;
  readonly named: string;
  /** What each payer pays out of the fund: without what a party owes because the fund had not enough. */
  readonly paid: ReadonlyMap<string, Rational>;
  /** What a party pays beyond the limits of a fund that overflows to it. */
  readonly beyond: { readonly party: string; readonly amount: Rational } | undefined;
}

/** Which fund a payment comes from, what that could not pay, and who pays how much of it. */
export function fundingSentences(entitlement: Entitlement, telling: FundingTelling): string[] {
  const { result, program, names, money } = telling;
  const of = fundOf(program, entitlement);
  if (!of) return [];
  const { fund, terms: { sources, unfunded } } = of;
  const short = goingBy(result.unfunded, placeName, placeName(entitlement));
  const named = `The fund "${names.fund(fund.id)}"`;
  const limits = limitsOf(of, money, telling.limits);
  const within = limits.length === 0 ? '' : ` within ${listed(limits)}`;
  const carried = carriedSentence(entitlement, short, named, within, telling);
  const sentences = carried === undefined ? [] : [carried];
  for (const { amount, then } of short) {
    const lead = carried === undefined ? `${named} ${leftFor(entitlement, amount, then, of, within, telling)} ${money(amount)} of the ${money(entitlement.amount)} is` : `${money(amount)} is still`;
    sentences.push(`${lead} not funded and ${becomes(then, of, names, hasNextYear(program, entitlement.period, result.asOf))}`);
  }
  if (entitlement.legs.length === 0) return sentences;
  const owed = new Map(short.flatMap(({ amount, then }) => (then === 'owed' && unfunded.rule === 'owed' ? [[unfunded.by, parseMoney(amount, program.currency.scale)!] as const] : [])));
  const whole = paidBy(entitlement, owed, program);
  const beyond = beyondLimits(whole, of);
  if (beyond) whole.delete(beyond.party);
  const funded: Funded = { ...telling, ...of, entitlement, named, paid: whole, beyond };
  if (sources.length === 1 && whole.size === 1 && sentences.length === 0 && !beyond) return sign([...whole.values()][0]!) < 0 ? [`It goes back to the fund "${names.fund(fund.id)}"`] : within === '' ? [] : [`${named} pays it${within}`];
  return [...sentences, ...sharing(funded)];
}

/** "The fund "Pot" could pay only £100.00 of the £300.00 in 2026/27 within its limit of £1,000.00 each year; the other £200.00 was carried into 2027/28 and is paid out of that year". */
export function carriedSentence({ amount, period }: Entitlement, short: readonly Unfunded[], named: string, within: string, { later = [], program, money }: Pick<FundingTelling, 'later' | 'program' | 'money'>): string | undefined {
  const [first] = later;
  if (!first) return undefined;
  const { scale } = program.currency;
  const paidLater = later.reduce<Rational>((sum, each) => add(sum, parseNumber(each.amount) ?? ZERO), ZERO);
  const carried = short.reduce<Rational>((sum, each) => add(sum, parseMoney(each.amount, scale) ?? ZERO), paidLater);
  const atFirst = sub(parseMoney(amount, scale) ?? ZERO, carried);
  const own = program.periods.find(({ id }) => id === period);
  const year = own?.grain === 'year' ? own.id : own?.in['year'];
  const lead = `${named} could pay ${isZero(atFirst) ? 'nothing' : `only ${money(formatMoney(atFirst, scale))}`} of the ${money(amount)}${year === undefined ? '' : ` in ${periodInWords(year)}`}${within}`;
  const rest = isZero(atFirst) ? 'it' : `the other ${money(formatMoney(carried, scale))}`;
  if (later.length === 1 && cmp(carried, paidLater) === 0) return `${lead}; ${rest} was carried into ${periodInWords(first.year)} and is paid out of that year`;
  return `${lead}; ${rest} was carried, and of that ${listed(later.map((each) => `${money(each.amount)} is paid out of ${periodInWords(each.year)}`))}`;
}

/** What the fund has left: as a sum where it paid that and no more. */
function leftFor({ amount }: Entitlement, short: string, then: 'lapses' | 'carried' | 'owed', { terms }: FundOf, within: string, { program: { currency: { scale } }, money }: FundingTelling): string {
  if (terms.whenExceeded.rule !== 'inOrder' || then === 'carried') return `has not enough left${within}:`;
  const left = sub(parseMoney(amount, scale) ?? ZERO, parseMoney(short, scale) ?? ZERO);
  return `has ${isZero(left) ? 'nothing' : `only ${money(formatMoney(left, scale))}`} left${within}, so`;
}

function becomes(then: 'lapses' | 'carried' | 'owed', { terms: { unfunded } }: FundOf, names: Names, yearFollows: boolean): string {
  if (then === 'lapses') return 'is not paid at all';
  if (then === 'carried') return yearFollows ? 'is carried into the next year, where it is offered first' : 'is not paid, as no year of the contract follows into which it could be carried';
  return `is owed by ${unfunded.rule === 'owed' ? names.party(unfunded.by) : 'another party'}`;
}

/** The limits that a fund has for a payment, as sums; of those that are worked out only what is given. "its limit of £40,000,000.00 each year". */
export function limitsOf({ fund, version }: { readonly fund: Fund; readonly version: number | undefined }, money: (amount: string) => string, found?: readonly FundLimit[]): string[] {
  const maxima = new Map(found?.map(({ index, max }) => [index, max]));
  return fund.limits.flatMap(({ max, window, versions, includesTax }, index) => {
    if (versions && (version === undefined || !versions.includes(version))) return [];
    const sum = maxima.get(index) ?? (max.op === 'number' ? max.v : undefined);
    return sum === undefined ? [] : [`its limit of ${money(sum)} ${window === 'year' ? 'each year' : 'over the term'}${includesTax ? ', with VAT' : ''}`];
  });
}

/** What each payer pays, apart from what a party owes instead of the fund. */
function paidBy({ legs }: Entitlement, owed: ReadonlyMap<string, Rational>, { currency }: Program): Map<string, Rational> {
  const all = new Map<string, Rational>();
  for (const { payer, amount } of legs) all.set(payer, add(all.get(payer) ?? ZERO, parseMoney(amount, currency.scale) ?? ZERO));
  for (const [party, amount] of owed) all.set(party, sub(all.get(party) ?? ZERO, amount));
  return new Map([...all].filter(([, amount]) => !isZero(amount)));
}

/** What a fund could not pay and another party, which is no source of it, pays instead. */
function beyondLimits(paid: ReadonlyMap<string, Rational>, { terms: { whenExceeded, sources } }: FundOf): Funded['beyond'] {
  if (whenExceeded.rule !== 'overflow') return undefined;
  const { to } = whenExceeded;
  const amount = sources.some(({ party, cap }) => party === to || cap?.overflowTo === to) ? undefined : paid.get(to);
  return amount && { party: to, amount };
}

/** Who pays what out of the fund, by its shares; and which of them pays less because of the most that it pays. */
function sharing({ named, paid, beyond, terms: { sources, remainderTo }, names, money, program, fund, entitlement }: Funded): string[] {
  const { scale } = program.currency;
  const sum = (amount: Rational): string => money(formatMoney(amount, scale));
  const total = [...paid.values()].reduce<Rational>(add, ZERO);
  const rest = beyond ? [`What is beyond its limits is paid by ${names.party(beyond.party)}: ${sum(beyond.amount)}`] : [];
  if (isZero(total)) return rest;
  const of = { sources, remainderTo, unit: unitOfScale(scale) };
  const capped = sign(total) > 0 && !program.lines.find(({ id }) => id === entitlement.line)?.outsideLimits ? cappedSources(total, paid, of, fund) : [];
  const isPlain = new Map(plainShares(total, of).map((plain, index) => [sources[index]!.party, cmp(plain, paid.get(sources[index]!.party) ?? ZERO) === 0]));
  const parts = [...paid].map(([party, amount]) => {
    const source = sources.find((each) => each.party === party);
    const share = source && sources.length > 1 && (capped.length === 0 || isPlain.get(party)) ? ` (${percentage(source.share)})` : '';
    return `${names.party(party)} ${sum(amount)}${share}`;
  });
  const money_ = { sum, money, names };
  if (sign(total) < 0) return [`It goes back to the fund "${names.fund(fund.id)}", to ${listed(parts)}`];
  return [`${named} is paid for by ${listed(parts)}`, ...capped.map((each) => capSentence(each, total, money_)), ...rest];
}

interface Shared { readonly sources: FundOf['terms']['sources']; readonly remainderTo: string | undefined; readonly unit: Rational }

/** What each source pays where none has reached the most that it pays. */
function plainShares(total: Rational, { sources, remainderTo, unit }: Shared): Rational[] {
  const shares = sources.map(({ share }) => parseNumber(share) ?? ZERO);
  const to = remainderTo === undefined ? -1 : sources.findIndex(({ party }) => party === remainderTo);
  return to < 0 ? largestRemainder(total, shares, unit) : splitWithRemainder(total, shares, unit, to);
}

interface CappedSource { readonly source: Shared['sources'][number]; readonly plain: Rational; readonly wanted: Rational; readonly paid: Rational }

/** Sources that pay less than their share, and than what others passed on to them. */
function cappedSources(total: Rational, paid: ReadonlyMap<string, Rational>, of: Shared, { terms = [], unfunded }: Fund): CappedSource[] {
  const plain = plainShares(total, of);
  const wanted = [...plain];
  // A sum that is paid over several years is split in each of them, and may be a penny apart in each.
  const isCarried = [unfunded, ...terms.map((each) => each.unfunded)].some(({ rule }) => rule === 'carried');
  const tolerance = isCarried ? mul(of.unit, fromInteger(20)) : ZERO;
  return of.sources.flatMap((source, index) => {
    const own = paid.get(source.party) ?? ZERO;
    const excess = sub(wanted[index]!, own);
    if (!source.cap || cmp(excess, tolerance) <= 0) return [];
    const to = of.sources.findIndex(({ party }, at) => at > index && party === source.cap!.overflowTo);
    if (to >= 0) wanted[to] = add(wanted[to]!, excess);
    return [{ source, plain: plain[index]!, wanted: wanted[index]!, paid: own }];
  });
}

/** "Council would pay 50% of £300.00, £150.00, but pays at most £350.00 in the year, of which £300.00 was taken before; so it pays £50.00 and ICB the other £100.00". */
function capSentence({ source: { party, share, cap }, plain, wanted, paid }: CappedSource, total: Rational, { sum, money, names }: { sum(amount: Rational): string; money(amount: string): string; names: Names }): string {
  const { max, window, overflowTo } = cap!;
  const more = cmp(wanted, plain) > 0 ? ` and ${sum(sub(wanted, plain))} passed on to it` : '';
  const most = max.op === 'number' ? parseNumber(max.v) : undefined;
  const used = most && sub(most, paid);
  const before = !used || sign(used) <= 0 ? '' : isZero(paid) ? ', all of which was taken before' : `, of which ${sum(used)} was taken before`;
  const left = isZero(paid) ? `it pays nothing of it and ${names.party(overflowTo)} the ${sum(wanted)}` : `it pays ${sum(paid)} and ${names.party(overflowTo)} the other ${sum(sub(wanted, paid))}`;
  return `${names.party(party)} would pay ${percentage(share)} of ${sum(total)}, ${sum(plain)}${more}, but pays at most ${max.op === 'number' ? `${money(max.v)} ` : 'so much '}${window === 'year' ? 'in the year' : 'over the term'}${before}; so ${left}`;
}

function percentage(share: string): string {
  return quantityInWords(share, { is: 'percentage' }, { code: '', scale: 0 });
}
