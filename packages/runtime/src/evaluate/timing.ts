import { stretchAfter } from './reviews.ts';
import type { At, Ordinal, PartOf } from '@remit/program';
import type { Rational } from '@remit/program/rational';
import { fromInteger, ONE, rational, ZERO } from '@remit/program/rational';
import { addMonths, daysBetween, earlierOf, laterOf } from '../dates.ts';
import { programFault } from '../fault.ts';
import type { TimePeriod } from '../prepare/time.ts';
import { requireContaining } from '../prepare/time.ts';
import type { Compiler } from './compile.ts';
import type { Evaluate } from './context.ts';
import { inPeriod } from './context.ts';
import { missing } from './outcome.ts';

/** Position of the period among those of its grain in the containing period, or how many there are. */
export function ordinal(node: Ordinal, compiler: Compiler): Evaluate {
  const { time } = compiler.names;
  const known = new Map<TimePeriod, Rational>();
  const find = (period: TimePeriod): Rational => {
    const container = requireContaining(time, period, node.in, `The position in the ${node.in}`);
    const siblings = time.byGrain.get(period.grain)!.filter(each => time.containing(each, node.in) === container);
    return fromInteger(node.count ? siblings.length : siblings.indexOf(period) + 1);
  };
  return ({ period }) => {
    let place = known.get(period);
    if (!place) known.set(period, place = find(period));
    return place;
  };
}

/** The argument in another period. */
export function at(node: At, compiler: Compiler): Evaluate {
  const { time } = compiler.names;
  const arg = compiler.child(node.arg, '/arg');
  const otherwise = node.else && compiler.child(node.else, '/else');
  const named = node.period === undefined ? undefined
    : time.byId.get(node.period) ?? programFault(`The program reads the period '${node.period}', which it does not list.`, compiler.at);
  const target = (period: TimePeriod): TimePeriod | undefined => {
    if (named) return named;
    const from = time.containing(period, node.grain ?? period.grain);
    return from && time.byGrain.get(from.grain)![from.position - (node.back ?? 0)];
  };
  return context => {
    const period = target(context.period);
    if (period) return arg(inPeriod(context, period));
    return otherwise ? otherwise(context) : missing({ reason: 'no-earlier-period', detail: compiler.owner });
  };
}

/** The part of the period in which the member belongs to its group. */
export function partOf(node: PartOf, compiler: Compiler): Evaluate {
  const dimension = compiler.names.dimensions.get(node.dim);
  const stretch = node.after ? stretchAfter(node, compiler) : undefined;
  return context => {
    const { run, period, keys } = context;
    const members = run.store.dimensions[dimension.index]!;
    const key = keys[dimension.index]!;
    if (key < 0) programFault(`The part of the period is asked for without saying for which of '${node.dim}'.`, compiler.at);
    if (!members.belongs(key, period)) return ZERO;
    const span = stretch ? stretch(context) : period;
    if (!span) return ZERO;
    const start = laterOf(members.joined(key) ?? span.start, span.start);
    const end = earlierOf(members.left(key) ?? span.end, span.end);
    if (end <= start) return ZERO; // Counted on a day outside the period, and gone before it or not there yet.
    if (start === period.start && end === period.end) return ONE;
    if (node.by === 'days') return rational(BigInt(daysBetween(start, end)), BigInt(daysBetween(period.start, period.end)));
    const months = firstDays(period);
    return rational(BigInt(months.filter(day => start <= day && day < end).length), BigInt(months.length));
  };
}

/** The first day of each month of a period, counted from its start. */
function firstDays(period: TimePeriod): string[] {
  const days: string[] = [];
  for (let month = 0, day = period.start; day < period.end; day = addMonths(period.start, ++month)) days.push(day);
  return days;
}
