/** Values that change by contract year: year tables and straight lines. */
import { AstUtils } from 'langium';
import type { Expr } from '@remit/program';
import { add, div, mul, rational, sub, type Rational } from '@remit/program/rational';
import { isVariation, type Level, type Quantity, type StraightLine, type YearEntry } from '@remit/language/ast';
import { constant, num, same } from '../emit/fold.ts';
import type { Context } from './context.ts';
import { lowerExpression } from './expression.ts';
import type { Scope } from './scope.ts';
import { dateText } from './literal.ts';
import { yearNumber } from './period.ts';

/**
 * Which years a table of values stands for: `every year` of the term must have its value; a table
 * of `some years` is read only in those it names; a value `once found` was measured in its year and
 * holds in all.
 */
export type YearsMeant = 'every year' | 'some years' | 'once found';

/**
 * `64% in 2026/27, 67% from 2027/28` as a choice by contract year. `in` is that year alone,
 * `from` that year and all later ones until the next entry. A single value without a year holds
 * always.
 */
export function byYear(cx: Context, entries: readonly YearEntry[], scope: Scope, meant: YearsMeant = 'every year'): Expr {
  const only = entries.length === 1 ? entries[0]! : undefined;
  if (only && (positionOf(only) === undefined || effectiveYear(cx, only) !== undefined || (meant === 'once found' && positionOf(only) === 'in'))) return lowerExpression(cx, only.value, scope);
  const read = entries.map((entry) => ({ entry, year: entry.period ? yearNumber(cx, entry.period) : effectiveYear(cx, entry), value: lowerExpression(cx, entry.value, scope) }));
  const cases: { periods: string[]; v: Expr }[] = [];
  let rest: Expr | undefined;
  for (const { entry, year, value } of read) {
    if (positionOf(entry) === undefined) { rest = value; continue; }
    if (year === undefined) return cx.refuse('TYP-106', entry, {});
    const periods = years(cx).filter((y) => (positionOf(entry) === 'in' ? y.number === year : applies(read, y.number, year)));
    if (periods.length > 0) cases.push({ periods: periods.map((y) => y.id), v: value });
  }
  const open = cx.periodsOf('year', 'in the term').find((y) => !cases.some((c) => c.periods.includes(y.id)));
  if (meant === 'every year' && !rest && open) return cx.refuse('MOD-167', entries[0]!, { year: open.id });
  return yearCases(cx, cases, rest);
}

/** `in` where the text says so or only names a year. */
function positionOf(entry: YearEntry): 'in' | 'from' | undefined {
  return entry.position ?? (entry.period ? 'in' : undefined);
}

/** `from the effective date`: the contract year in which the variation takes effect. Before it no rule reads the value. */
function effectiveYear(cx: Context, entry: YearEntry): number | undefined {
  const variation = entry.effective ? AstUtils.getContainerOfType(entry, isVariation) : undefined;
  const day = variation && dateText(variation.effective);
  const year = day === undefined ? undefined : cx.periodsOf('year', 'with history').find((p) => p.start <= day && day < p.end);
  return year && Number.parseInt(year.id.slice(0, 4), 10);
}

/** Whether `from` year is the entry for the year at hand: the latest `from` not after it, unless an `in` names it. */
function applies(entries: readonly { entry: YearEntry; year?: number | undefined }[], at: number, from: number): boolean {
  if (at < from) return false;
  return !entries.some((e) => e.year !== undefined && (positionOf(e.entry) === 'in' ? e.year === at : e.year > from && e.year <= at));
}

/** A level of an outcome. `others` gives levels that a straight line starts from. */
export function lowerLevel(cx: Context, level: Level, scope: Scope, others: (name: 'baseline' | 'floor') => Expr, meant: YearsMeant): Expr {
  return level.$type === 'LevelTable' ? byYear(cx, level.entries, scope, meant) : straightLine(cx, level, scope, others);
}

/** Equal steps from the start year to the end year; before the first and after the last, their values. */
function straightLine(cx: Context, line: StraightLine, scope: Scope, others: (name: 'baseline' | 'floor') => Expr): Expr {
  const start = yearNumber(cx, line.start);
  const end = yearNumber(cx, line.end);
  const from = constant(line.from ? lowerQuantityOf(cx, line.from, scope) : others(line.fromLevel ?? 'baseline'));
  const to = constant(lowerQuantityOf(cx, line.to, scope));
  if (start === undefined || end === undefined || end <= start || !from || !to) return cx.refuse('TYP-106', line, {});
  const value = (year: number): Rational => {
    if (year <= start) return from;
    if (year >= end) return to;
    return add(from, mul(sub(to, from), div(rational(BigInt(year - start)), rational(BigInt(end - start)))));
  };
  return yearCases(cx, years(cx).map((y) => ({ periods: [y.id], v: num(value(y.number)) })), undefined);
}

function lowerQuantityOf(cx: Context, node: Quantity, scope: Scope): Expr {
  return lowerExpression(cx, node, scope);
}

/** Years of the contract, history included. */
function years(cx: Context): { id: string; number: number }[] {
  return cx.periodsOf('year', 'with history').map((p) => ({ id: p.id, number: Number.parseInt(p.id.slice(0, 4), 10) }));
}

/** A choice by year; one value for all years needs none. Years of one value are listed together. */
export function yearCases(cx: Context, cases: readonly { periods: string[]; v: Expr }[], rest: Expr | undefined): Expr {
  const merged: { periods: string[]; v: Expr }[] = [];
  for (const one of cases) {
    const known = merged.find((m) => same(m.v, one.v));
    if (known) known.periods.push(...one.periods);
    else merged.push({ periods: [...one.periods], v: one.v });
  }
  const covered = merged.flatMap((m) => m.periods).length === years(cx).length;
  if (merged.length === 1 && covered) return merged[0]!.v;
  if (merged.length === 0 && rest) return rest;
  return { op: 'byPeriod', grain: 'year', cases: merged, ...(rest && !covered ? { else: rest } : {}) };
}

