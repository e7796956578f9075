/** `uplift 2.1% each year from 1 April 2027, price rounded to £0.01`: prices that rise each year, quarter or month, compounding. */
import type { AstNode } from 'langium';
import type { Expr, Period } from '@remit/program';
import { add, cmp, mul, ONE, parseNumber, roundTo, type Rational } from '@remit/program/rational';
import type { Deadline, Payable, Uplift } from '@remit/language/ast';
import { add as addExpr, constant, mul as mulExpr, num, round } from '../../emit/fold.ts';
import { addMonths, civil, compareDates, iso } from '../../time/civil.ts';
import type { Context } from '../context.ts';
import { deadlineDates } from '../deadline.ts';
import { readDeclaration } from '../expression/reference.ts';
import { lowerExpression } from '../expression.ts';
import { byYear, yearCases } from '../levels.ts';
import { dateText, dateWords } from '../literal.ts';
import { byOwnPeriod } from '../part-of-period.ts';
import { readRounding } from '../rounding.ts';
import type { Scope } from '../scope.ts';

type Rounding = { unit: string; mode: Parameters<typeof roundTo>[2] } | undefined;

/** The uplift of a payment, if it has one. */
export function upliftOf(node: Payable | undefined): Uplift | undefined {
  return node?.$type === 'Payment' ? node.clauses.find((c) => c.$type === 'Uplift') : undefined;
}

/** How a price becomes that of the period; undefined where the rule has no uplift. */
export function upliftedPrice(cx: Context, uplift: Uplift | undefined, owner: string, scope: Scope): Scope['price'] {
  if (!uplift) return undefined;
  const from = uplift.from === undefined ? undefined : dateText(uplift.from);
  if (from === undefined) { cx.report('MOD-128', uplift, {}); return undefined; }
  if (!uplift.rate && monthsBetween(uplift) !== 12) { cx.report('MOD-129', uplift, { grain: uplift.grain ?? '' }); return undefined; }
  const rounded = uplift.options.find((o) => o.$type === 'PriceRounded');
  if (!rounded && !uplift.options.some((o) => o.$type === 'ExactUplift')) { cx.report('MOD-130', uplift, {}); return undefined; }
  const rounding: Rounding = rounded && readRounding(cx, rounded.rounding);
  const late = uplift.options.find((o) => o.$type === 'TrueUp' || o.$type === 'ProvisionalRate');
  if (late && !uplift.fact) cx.report('MOD-168', late, { clause: late.$type === 'TrueUp' ? 'true-up' : 'provisional', name: owner, instead: 'The rate is written here and never changes.' });
  if (uplift.rate) return (price) => byRate(cx, uplift, price, from, rounding, scope);
  const prices: Rational[] = [];
  if (uplift.fact?.ref) {
    return (price, at) => {
      const known = prices.findIndex((p) => cmp(p, price) === 0);
      const index = known >= 0 ? known : prices.push(price) - 1;
      return byFact(cx, uplift, price, from, rounding, scope, index === 0 ? `${owner}.price` : `${owner}.price-${index + 1}`, at);
    };
  }
  return (_price, at) => cx.refuse('MOD-131', at, { index: uplift.index ?? '' });
}

const MONTHS: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12 };

/** Months from one rise to the next. */
function monthsBetween(uplift: Uplift): number {
  return MONTHS[uplift.grain ?? 'year'] ?? 12;
}

/** Whether the price rises inside a contract year: then a sum for the year is paid at the price of each period. */
export function risesInYear(cx: Context, uplift: Uplift): boolean {
  const from = uplift.from === undefined ? undefined : dateText(uplift.from);
  return monthsBetween(uplift) !== 12 || (from !== undefined && !startsYear(cx, from));
}

/** Rates written in the text: every price is a constant. */
function byRate(cx: Context, uplift: Uplift, price: Rational, from: string, rounding: Rounding, scope: Scope): Expr {
  const months = monthsBetween(uplift);
  const prices = [price];
  const priceAfter = (times: number): Rational => {
    for (let k = prices.length; k <= times; k++) {
      const next = mul(prices[k - 1]!, add(ONE, rateFor(cx, uplift, from, k)));
      prices.push(rounding ? roundTo(next, parseNumber(rounding.unit)!, rounding.mode) : next);
    }
    return prices[times]!;
  };
  if (months === 12 && startsYear(cx, from) && scope.grain !== 'term' && scope.grain !== 'cohort') {
    return yearCases(cx, cx.periodsOf('year', 'with history').map((p) => ({ periods: [p.id], v: num(priceAfter(risesBefore(p, from))) })), undefined);
  }
  if (scope.grain === undefined) return cx.refuse('TYP-108', uplift, { unit: uplift.grain ?? 'year' });
  const inside = riseInside(cx, scope.grain, from, months);
  if (inside) return cx.refuse('MOD-170', uplift, inside);
  return byOwnPeriod(cx, scope.grain, (p) => priceAfter(risesBefore(p, from, months)));
}

/** The rate of the k-th rise: the only one, or that of the contract year in which it falls. */
function rateFor(cx: Context, uplift: Uplift, from: string, k: number): Rational {
  const entries = uplift.rate!.entries;
  const rate = byYear(cx, entries, { each: [] }, 'some years');
  const fixed = constant(rate);
  if (fixed) return fixed;
  const day = iso(addMonths(civil(from), monthsBetween(uplift) * (k - 1)));
  const year = cx.periodsOf('year', 'with history').find((p) => p.start <= day && day < p.end);
  const found = rate.op === 'byPeriod' ? rate.cases.find((c) => year && c.periods.includes(year.id))?.v ?? rate.else : undefined;
  const value = found && constant(found);
  if (!value) cx.report('MOD-167', uplift, { year: year?.id ?? day });
  return value ?? ONE;
}

/**
 * Rates that are published: the price of each year is a value of its own, from that of the year before.
 * With a last day for the true-up, each year's price follows the rates published by that day and
 * stays at the provisional rate for those that were not.
 */
function byFact(cx: Context, uplift: Uplift, price: Rational, from: string, rounding: Rounding, scope: Scope, stem: string, at: AstNode): Expr {
  if (!cx.terms.frame.years) return cx.refuse('MOD-132', uplift, {});
  const fact = uplift.fact!.ref!;
  const provisional = uplift.options.find((o) => o.$type === 'ProvisionalRate');
  const until = uplift.options.find((o) => o.$type === 'TrueUp')?.until;
  if (until !== undefined && !provisional) return cx.refuse('MOD-177', uplift, {});
  const instead = provisional && lowerExpression(cx, provisional.rate, { each: [] });
  const last = until === undefined ? undefined : deadlineDates(cx, { $type: 'Deadline', day: until } as Deadline, 'year');
  const rateOf = (year: Period, paid: Period): Expr => {
    const read: Expr = { op: 'at', arg: readDeclaration(cx, fact, uplift, { grain: 'year', each: [] }), period: year.id };
    if (!instead) return read;
    const known: Expr = last ? { op: 'deadline', arg: read, by: { term: last[paid.id]! }, else: instead } : read;
    return { op: 'orElse', args: [known, instead] };
  };
  const raised = (before: Expr, year: Period, paid: Period): Expr => {
    const next = mulExpr(before, addExpr(num(1), rateOf(year, paid)));
    return rounding ? round(next, rounding.unit, rounding.mode) : next;
  };
  if (!startsYear(cx, from)) return risingInside(cx, uplift, price, from, scope, stem, at, { follows: last !== undefined, raised });
  let before: Expr = num(price);
  const risen: Period[] = [];
  const cases = cx.periodsOf('year', 'with history').map((year) => {
    if (risesBefore(year, from) > 0) {
      risen.push(year);
      const expr = last ? risen.reduce((value, y) => raised(value, y, year), num(price)) : raised(before, year, year);
      before = cx.addVar(cx.at({ id: `${stem}.${year.id}`, type: 'money', grain: 'term', each: [], expr }, at));
    }
    return { periods: [year.id], v: before };
  });
  return yearCases(cx, cases, undefined);
}

/**
 * A price that rises on a day inside the contract year, by the figure of the year that the day lies in. Periods that
 * begin between two rises have one price; where the figures are followed up to a day after each year, one for each year.
 */
function risingInside(
  cx: Context, uplift: Uplift, price: Rational, from: string, scope: Scope, stem: string, at: AstNode,
  { follows, raised }: { follows: boolean; raised: (before: Expr, year: Period, paid: Period) => Expr },
): Expr {
  if (scope.grain === undefined) return cx.refuse('TYP-108', uplift, { unit: 'year' });
  const inside = riseInside(cx, scope.grain, from);
  if (inside) return cx.refuse('MOD-170', uplift, inside);
  const years = cx.periodsOf('year', 'with history');
  const cases = new Map<string, { periods: string[]; v: Expr }>();
  for (const period of cx.periodsOf(scope.grain, 'with history')) {
    const rises = Array.from({ length: risesBefore(period, from) }, (_, k) => iso(addMonths(civil(from), 12 * k)));
    const paid = years.find((y) => y.start <= period.start && period.start < y.end);
    const id = [stem, rises.at(-1), ...(follows && rises.length > 0 ? [paid?.id] : [])].filter((part) => part !== undefined).join('.');
    const known = cases.get(id);
    if (known) { known.periods.push(period.id); continue; }
    const expr = rises.reduce<Expr>((before, day) => {
      const year = years.find((y) => y.start <= day && day < y.end);
      return year && paid ? raised(before, year, paid) : before;
    }, num(price));
    cases.set(id, { periods: [period.id], v: rises.length === 0 ? expr : cx.addVar(cx.at({ id, type: 'money', grain: 'term', each: [], expr }, at)) });
  }
  const all = [...cases.values()];
  return all.length === 1 ? all[0]!.v : { op: 'byPeriod', grain: scope.grain, cases: all };
}

/** How often the price has risen when a period begins. */
function risesBefore(period: Period, from: string, months = 12): number {
  let times = 0;
  while (compareDates(addMonths(civil(from), months * times), civil(period.start)) <= 0) times += 1;
  return times;
}

/** The first rise that falls inside a period of the grain instead of on its first day. */
function riseInside(cx: Context, grain: string, from: string, months = 12): { date: string; grain: string } | undefined {
  const periods = cx.periodsOf(grain, 'in the term');
  const end = periods.map((p) => p.end).sort().at(-1) ?? from;
  for (let times = 0, date = from; date < end; times += 1, date = iso(addMonths(civil(from), months * times))) {
    if (periods.some((p) => p.start < date && date < p.end)) return { date: dateWords(date), grain };
  }
  return undefined;
}

function startsYear(cx: Context, day: string): boolean {
  const years = cx.terms.frame.years;
  const date = civil(day);
  return years !== undefined && years.month === date.month && years.day === date.day;
}
