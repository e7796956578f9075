import type { Aggregate, Aggregation, Over } from '@remit/program';
import { fromInteger, ONE, ZERO } from '@remit/program/rational';
import { windowOf } from '../evaluate/windows.ts';
import { divide, extremum, multiply, plus } from './arithmetic.ts';
import type { Place } from './constants.ts';
import { never } from './nodes.ts';
import type { Translator } from './translator.ts';
import { unsupported } from './unsupported.ts';
import type { Bool, Num, Value } from './value.ts';
import { constantNumber, NEVER } from './value.ts';

/** One thing that an aggregate goes over: whether it counts, and its value. */
interface Element { readonly where: () => Bool | undefined; readonly value: () => Value }

/** Aggregate over the elements of a set. */
export function aggregate(translator: Translator, expr: Aggregation, place: Place): Value {
  if ('rows' in expr.in) return unsupported('Rows of the member.');
  const { dimensions } = translator.model;
  const dimension = dimensions.get(expr.in.dim);
  if (dimension.kind === 'group') return unsupported('An aggregate over a group that differs from member to member.');
  const within = expr.within === undefined ? undefined : dimensions.get(expr.within);
  const inner = dimension.elements.map((_, key) => translator.bound(place, dimension, key, true))
    .filter(element => !within || element.keys[within.index] === place.keys[within.index]);
  return aggregated(translator, expr.fn, inner.map(element => ({
    where: () => (expr.where ? translator.condition(expr.where, element) : { kind: 'bool', code: 'true', constant: true }),
    value: () => translator.value(expr.arg, element),
  })));
}

/** Aggregate over the periods of a window. */
export function overPeriods(translator: Translator, expr: Over, place: Place): Value {
  const periods = windowOf(translator.model.time, expr, place.period);
  if (!periods) return never(translator);
  return aggregated(translator, expr.fn, periods.map(period => ({
    where: () => ({ kind: 'bool', code: 'true', constant: true }),
    value: () => translator.value(expr.arg, { ...place, period }),
  })));
}

function aggregated(translator: Translator, fn: Aggregate, elements: readonly Element[]): Value {
  const { writer } = translator;
  const chosen: { test: Bool; value: Num }[] = [];
  for (const element of elements) {
    const test = element.where();
    if (!test) return NEVER;
    if (test.constant === false) continue;
    const value = translator.choose([{ test: () => test, then: () => counted(translator, fn, element.value()) }], () => constantNumber(writer, ZERO));
    if (value.kind === 'never') return NEVER;
    if (value.kind !== 'number') return unsupported('An aggregate of something that is no number.');
    chosen.push({ test, value });
  }
  const all = chosen.every(({ test }) => test.constant === true);
  const values = chosen.map(({ value }) => value);
  const total = (numbers: readonly Num[]): Num => numbers.reduce((a, b) => plus(writer, a, b), constantNumber(writer, ZERO));
  if (fn === 'sum' || fn === 'count') return total(values);
  if (values.length === 0) return never(translator);
  if (fn === 'average' || (fn === 'median' && all && values.length <= 2)) {
    if (all) return multiply(writer, total(values), constantNumber(writer, { n: 1n, d: BigInt(values.length) }));
    const count = total(chosen.map(({ test }) => one(translator, test)));
    return divide(writer, total(values), count);
  }
  if (fn === 'median' || !all) return unsupported('A median, or the least of some elements.');
  return values.reduce((a, b) => extremum(writer, fn, a, b));
}

function counted(translator: Translator, fn: Aggregate, value: Value): Value {
  if (fn !== 'count' || value.kind === 'never') return value;
  return constantNumber(translator.writer, ONE);
}

function one(translator: Translator, test: Bool): Num {
  const value = translator.choose([{ test: () => test, then: () => constantNumber(translator.writer, fromInteger(1)) }], () => constantNumber(translator.writer, ZERO));
  return value.kind === 'number' ? value : unsupported('A count.');
}
