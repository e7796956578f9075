import { valueOf } from '../evaluate/references.ts';
import { noKeys } from '../evaluate/bindings.ts';
import type { RunState } from '../evaluate/run-state.ts';
import type { PreparedLine, PreparedSlot } from '../prepare/model.ts';
import { programFault } from '../fault.ts';

const resolved = new WeakMap<RunState, Map<PreparedSlot, PreparedSlot>>();

/** The slot of a line for a period, with the dates that it has in this run: a period that has ended early has its own. */
export function slotOf(run: RunState, line: PreparedLine, period: number): PreparedSlot | undefined {
  const slot = line.slots.get(period);
  return slot && datedSlot(run, slot);
}

/** A slot with the dates that it has in this run. */
export function datedSlot(run: RunState, slot: PreparedSlot): PreparedSlot {
  if (!slot.ended) return slot;
  const known = resolved.get(run) ?? new Map<PreparedSlot, PreparedSlot>();
  resolved.set(run, known);
  const before = known.get(slot);
  if (before) return before;
  const end = slot.ended.find(({ unless }) => hasEnded(run, unless));
  const dated: PreparedSlot = end ? { ...slot, opens: end.opens, due: end.due } : slot;
  known.set(slot, dated);
  return dated;
}

/** Whether the value says no as known on the day of the run; what is undecided has not ended. */
function hasEnded(run: RunState, id: string): boolean {
  const target = run.model.vars.get(id) ?? programFault(`A slot of the program reads a value '${id}' that it does not declare.`);
  const period = run.model.time.byGrain.get(target.declared.grain)?.find(each => !each.history);
  if (!period) return false;
  return run.fresh(() => valueOf(target, { run, view: run.views.known(run.asOf), period, keys: noKeys(run) })) === false;
}
