import type { At, Expr } from '@remit/program';
import { parseNumber } from '@remit/program/rational';
import { addMonths, daysBetween } from '../dates.ts';
import type { TimePeriod } from '../prepare/time.ts';
import { divide, extremum, minus, multiply, plus } from './arithmetic.ts';
import { aggregate, overPeriods } from './aggregates.ts';
import { both, choice, comparison, lookup, opposite } from './conditions.ts';
import type { Place } from './constants.ts';
import { literal } from './coefficient.ts';
import { readInteger } from './inputs.ts';
import { known } from './knowledge.ts';
import { round } from './rounding.ts';
import { band, interpolate } from './scales.ts';
import { splitPart } from './split.ts';
import { integer } from './term.ts';
import type { Translator } from './translator.ts';
import { unsupported } from './unsupported.ts';
import type { Num, Value } from './value.ts';
import { constantBool, NEVER } from './value.ts';

/** The value of an expression that reads something of the row's member. */
export function translateNode(translator: Translator, expr: Expr, place: Place): Value {
  const { writer, model } = translator;
  switch (expr.op) {
    case 'fact': return translator.fact(model.facts.get(expr.id) ?? unsupported('An unknown fact.'), expr.part, place);
    case 'var': return translator.variable(expr.id, place);
    case 'line': return translator.entitlement(model.linesById.get(expr.id) ?? unsupported('An unknown payment.'), place);
    case 'add': return folded(translator, expr.args, place, (a, b) => plus(writer, a, b));
    case 'sub': return folded(translator, expr.args, place, (a, b) => minus(writer, a, b));
    case 'mul': return folded(translator, expr.args, place, (a, b) => multiply(writer, a, b));
    case 'div': return folded(translator, expr.args, place, (a, b) => divide(writer, a, b));
    case 'min': case 'max': {
      const { op } = expr;
      return folded(translator, expr.args, place, (a, b) => extremum(writer, op, a, b));
    }
    case 'round': {
      if (expr.root !== undefined) return unsupported('A square root.');
      const value = translator.number(expr.arg, place);
      return value ? round(writer, value, parseNumber(expr.unit) ?? unsupported('A unit that is no number.'), expr.mode) : NEVER;
    }
    case 'cmp': return comparison(translator, expr, place);
    case 'and': case 'or': return both(translator, expr, place);
    case 'not': return opposite(translator, expr.arg, place);
    case 'case': return choice(translator, expr, place);
    case 'lookup': return lookup(translator, expr, place);
    case 'isMissing': case 'isNotApplicable': return translator.value(expr.arg, place).kind === 'never' ? NEVER : constantBool(false);
    case 'missing': return never(translator);
    case 'orElse': return translator.value(expr.args[0] ?? unsupported('Nothing to choose from.'), place);
    case 'heldPart': return translator.value(expr.arg, place);
    case 'band': return band(translator, expr, place);
    case 'interpolate': return interpolate(translator, expr, place);
    case 'byPeriod': {
      const period = model.time.containing(place.period, expr.grain);
      const found = expr.cases.find(each => period && each.periods.includes(period.id))?.v ?? expr.else;
      return found ? translator.value(found, place) : never(translator);
    }
    case 'at': {
      const period = moved(translator, expr, place.period);
      if (period) return translator.value(expr.arg, { ...place, period });
      return expr.else ? translator.value(expr.else, place) : never(translator);
    }
    case 'over': return overPeriods(translator, expr, place);
    case 'agg': return aggregate(translator, expr, place);
    case 'outer': return translator.value(expr.arg, translator.before(place, model.dimensions.get(expr.dim)));
    case 'pick': {
      const dimension = model.dimensions.get(expr.dim);
      const key = dimension.positions.get(expr.key);
      return key === undefined ? unsupported('A member that is picked.') : translator.value(expr.arg, translator.bound(place, dimension, key));
    }
    case 'known': return known(translator, expr, place);
    case 'split': return splitPart(translator, expr, place);
    case 'partOf': return expr.after ? unsupported('Days after a review.') : expr.dim === translator.group.id ? partOf(translator, expr.by, place) : unsupported('Part of a period in another group.');
    default: return unsupported(`'${expr.op}' goes by the reference.`);
  }
}

/** The operands taken together from the first to the last; every one is evaluated. */
export function folded(translator: Translator, args: readonly Expr[], place: Place, combine: (a: Num, b: Num) => Num | { kind: 'never' }): Value {
  const values = translator.numbers(args, place);
  if (!values || values.length === 0) return NEVER;
  return values.reduce<Value>((total, value, index) => (index === 0 ? value : total.kind === 'number' ? combine(total, value) : NEVER), NEVER);
}

/** The row goes to the reference. */
export function never(translator: Translator): Value {
  translator.writer.fail(2);
  return NEVER;
}

function moved({ model: { time } }: Translator, { back = 0, grain, period: named }: At, current: TimePeriod): TimePeriod | undefined {
  if (named !== undefined) return time.byId.get(named) ?? unsupported('An unknown period.');
  const from = time.containing(current, grain ?? current.grain);
  return from && time.byGrain.get(from.grain)![from.position - back];
}

function partOf(translator: Translator, by: 'days' | 'months', { period }: Place): Value {
  const { writer } = translator;
  return translator.once(`part ${by} ${period.index}`, () => {
    const denominator = BigInt(by === 'days' ? daysBetween(period.start, period.end) : monthsIn(period));
    const interval = { lo: 0n, hi: denominator };
    const place = translator.inputs.place({ kind: by, period: period.id, denominator });
    const unit = { n: 1n, d: denominator };
    return { kind: 'number', k: literal(unit), n: readInteger(writer, place, interval, interval), d: integer(writer, 1n), range: { lo: { n: 0n, d: 1n }, hi: { n: 1n, d: 1n } } };
  });
}

/** First days of months in a period, counted from its start. */
export function monthsIn({ start, end }: TimePeriod): number {
  let months = 0;
  while (addMonths(start, months) < end) months++;
  return months;
}
