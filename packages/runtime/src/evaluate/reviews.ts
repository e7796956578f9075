import type { AtReview, IsoDate, PartOf, Reviewed, Reviews } from '@remit/program';
import { addDays, addMonths, laterOf } from '../dates.ts';
import { programFault } from '../fault.ts';
import type { Model } from '../prepare/model.ts';
import type { TimePeriod } from '../prepare/time.ts';
import type { Compiler } from './compile.ts';
import type { RunState } from './run-state.ts';
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
  const steps = (node.from === 'day' ? [] : time.byGrain.get(node.from) ?? []).filter(period => !period.history);
  /** A review before the term took effect before it began. */
  const hasEffect = (day: IsoDate, period: TimePeriod): boolean => {
    if (day < term) return true;
    if (node.from === 'day') return addDays(day, 1) <= period.start;
    const around = steps.find(each => each.start <= day && day < each.end);
    return around !== undefined && around.end <= period.start;
  };
  return context => {
    const { period } = context;
    const last = daysOf(context, period.start).findLast(day => hasEffect(day, period));
    const inside = node.nth === undefined ? [] : takingEffectIn(daysOf(context, period.end), period).slice(0, node.nth);
    const stood = laterOf(inside.at(-1) ?? last ?? joinedOf(node, compiler, context), term);
    const target = time.byGrain.get(period.grain)!.find(each => each.start <= stood && stood < each.end);
    return target ? arg(inPeriod(context, target)) : missing({ reason: 'no-earlier-period', detail: compiler.owner });
  };
}

/** Of some days of review those whose day after lies in the period, and not on its first day. */
function takingEffectIn(days: readonly IsoDate[], { start, end }: TimePeriod): IsoDate[] {
  return days.filter(day => start <= day && addDays(day, 1) < end);
}

/** The days of a period from the day after the n-th review in it until that of the next, as its first day and the day after its last; none where there are not so many. */
export function stretchAfter({ dim, after }: PartOf, compiler: Compiler): (context: Context) => { start: IsoDate; end: IsoDate } | undefined {
  const { nth, ...reviews } = after!;
  const daysOf = reviewDays({ dim, ...reviews }, compiler);
  return context => {
    const { period } = context;
    const first = [period.start, ...takingEffectIn(daysOf(context, period.end), period).map(day => addDays(day, 1))];
    const start = first[nth];
    return start === undefined ? undefined : { start, end: first[nth + 1] ?? period.end };
  };
}

/** The days before `before` on which the member at hand is reviewed, in order. */
function reviewDays(node: Reviews, compiler: Compiler): (context: Context, before: IsoDate) => IsoDate[] {
  const { index } = compiler.names.dimensions.get(node.dim);
  const known: CountedReviews = new Map();
  return (context, before) => {
    const members = context.run.store.dimensions[index]!;
    const key = keyOf(node, compiler, context);
    if (key >= members.count) return [];
    const end = members.left(key);
    const until = end !== undefined && end < before ? end : before;
    const nth = reviewsFrom(joinedOf(node, compiler, context), node, known);
    const days: IsoDate[] = [];
    for (let count = 0, day = nth(0); day < until; day = nth(++count)) {
      days.push(day);
      if (node.everyMonths === undefined) break;
    }
    return days;
  };
}

/** The last review of the member at hand in a period, by the dates of members that the run knows. */
export function lastReviewIn({ model, store }: RunState, reviews: Reviews, keys: readonly number[], period: TimePeriod): IsoDate | undefined {
  const { index } = model.dimensions.get(reviews.dim);
  const members = store.dimensions[index]!;
  const key = keys[index]!;
  if (key < 0 || key >= members.count) return undefined;
  const left = members.left(key);
  const until = left !== undefined && left < period.end ? left : period.end;
  let known = counted.get(model);
  if (!known) counted.set(model, known = new Map());
  const nth = reviewsFrom(members.joined(key) ?? model.program.term.start, reviews, known);
  let last: IsoDate | undefined;
  for (let count = 0, day = nth(0); day < until; day = nth(++count)) {
    if (day >= period.start) last = day;
    if (reviews.everyMonths === undefined) break;
  }
  return last;
}

/** Days of reviews that were counted before, by the day on which the member joined and the rule. */
type CountedReviews = Map<string, IsoDate[]>;

const counted = new WeakMap<Model, CountedReviews>();

/** The days of the reviews of those who joined on a day, by their number from 0. */
function reviewsFrom(joined: IsoDate, { first, everyMonths }: Omit<Reviews, 'dim'>, known: CountedReviews): (n: number) => IsoDate {
  const name = `${joined} ${first.months} ${first.days} ${everyMonths ?? ''}`;
  let days = known.get(name);
  if (!days) known.set(name, days = [addDays(addMonths(joined, first.months), first.days)]);
  return n => {
    while (days.length <= n) days.push(addMonths(days[0]!, days.length * everyMonths!));
    return days[n]!;
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
