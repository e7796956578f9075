import type { Deadline, HeldPart, IsMissing, IsNotApplicable, IsoDate, NotApplicable as NotApplicableNode, OrElse, TooFew } from '@remit/program';
import { formatNumber, ZERO, type Rational } from '@remit/program/rational';
import { programFault } from '../fault.ts';
import type { TimePeriod } from '../prepare/time.ts';
import type { Compiler } from './compile.ts';
import type { Evaluate } from './context.ts';
import { isValue, Missing, missing, missingAll, NotApplicable } from './outcome.ts';

/** Whether it is missing. */
export function isMissing(node: IsMissing, compiler: Compiler): Evaluate {
  const arg = compiler.child(node.arg, '/arg');
  return context => arg(context) instanceof Missing;
}

/** Whether it is not applicable; missing when that cannot be told. */
export function isNotApplicable(node: IsNotApplicable, compiler: Compiler): Evaluate {
  const arg = compiler.child(node.arg, '/arg');
  return context => {
    const outcome = arg(context);
    return outcome instanceof Missing ? outcome : outcome instanceof NotApplicable;
  };
}

/** Not applicable. */
export function notApplicable(node: NotApplicableNode): Evaluate {
  const value = new NotApplicable(node.reason);
  return () => value;
}

/** Missing for want of people to measure; how many there are is said with it. */
export function tooFew({ of, noun, least, count }: TooFew, compiler: Compiler): Evaluate {
  const counted = compiler.child(count, '/count');
  return context => {
    const found = counted(context);
    if (!isValue(found)) return found;
    return missing({ reason: 'too-few', of, noun, least, count: formatNumber(found as Rational), period: context.period.id });
  };
}

/** The first that is not missing. */
export function orElse(node: OrElse, compiler: Compiler): Evaluate {
  const operands = node.args.map((arg, index) => compiler.child(arg, `/args/${index}`));
  return context => {
    const causes: Missing[] = [];
    for (const operand of operands) {
      const outcome = operand(context);
      if (!(outcome instanceof Missing)) return outcome;
      causes.push(outcome);
    }
    return missingAll(causes);
  };
}

/** The value, or nothing for now where it is missing; then the part is reported as held. */
export function heldPart(node: HeldPart, compiler: Compiler): Evaluate {
  const arg = compiler.child(node.arg, '/arg');
  return context => {
    const outcome = arg(context);
    if (!(outcome instanceof Missing)) return outcome;
    (context.run.heldParts ??= new Set()).add(node.part);
    return ZERO;
  };
}

/** The value, unless it was still missing on the date given for the period: then `else`, for good. */
export function deadline(node: Deadline, compiler: Compiler): Evaluate {
  const arg = compiler.child(node.arg, '/arg');
  const otherwise = compiler.child(node.else, '/else');
  const dates = new Map(Object.entries(node.by));
  return context => {
    const by = dateFor(dates, context.period) ?? programFault(`'${compiler.owner}' has no deadline for '${context.period.id}'.`, compiler.at);
    const { run, view } = context;
    run.compares(by, view);
    const known = run.apart(() => arg({ ...context, view: run.views.earlier(view, by) }));
    if (!(known instanceof Missing)) return arg(context);
    return view.date < by ? known : otherwise(context);
  };
}

function dateFor(dates: ReadonlyMap<string, IsoDate>, period: TimePeriod): IsoDate | undefined {
  const own = dates.get(period.id);
  if (own !== undefined) return own;
  for (const container of Object.values(period.in)) {
    const date = dates.get(container);
    if (date !== undefined) return date;
  }
  return undefined;
}
