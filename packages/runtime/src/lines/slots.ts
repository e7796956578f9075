import type { IsoDate } from '@remit/program';
import { countedDue } from '@remit/program/counted-due';
import { knownFact, valueOf } from '../evaluate/references.ts';
import { noKeys } from '../evaluate/bindings.ts';
import { Missing } from '../evaluate/outcome.ts';
import type { Span } from '../evaluate/carried.ts';
import type { RunState } from '../evaluate/run-state.ts';
import type { PreparedLine, PreparedSlot } from '../prepare/model.ts';
import { programFault } from '../fault.ts';
import { addDays, laterOf } from '../dates.ts';
import { lastReviewIn } from '../evaluate/reviews.ts';
import { positionsOf } from './positions.ts';

const resolved = new WeakMap<RunState, Map<PreparedSlot, { readonly value: PreparedSlot; readonly span: Span }>>();

/** A slot with the dates that it has in a run. */
export interface DatedSlot extends PreparedSlot {
  /** Set where the due date counts from a day that is not known yet: the line-period is held. */
  readonly awaited?: Missing;
  /** The review that the due date counts from, where it does and there is one in the period. */
  readonly review?: IsoDate;
}

/** The dates of the slot of a line for a period and the keys given by name; where they count from a day that is not known, those of the program. */
export function slotOf(run: RunState, line: PreparedLine, period: number, dims: Readonly<Record<string, string>> | undefined): DatedSlot | undefined {
  const slot = line.slots.get(period);
  if (!slot) return undefined;
  const keys = slot.dueFrom ?? slot.dueAfterReview ? positionsOf(run, line.each, dims) : noKeys(run);
  return keys ? datedSlot(run, slot, keys) : endedSlot(run, slot);
}

/** A slot with the dates that it has in this run for one combination of keys. */
export function datedSlot(run: RunState, slot: PreparedSlot, keys: readonly number[]): DatedSlot {
  const dated = endedSlot(run, slot);
  if (dated.dueAfterReview) return reviewedSlot(run, dated, keys);
  return dated.dueFrom ? countedSlot(run, dated, keys) : dated;
}

/** A period that has ended early has dates of its own. */
function endedSlot(run: RunState, slot: PreparedSlot): PreparedSlot {
  if (!slot.ended) return slot;
  let known = resolved.get(run);
  if (!known) resolved.set(run, known = new Map());
  let dated = known.get(slot);
  if (!dated) {
    dated = run.spanned(() => {
      const end = slot.ended!.find(({ unless }) => hasEnded(run, unless));
      return end ? { ...slot, opens: end.opens, due: end.due } : slot;
    });
    known.set(slot, dated);
  }
  run.restsOn(dated.span);
  return dated.value;
}

/** The due date counted from the day among the facts, or from the day on which the slot opens if that is later. */
function countedSlot(run: RunState, slot: PreparedSlot, keys: readonly number[]): DatedSlot {
  const rule = slot.dueFrom!;
  const fact = run.model.facts.get(rule.fact) ?? programFault(`A slot of the program counts from a fact '${rule.fact}' that it does not declare.`);
  const day = run.fresh(() => knownFact(fact, { run, view: run.views.known(run.asOf), period: slot.at, keys }));
  if (day instanceof Missing) return { ...slot, awaited: day };
  const opens = laterOf(slot.opens, day as IsoDate);
  const due = countedDue(opens, rule, run.model.program.calendar) ?? programFault(`The program has no day on which '${rule.fact}' would have its payment for '${slot.period}' made.`);
  return { ...slot, opens, due };
}

/** The due date counted from the review of the member at hand. */
function reviewedSlot(run: RunState, slot: PreparedSlot, keys: readonly number[]): DatedSlot {
  const { days, rollsBack, ...reviews } = slot.dueAfterReview!;
  const day = lastReviewIn(run, reviews, keys, slot.at);
  return day === undefined ? slot : { ...slot, review: day, due: countedDue(day, { days, ...(rollsBack ? { rollsBack } : {}) }, run.model.program.calendar) ?? addDays(day, days) };
}

/** Whether the value says no as known on the day of the run; what is undecided has not ended. */
function hasEnded(run: RunState, id: string): boolean {
  const target = run.model.vars.get(id) ?? programFault(`A slot of the program reads a value '${id}' that it does not declare.`);
  const period = run.model.time.byGrain.get(target.declared.grain)?.find(each => !each.history);
  if (!period) return false;
  return run.fresh(() => valueOf(target, { run, view: run.views.known(run.asOf), period, keys: noKeys(run) })) === false;
}
