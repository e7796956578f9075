import type { Fact, FactRef } from '@remit/program';
import type { Rational } from '@remit/program/rational';
import { fromInteger, mul, rational } from '@remit/program/rational';
import type { PreparedFact } from '../prepare/model.ts';
import type { TimePeriod } from '../prepare/time.ts';
import { compare, divide } from './arithmetic.ts';
import { literal } from './coefficient.ts';
import { declaredRange } from './declared-range.ts';
import type { FactInput } from './inputs.ts';
import { readInteger, readPlain } from './inputs.ts';
import type { Interval } from './interval.ts';
import { floorOf, intersection } from './interval.ts';
import type { Range } from './range.ts';
import { sharedRange } from './range.ts';
import { integer } from './term.ts';
import type { Translator } from './translator.ts';
import type { Num, Value } from './value.ts';
import { constantNumber, NEVER, within } from './value.ts';

/** Bounds of the integers that code for doubles expects; a row beyond them is worked out with BigInts. */
const LIKELY: Record<'count' | 'percentage' | 'money' | 'number', (denominator: bigint) => Interval> = {
  count: () => ({ lo: 0n, hi: 1_000_000_000n }),
  percentage: denominator => ({ lo: 0n, hi: 100n * denominator }),
  money: () => ({ lo: -10_000_000_000_000n, hi: 10_000_000_000_000n }),
  number: () => ({ lo: -10_000_000_000_000n, hi: 10_000_000_000_000n }),
};

/** What a fact of the row's member comes to. */
export function readFact(translator: Translator, fact: PreparedFact, part: FactRef['part'], period: TimePeriod, keys: readonly number[]): Value {
  const { declared } = fact;
  if (declared.type === 'ratio') return part === undefined ? ratio(translator, fact, period, keys) : number(translator, fact, period, keys, part);
  if (declared.type === 'bool') {
    return { kind: 'bool', code: `(${readPlain(translator.writer, column(translator, fact, period, keys, 1n), 1)}===1)` };
  }
  if (declared.type === 'code') {
    for (const code of declared.codes ?? []) translator.dictionary.place(code);
    return { kind: 'code', code: readPlain(translator.writer, column(translator, fact, period, keys, 1n)) };
  }
  if (declared.type === 'date') return { kind: 'date', code: readPlain(translator.writer, column(translator, fact, period, keys, 1n)) };
  return number(translator, fact, period, keys);
}

/** The denominator of a column unless the batch is told otherwise: whole counts, money in the currency's unit, other numbers with six places. */
export function usualDenominator(fact: Fact, scale: number): bigint {
  if (fact.type === 'money') return 10n ** BigInt(scale);
  return fact.type === 'percentage' || fact.type === 'number' ? 1_000_000n : 1n;
}

function number(translator: Translator, fact: PreparedFact, period: TimePeriod, keys: readonly number[], part?: FactInput['part']): Num {
  const { writer } = translator;
  const { type } = fact.declared;
  const denominator = translator.denominatorOf(fact);
  const isWhole = type === 'count' || part === 'denominator' || part === 'excluded' || part === 'eligible';
  const range = type === 'ratio' ? {} : declaredRange(fact);
  const must = intersection(isWhole ? { lo: 0n } : {}, inUnits(range, denominator));
  const likely = intersection(part === 'eligible' ? { ...must, lo: 1n } : must, LIKELY[type === 'ratio' ? 'count' : type as keyof typeof LIKELY](denominator));
  const n = readInteger(writer, column(translator, fact, period, keys, denominator, part), must, likely);
  const unit = rational(1n, denominator);
  const known: Range = { lo: n.lo === undefined ? undefined : mul(fromInteger(n.lo), unit), hi: n.hi === undefined ? undefined : mul(fromInteger(n.hi), unit) };
  return { kind: 'number', k: literal(unit), n, d: integer(writer, 1n), range: sharedRange(known, range) };
}

function ratio(translator: Translator, fact: PreparedFact, period: TimePeriod, keys: readonly number[]): Value {
  const { writer } = translator;
  const numerator = number(translator, fact, period, keys, 'numerator');
  const eligible = number(translator, fact, period, keys, 'eligible');
  const value = divide(writer, numerator, eligible);
  if (value.kind === 'never') return NEVER;
  const range = declaredRange(fact);
  for (const [bound, relation] of [[range.lo, 'lt'], [range.hi, 'gt']] as const) {
    if (!bound) continue;
    const outside = compare(writer, relation, value, constantNumber(writer, bound));
    if (outside.constant !== false) writer.failIf(outside.code, 1);
  }
  return within(writer, value, sharedRange(value.range, range));
}

function column(translator: Translator, fact: PreparedFact, period: TimePeriod, keys: readonly number[], denominator: bigint, part?: FactInput['part']): number {
  const named = fact.each.filter(dimension => dimension.kind === 'set').map(dimension => [dimension.id, dimension.elements[keys[dimension.index]!]!]);
  return translator.inputs.place({
    kind: 'fact', fact: fact.declared.id, ...(part === undefined ? {} : { part }), period: period.id, keys: Object.fromEntries(named) as Record<string, string>, denominator,
  });
}

function inUnits({ lo, hi }: Range, denominator: bigint): Interval {
  const scale = (bound: Rational): Rational => mul(bound, fromInteger(denominator));
  return { lo: lo && -floorOf(-scale(lo).n, scale(lo).d), hi: hi && floorOf(scale(hi).n, scale(hi).d) };
}
