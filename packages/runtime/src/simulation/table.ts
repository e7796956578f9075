import { grouped } from '@remit/program/in-words';
import type { Rational } from '@remit/program/rational';
import { sub } from '@remit/program/rational';
import type { Finding } from '../finding.ts';
import type { Model } from '../prepare/model.ts';
import type { TimePeriod } from '../prepare/time.ts';
import type { BaseCase, Change } from './base-case.ts';
import type { Cell, Column, Sums } from './columns.ts';
import { moneyOf } from './columns.ts';
import { SimulationProblem } from './problem.ts';
import type { CaseValue } from './read-values.ts';
import { MOST_VALUES, readValues } from './read-values.ts';
import type { Target } from './target.ts';
import { describe, nameOf, readTarget } from './target.ts';

/** A value that is varied, and what it takes. */
export interface Variation { readonly text: string; readonly target: Target; readonly values: readonly CaseValue[] }

/** One case of a table. */
export interface Case extends Sums {
  /** What each variation is in this case, in their order. */
  readonly values: readonly CaseValue[];
  /** How much the total differs from that of the base case; nothing where it cannot be told, as other payments are held. */
  readonly change: Rational | undefined;
}

/** A table of cases. */
export interface CaseTable {
  readonly period: TimePeriod;
  readonly columns: readonly Column[];
  /** Whose money the total is; empty: the columns'. */
  readonly commissioners: readonly string[];
  readonly variations: readonly Variation[];
  /** Of each variation: whether its share keeps the denominator of the base case, stands alone for want of one, or is no share. */
  readonly shares: readonly ('kept' | 'alone' | undefined)[];
  readonly base: Sums;
  readonly cases: readonly Case[];
}

/** What to work out. */
export interface TableRequest {
  readonly variations: readonly Variation[];
  readonly by?: 'payment' | 'party';
  readonly only?: readonly string[];
  /** Payments of periods in this one count. Default: the contract year that all variations lie in, else the whole term. */
  readonly period?: TimePeriod;
  /** Called after each case. */
  readonly onCase?: (done: number, all: number) => void;
}

/** A table, or why the facts of a case are refused. */
export type TableOutcome = { readonly ok: true; readonly table: CaseTable; readonly findings: readonly Finding[] } | { readonly ok: false; readonly findings: readonly Finding[] };

/** More findings than this say nothing new. */
const MOST_FINDINGS = 20;

/** Reads "HbA1cAtTarget in 2026/27 = 60% to 80% by 2%". @throws SimulationProblem where it cannot be read */
export function readVariation(model: Model, text: string): Variation {
  const at = text.indexOf('=');
  if (at < 0) throw new SimulationProblem(`"${text}" does not say which values are taken.`, 'Write FACT in PERIOD = FROM to TO by STEP, or values with commas between them.');
  const target = readTarget(model, text.slice(0, at));
  return { text, target, values: readValues(target.fact.declared, text.slice(at + 1), model.program.currency.code) };
}

/**
 * Works out a case for each combination of values; the last variation runs fastest.
 *
 * @throws SimulationProblem where there are too many cases, or a value is varied twice
 */
export function workOutTable(base: BaseCase, request: TableRequest): TableOutcome {
  const { variations } = request;
  const names = variations.map(({ target }) => nameOf(target));
  const twice = variations.find((_, index) => names.indexOf(names[index]!) < index);
  if (twice) throw new SimulationProblem(`${describe(twice.target)} is varied twice.`, 'Name its values once.');
  const count = variations.reduce((product, { values }) => product * BigInt(values.length), 1n);
  if (count > BigInt(MOST_VALUES)) throw new SimulationProblem(`That is ${grouped(String(count))} cases, and at most ${grouped(String(MOST_VALUES))} are worked out at once.`, 'Take longer steps or shorter ranges.');
  const period = request.period ?? yearOf(base.model, variations.map(({ target }) => target.period));
  const money = moneyOf(base.model, { ...request, period });
  const before = base.outcome();
  if (!before.ok) return before;
  const baseSums = money.sums(before.run, before.all);
  const cases: Case[] = [];
  const refused = new Map<string, Finding>();
  const all = variations.reduce((product, { values }) => product * values.length, 1);
  let done = 0;
  for (const values of combinationsOf(variations.map(each => each.values))) {
    const changes = values.map((value, index): Change => ({ target: variations[index]!.target, value, at: variations[index]!.text }));
    const outcome = base.with(changes);
    if (outcome.ok) {
      const sums = money.sums(outcome.run, outcome.all);
      cases.push({ ...sums, values, change: changeOf(sums.total, baseSums.total) });
    } else {
      for (const finding of outcome.findings) refused.set(JSON.stringify([finding.code, finding.message]), finding);
      if (refused.size >= MOST_FINDINGS) break;
    }
    request.onCase?.(++done, all);
  }
  if (refused.size > 0) return { ok: false, findings: [...refused.values()] };
  const shares = variations.map(({ target, values }) => (values.some(value => 'share' in value) ? (base.observed(target)?.parts ? 'kept' : 'alone') : undefined));
  return { ok: true, findings: before.findings, table: { period, columns: money.columns, commissioners: money.commissioners, variations, shares, base: baseSums, cases } };
}

/** How much a total differs; nothing where not the same is held in both. */
export function changeOf(total: Cell, base: Cell): Rational | undefined {
  const held = (cell: Cell): string => JSON.stringify(cell.held);
  return held(total) === held(base) ? sub(total.amount, base.amount) : undefined;
}

/** The contract year that some periods lie in, else the whole term. */
export function yearOf(model: Model, periods: readonly TimePeriod[]): TimePeriod {
  const years = new Set(periods.map(period => model.time.containing(period, 'year')));
  const [only] = years;
  if (years.size === 1 && only && !only.history) return only;
  const { start, end } = model.program.term;
  return model.time.byId.get('term') ?? { id: 'term', grain: 'term', start, end, in: {}, index: -1, position: 0 };
}

function* combinationsOf<T>(lists: readonly (readonly T[])[]): Generator<T[]> {
  const [first, ...rest] = lists;
  if (!first) { yield []; return; }
  for (const value of first) for (const more of combinationsOf(rest)) yield [value, ...more];
}
