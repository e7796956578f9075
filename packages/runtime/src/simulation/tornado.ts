import type { Rational } from '@remit/program/rational';
import { abs, add, cmp, fromInteger, max, min, mul, neg, ONE, parseDecimal, roundTo, sign, sub } from '@remit/program/rational';
import { isNumber } from '../facts/value.ts';
import type { Finding } from '../finding.ts';
import type { Model, PreparedExpr, PreparedFact } from '../prepare/model.ts';
import type { TimePeriod } from '../prepare/time.ts';
import type { BaseCase, Change } from './base-case.ts';
import type { Cell, Column, Sums } from './columns.ts';
import { isWithin, moneyOf } from './columns.ts';
import { SimulationProblem } from './problem.ts';
import type { CaseValue, Ends } from './read-values.ts';
import { numberOf, readEnds, valueOfNumber } from './read-values.ts';
import { changeOf, yearOf } from './table.ts';
import type { Target, WideTarget } from './target.ts';
import { readWideTarget } from './target.ts';

/** A fact that is moved, for one value of it or for many together, and between which ends if that is said. */
export interface Mover { readonly wide: WideTarget; readonly ends?: Ends }

/** Where an end comes from: what was asked for, the bound of the fact, or a part of the base. */
export type EndSource = 'asked' | 'bound' | 'swing';

/** What happens at one end. */
export interface EndOutcome {
  readonly source: EndSource;
  /** The value; of several that move together, that of the first. */
  readonly value: CaseValue;
  readonly total: Cell;
  /** How much the total moves; nothing where not the same is held as in the base case. */
  readonly change: Rational | undefined;
}

/** One bar. */
export interface Bar {
  readonly fact: PreparedFact;
  readonly targets: readonly Target[];
  /** The value in the base case; of several, that of the first. */
  readonly base: Rational;
  readonly low: EndOutcome;
  readonly high: EndOutcome;
  /** How much money moves between the least and the greatest of both ends and the base. */
  readonly swing: Rational;
}

/** A fact that is not moved, and why. */
export interface Unmoved { readonly fact: string; readonly why: string }

/** Which results move the money most, the one that moves it most first. */
export interface Tornado {
  readonly period: TimePeriod;
  readonly columns: readonly Column[];
  readonly commissioners: readonly string[];
  readonly base: Sums;
  readonly bars: readonly Bar[];
  readonly unmoved: readonly Unmoved[];
  /** The part of the base by which facts were moved that were not moved to a bound. */
  readonly swing: Rational;
}

/** What to work out. */
export interface TornadoRequest {
  /** Default: every fact that the base case gives for the period. */
  readonly movers?: readonly Mover[];
  /** A part of the base, above zero, by which every fact is moved, within its bounds. Default: to its bounds, and by a tenth where it has none. */
  readonly swing?: Rational;
  readonly only?: readonly string[];
  /** Payments of periods in this one count. Default: the contract year that all facts of the base case lie in, else the whole term. */
  readonly period?: TimePeriod;
}

/** A tornado, or why the base case is refused. */
export type TornadoOutcome = { readonly ok: true; readonly tornado: Tornado; readonly findings: readonly Finding[] } | { readonly ok: false; readonly findings: readonly Finding[] };

/** How far a fact without a bound is moved if nothing is said. */
const TENTH: Rational = { n: 1n, d: 10n };

/** Reads "HbA1cAtTarget", "HbA1cAtTarget in 2026/27" or "HbA1cAtTarget in 2026/27 = 60% to 80%". @throws SimulationProblem where it cannot be read */
export function readMover(model: Model, text: string): Mover {
  const at = text.indexOf('=');
  const wide = readWideTarget(model, at < 0 ? text : text.slice(0, at));
  return at < 0 ? { wide } : { wide, ends: readEnds(wide.fact.declared, text.slice(at + 1), model.program.currency.code) };
}

/** Reads a part of the base: "10%". @throws SimulationProblem where it is none */
export function readSwing(text: string): Rational {
  const value = text.trim().endsWith('%') ? parseDecimal(text) : undefined;
  if (!value || sign(value) <= 0 || cmp(value, ONE) > 0) throw new SimulationProblem(`"${text}" is not a part of the base that a fact could be moved by.`, 'Write a percentage above 0% and at most 100%: 10%.');
  return value;
}

/**
 * Moves one fact at a time to its two ends, all others as in the base case. A fact with several values in the period,
 * such as one for each month or member, is moved in all of them together.
 *
 * @throws SimulationProblem where there is no such payment
 */
export function workOutTornado(base: BaseCase, request: TornadoRequest): TornadoOutcome {
  const { model } = base;
  const before = base.outcome();
  if (!before.ok) return before;
  const given = [...model.facts.values()].flatMap(fact => base.given(fact));
  const period = request.period ?? yearOf(model, given.map(target => target.period).filter(each => !each.history));
  const money = moneyOf(model, { ...request, period });
  const sums = money.sums(before.run, before.all);
  const bars: Bar[] = [];
  const unmoved: Unmoved[] = [];
  for (const { wide, ends } of request.movers ?? [...model.facts.values()].map((fact): Mover => ({ wide: { fact } }))) {
    const { fact } = wide;
    const targets = base.given(fact).filter(target => (wide.period ? target.period === wide.period : isWithin(target.period, period)) && (wide.keys ?? target.keys).every((key, index) => key === target.keys[index]));
    const ids = { fact: fact.declared.id };
    const numbers = targets.map(target => base.observed(target)?.value);
    if (targets.length === 0) { unmoved.push({ ...ids, why: `the base case gives no value of it for ${(wide.period ?? period).id}` }); continue; }
    if (fact.declared.type === 'code' || fact.declared.type === 'date') { unmoved.push({ ...ids, why: fact.declared.type === 'date' ? 'it is a date' : 'it is one of several codes' }); continue; }
    if (fact.declared.type === 'bool' && numbers.some(value => typeof value !== 'boolean')) { unmoved.push({ ...ids, why: 'it is not applicable or missing in the base case' }); continue; }
    if (fact.declared.type !== 'bool' && numbers.some(value => value === undefined || !isNumber(value))) { unmoved.push({ ...ids, why: 'it is not applicable or missing in the base case' }); continue; }
    const moved = targets.map((target, index) => ({ target, base: typeof numbers[index] === 'boolean' ? fromInteger(numbers[index] ? 1 : 0) : numbers[index] as Rational }));
    const outcomes: EndOutcome[] = [];
    let hasRoom = false;
    let problem: string | undefined;
    for (const end of ['low', 'high'] as const) {
      const made = moved.map(each => endOf(base, each, end, ends, request.swing));
      hasRoom ||= made.some(({ value }, index) => cmp(numberOf(value), moved[index]!.base) !== 0);
      const outcome = base.with(made.map(({ value }, index): Change => ({ target: targets[index]!, value })));
      if (!outcome.ok) { problem = outcome.findings[0]?.message ?? ''; break; }
      const { total } = money.sums(outcome.run, outcome.all);
      outcomes.push({ ...made[0]!, total, change: changeOf(total, sums.total) });
    }
    if (problem !== undefined) { unmoved.push({ ...ids, why: `its value would be refused: ${problem}` }); continue; }
    const [low, high] = outcomes as [EndOutcome, EndOutcome];
    if (!hasRoom) {
      unmoved.push({ ...ids, why: 'its bounds, or whole numbers, leave it no room to move that far' });
      continue;
    }
    const changes = [low.change, high.change].filter(change => change !== undefined);
    const zero = fromInteger(0);
    bars.push({ fact, targets, base: moved[0]!.base, low, high, swing: sub(changes.reduce(max, zero), changes.reduce(min, zero)) });
  }
  bars.sort((a, b) => cmp(b.swing, a.swing));
  return { ok: true, findings: before.findings, tornado: { period, columns: money.columns, commissioners: money.commissioners, base: sums, bars, unmoved, swing: request.swing ?? TENTH } };
}

/** The value at one end: what was asked for; the bound; or a part of the base more or less, within the bounds and in whole numbers where it is counted. */
function endOf(base: BaseCase, { target, base: value }: { target: Target; base: Rational }, end: 'low' | 'high', ends: Ends | undefined, swing: Rational | undefined): { value: CaseValue; source: EndSource } {
  if (ends) return { value: ends[end], source: 'asked' };
  const { declared } = target.fact;
  if (declared.type === 'bool') return { value: { observed: end === 'high' }, source: 'bound' };
  const bound = boundOf(base, target, end === 'low' ? target.fact.min : target.fact.max) ?? (end === 'low' && declared.type === 'count' ? fromInteger(0) : undefined);
  const isDeclared = (end === 'low' ? target.fact.min : target.fact.max) !== undefined && bound !== undefined;
  if (swing === undefined && isDeclared) return { value: valueOfNumber(declared, bound), source: 'bound' };
  const part = mul(abs(value), swing ?? TENTH);
  const moved = add(value, end === 'low' ? neg(part) : part);
  const kept = bound === undefined ? moved : end === 'low' ? max(moved, bound) : min(moved, bound);
  if (isDeclared && cmp(kept, bound) === 0) return { value: valueOfNumber(declared, bound), source: 'bound' };
  // Towards the base, so that a whole number never moves further than asked.
  const whole = declared.type === 'count' ? add(value, roundTo(sub(kept, value), fromInteger(1), 'trunc')) : kept;
  return { value: valueOfNumber(declared, whole), source: 'swing' };
}

function boundOf(base: BaseCase, target: Target, bound: PreparedExpr | undefined): Rational | undefined {
  const outcome = base.outcome();
  if (!bound || !outcome.ok) return undefined;
  const { run } = outcome;
  const keys = base.keysIn(run, target);
  const limit = keys && run.settle(() => bound.evaluate({ run, view: run.views.known(run.asOf), period: target.period, keys }));
  return limit !== undefined && isNumber(limit) ? limit : undefined;
}
