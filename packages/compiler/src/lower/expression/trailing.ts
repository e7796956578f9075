/** Stretches of whole periods: `3 years ending with the period`, `2 years ending 30 June before the period`. */
import type { AstNode } from 'langium';
import type { Aggregate, Expr, GrainId, Period } from '@remit/program';
import { visitExpr } from '@remit/program/walk';
import type { Window } from '@remit/language/ast';
import { addDays, civil, civilFrom, compareDates, iso } from '../../time/civil.ts';
import type { Context } from '../context.ts';
import { dayMonth, smallCount } from '../literal.ts';

export type TrailingWindow = Window & { $type: 'TrailingWindow' };

const MONTHS: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12, months: 1, quarters: 3, years: 12 };

/** A value of the periods of `own`, brought together by `fn`. */
export interface Stretched { fn: Aggregate; arg: Expr; own: GrainId }

/** What was paid before the term is not known, and what is not known is never nothing. */
function inTermOnly(cx: Context, { fn, arg, own }: Stretched): Stretched & { from: 'in the term' | 'with history' } {
  let pays = false;
  visitExpr(arg, '', (e) => { if (e.op === 'line' || e.op === 'earned') pays = true; });
  if (!pays || !cx.periodsOf(own, 'with history').some((p) => p.history)) return { fn, arg, own, from: 'with history' };
  return { fn, arg: { op: 'byPeriod', grain: own, cases: [{ periods: cx.periodsOf(own, 'in the term').map((p) => p.id), v: arg }] }, own, from: 'in the term' };
}

/**
 * The values of the stretch brought together, in a rule of the grain `reader`; undefined (and reported) where the stretch
 * is not made of whole periods. Where it begins before the history of the contract the value is missing, and that is said.
 */
export function overTrailing(cx: Context, window: TrailingWindow, stretched: Stretched, reader: GrainId | undefined, at: AstNode): Expr | undefined {
  const { fn, arg, own, from } = inTermOnly(cx, stretched);
  const count = smallCount(window.count);
  const each = MONTHS[own];
  if (count === undefined || each === undefined || count < 1 || (count * MONTHS[window.unit]!) % each !== 0) return undefined;
  const last = (count * MONTHS[window.unit]!) / each;
  const over: Expr = { op: 'over', fn, arg, grain: own, window: { last } };
  if (window.ending !== undefined) return endingOn(cx, window, { own, over, last, from }, reader, at);
  if (reader !== undefined) {
    const ends = (period: Period): Period | undefined => cx.periodsOf(own, 'with history').findLast((p) => p.start >= period.start && p.start < period.end);
    tellUncovered(cx, cx.periodsOf(reader, 'in the term').filter((period) => !isCovered(cx, { own, last, from }, ends(period))), at);
  }
  return over;
}

interface Made { own: GrainId; /** How many periods. */ last: number; /** The periods in which there are values. */ from: 'in the term' | 'with history' }

/** The finer period that ends on the day before or in each period of the rule. */
function endingOn(cx: Context, window: TrailingWindow, { over, ...made }: Made & { over: Expr }, reader: GrainId | undefined, at: AstNode): Expr | undefined {
  const day = dayMonth(window.ending ?? '');
  if (!day || reader === undefined) return undefined;
  const cases: { periods: string[]; v: Expr }[] = [];
  const uncovered: Period[] = [];
  for (const period of cx.periodsOf(reader, 'in the term')) {
    const anchor = window.anchor === 'year' ? cx.period(period.in['year'] ?? period.id) ?? period : period;
    const start = civil(anchor.start);
    const inside = window.position === 'in';
    const end = [start.year + 1, start.year, start.year - 1]
      .map((year) => civilFrom(year, day.month, day.day))
      .find((date) => date && (inside ? iso(date) < anchor.end && iso(date) >= anchor.start : compareDates(date, start) < 0));
    const final = end && cx.periodsOf(made.own, 'with history').find((p) => p.end === iso(addDays(end, 1)));
    if (!isCovered(cx, made, final)) uncovered.push(period);
    if (final) cases.push({ periods: [period.id], v: { op: 'at', arg: over, period: final.id } });
  }
  if (cases.length === 0) return undefined;
  tellUncovered(cx, uncovered, at);
  return { op: 'byPeriod', grain: reader, cases };
}

/** Whether the contract knows all periods of a stretch that ends with one. */
function isCovered(cx: Context, { own, last, from }: Made, final: Period | undefined): boolean {
  return final !== undefined && cx.periodsOf(own, from).findIndex((p) => p.id === final.id) + 1 >= last;
}

function tellUncovered(cx: Context, periods: readonly Period[], at: AstNode): void {
  if (periods.length > 0) cx.reportOnce('TYP-130', at, { first: periods[0]!.id, others: periods.length - 1 });
}
