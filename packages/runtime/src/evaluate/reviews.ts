import type { AtReview, IsoDate, Reviewed, Reviews } from '@remit/program';
import { addDays, addMonths, laterOf } from '../dates.ts';
import { programFault } from '../fault.ts';
import type { TimePeriod } from '../prepare/time.ts';
import type { Compiler } from './compile.ts';
import type { Context, Evaluate } from './context.ts';
import { inPeriod } from './context.ts';
import { missing } from './outcome.ts';

/** Whether a review of the member falls in the period. */
export function reviewed(node: Reviewed, compiler: Compiler): Evaluate {
  const daysOf = reviewDays(node, compiler);
  return context => daysOf(context, context.period.end).some(day => day >= context.period.start);
}

/** A fact as it stood at the last review that has taken effect. */
export function atReview(node: AtReview, compiler: Compiler): Evaluate {
  const { time } = compiler.names;
  const arg = compiler.child(node.arg, '/arg');
  const daysOf = reviewDays(node, compiler);
  const term = firstDayOf(compiler);
  const steps = (time.byGrain.get(node.from) ?? []).filter(period => !period.history);
  /** A review before the term took effect before it began. */
  const hasEffect = (day: IsoDate, period: TimePeriod): boolean => {
    if (day < term) return true;
    const around = steps.find(each => each.start <= day && day < each.end);
    return around !== undefined && around.end <= period.start;
  };
  return context => {
    const { period } = context;
    const last = daysOf(context, period.start).findLast(day => hasEffect(day, period));
    const stood = laterOf(last ?? joinedOf(node, compiler, context), term);
    const target = time.byGrain.get(period.grain)!.find(each => each.start <= stood && stood < each.end);
    return target ? arg(inPeriod(context, target)) : missing({ reason: 'no-earlier-period', detail: compiler.owner });
  };
}

/** The days before `before` on which the member at hand is reviewed, in order. */
function reviewDays(node: Reviews, compiler: Compiler): (context: Context, before: IsoDate) => IsoDate[] {
  const { index } = compiler.names.dimensions.get(node.dim);
  const known = new Map<IsoDate, IsoDate[]>();
  /** The n-th review of those who joined on a day. */
  const nth = (joined: IsoDate, n: number): IsoDate => {
    let days = known.get(joined);
    if (!days) known.set(joined, days = [addDays(addMonths(joined, node.first.months), node.first.days)]);
    while (days.length <= n) days.push(addMonths(days[0]!, days.length * node.everyMonths!));
    return days[n]!;
  };
  return (context, before) => {
    const members = context.run.store.dimensions[index]!;
    const key = keyOf(node, compiler, context);
    if (key >= members.count) return [];
    const end = members.left(key);
    const until = end !== undefined && end < before ? end : before;
    const joined = joinedOf(node, compiler, context);
    const days: IsoDate[] = [];
    for (let count = 0, day = nth(joined, 0); day < until; day = nth(joined, ++count)) {
      days.push(day);
      if (node.everyMonths === undefined) break;
    }
    return days;
  };
}

/** The day the member joined; the first day of the term where that is not given. */
function joinedOf({ dim }: Pick<Reviews, 'dim'>, compiler: Compiler, context: Context): IsoDate {
  const members = context.run.store.dimensions[compiler.names.dimensions.get(dim).index]!;
  return members.joined(keyOf({ dim }, compiler, context)) ?? firstDayOf(compiler);
}

function keyOf({ dim }: Pick<Reviews, 'dim'>, compiler: Compiler, { keys }: Context): number {
  const key = keys[compiler.names.dimensions.get(dim).index]!;
  if (key < 0) programFault(`A review is asked for without saying of which of '${dim}'.`, compiler.at);
  return key;
}

/** The first day of the term: that of the first period that is not history. */
function firstDayOf(compiler: Compiler): IsoDate {
  return compiler.names.time.periods.reduce<IsoDate>((first, { history, start }) => (!history && start < first ? start : first), '9999-12-31');
}
