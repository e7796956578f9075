import type { Over } from '@remit/program';
import { programFault } from '../fault.ts';
import type { Time, TimePeriod } from '../prepare/time.ts';
import type { Compiler } from './compile.ts';
import type { Evaluate } from './context.ts';
import { inPeriod } from './context.ts';
import { fold } from './fold.ts';
import { missing } from './outcome.ts';

/** Aggregate over the periods of a window. */
export function over(node: Over, compiler: Compiler): Evaluate {
  const arg = compiler.child(node.arg, '/arg');
  const { names, owner } = compiler;
  if (!names.time.byGrain.has(node.grain)) programFault(`The program has no periods of the grain '${node.grain}'.`, compiler.at);
  return context => {
    const periods = windowOf(names.time, node, context.period);
    if (!periods) return missing({ reason: 'no-earlier-period', detail: owner });
    return fold(node.fn, periods.map(period => arg(inPeriod(context, period))), owner);
  };
}

/** The periods of a window, or nothing where it reaches back too far. */
export function windowOf(time: Time, node: Over, current: TimePeriod): readonly TimePeriod[] | undefined {
  const all = time.byGrain.get(node.grain)!;
  const inTerm = all.filter(period => !period.history);
  if (node.window === 'term') return inTerm;
  if (node.window === 'in') return (current.history ? all : inTerm).filter(period => startsWithin(period, current));
  if (node.window === 'toDate') return inTerm.filter(period => period.start < current.end);
  const last = all.findLastIndex(period => startsWithin(period, current));
  const first = last - node.window.last + 1;
  return last < 0 || first < 0 ? undefined : all.slice(first, last + 1);
}

function startsWithin(period: TimePeriod, current: TimePeriod): boolean {
  return current.start <= period.start && period.start < current.end;
}
