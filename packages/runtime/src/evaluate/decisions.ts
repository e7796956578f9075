import type { Decided, IsoDate, Known } from '@remit/program';
import { parseNumber } from '@remit/program/rational';
import { programFault } from '../fault.ts';
import { addDays } from '../dates.ts';
import type { PreparedJudgement } from '../prepare/model.ts';
import type { TimePeriod } from '../prepare/time.ts';
import { requireContaining } from '../prepare/time.ts';
import { namedKeys } from './bindings.ts';
import type { Compiler } from './compile.ts';
import type { Context, Evaluate } from './context.ts';
import { asBoolean } from './numbers.ts';
import type { Missing, Outcome, Scalar } from './outcome.ts';
import { isValue, missing } from './outcome.ts';

/**
 * What a judgement came to. Until its last day: the decision as it stands. From then on latched: the decision of that
 * day; else, where late decisions count, one that came by then; else the default.
 */
export function decided(node: Decided, compiler: Compiler): Evaluate {
  const target = compiler.names.judgements.get(node.id) ?? programFault(`The program reads a judgement '${node.id}' that it does not declare.`, compiler.at);
  const { lateUntil } = target.declared;
  const otherwise = defaultOf(target);
  return context => {
    const period = requireContaining(compiler.names.time, context.period, target.declared.grain, `'${node.id}'`);
    const by = target.deadline.get(period.id) ?? programFault(`'${node.id}' has no deadline for '${period.id}'.`, compiler.at);
    for (const dimension of target.fact.each) {
      if (context.keys[dimension.index]! < 0) programFault(`'${node.id}' is read without saying for which of '${dimension.id}'.`, compiler.at);
    }
    context.run.compares(by, context.view);
    const inTime = decisionOn(by, target, period, context);
    if (inTime !== undefined) return inTime;
    if (context.view.date < by) return undecided(target, period, by, context);
    if (lateUntil !== undefined) context.run.compares(lateUntil, context.view);
    const late = lateUntil === undefined ? undefined : decisionOn(lateUntil, target, period, context);
    return late ?? otherwise ?? undecided(target, period, by, context);
  };
}

/** The argument with knowledge that stops growing on a day, unless a condition lets it; missing before the day from which it counts. */
export function known(node: Known, compiler: Compiler): Evaluate {
  const arg = compiler.child(node.arg, '/arg');
  const { from, until } = node;
  const unless = node.unless && compiler.child(node.unless, '/unless');
  const after = until && addDays(until, 1);
  return context => {
    const { run, view, period } = context;
    for (const day of [from, after]) if (day !== undefined) run.compares(day, view);
    if (from !== undefined && view.date < from) return missing({ reason: 'undecided', decision: compiler.owner, on: from, period: period.id });
    if (until === undefined || view.date <= until) return arg(context);
    const open = unless ? run.apart(() => unless(context)) : false;
    if (!isValue(open)) return open;
    return arg(asBoolean(open) ? context : { ...context, view: run.views.asOf(view, until) });
  };
}

/** The decision as it stood on a day, or stands now if that day has not come. */
function decisionOn(day: IsoDate, target: PreparedJudgement, period: TimePeriod, context: Context): Outcome | undefined {
  const { run, view } = context;
  return run.store.read(target.fact, period, { ...context, view: run.views.asOf(view, day) })?.value;
}

function undecided(target: PreparedJudgement, period: TimePeriod, on: IsoDate, context: Context): Missing {
  const dims = namedKeys(context.run, target.fact.each, context.keys);
  return missing({ reason: 'undecided', decision: target.declared.id, on, period: period.id, ...(dims ? { dims } : {}) });
}

function defaultOf({ declared: { id, type, otherwise } }: PreparedJudgement): Scalar | undefined {
  if (otherwise === undefined || typeof otherwise === 'boolean' || type === 'code' || type === 'date') return otherwise;
  return parseNumber(otherwise) ?? programFault(`'${otherwise}' is no default for '${id}'.`);
}
