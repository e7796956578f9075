import type { Span } from '../evaluate/carried.ts';
import type { RunState } from '../evaluate/run-state.ts';
import type { AmountSource, Entitlement } from '../lines/amounts.ts';
import { REFERENCE_AMOUNTS } from '../lines/amounts.ts';
import type { LinePeriod } from '../lines/line-periods.ts';
import { linePeriods } from '../lines/line-periods.ts';
import type { PreparedLine } from '../prepare/model.ts';

/** Line-periods of payments that are made for no members: they are the same whatever the facts. */
const ofProgram = new WeakMap<PreparedLine, readonly LinePeriod[]>();

/**
 * The reference for several runs on the same facts, each as of another day: line-periods that are the same on every day
 * are listed once, and what one is entitled to is worked out once for all days on which it is the same.
 */
export function carriedAmounts(): AmountSource {
  const listed = new Map<PreparedLine, readonly LinePeriod[]>();
  const known = new WeakMap<LinePeriod, { readonly value: Entitlement; readonly span: Span }>();
  return {
    linePeriods(run: RunState, line: PreparedLine): Iterable<LinePeriod> {
      if (!run.carries || [...line.slots.values()].some(({ ended, dueFrom, dueAfterReview }) => ended ?? dueFrom ?? dueAfterReview)) return linePeriods(run, line);
      const known = line.each.every(({ kind }) => kind === 'set') ? ofProgram : listed;
      let all = known.get(line);
      if (!all) known.set(line, all = [...linePeriods(run, line)]);
      return all;
    },
    entitled(run: RunState, each: LinePeriod): Entitlement {
      if (!run.carries) return REFERENCE_AMOUNTS.entitled(run, each);
      const before = known.get(each);
      if (before && before.span.from <= run.asOf && run.asOf < before.span.until) return before.value;
      const found = run.spanned(() => REFERENCE_AMOUNTS.entitled(run, each));
      known.set(each, found);
      return found.value;
    },
  };
}
