import { combinations, keysAddress } from '../evaluate/bindings.ts';
import type { DatedSlot } from './slots.ts';
import { datedSlot } from './slots.ts';
import type { RunState } from '../evaluate/run-state.ts';
import type { PreparedLine } from '../prepare/model.ts';

/** One line, one slot, one combination of keys. */
export interface LinePeriod {
  readonly line: PreparedLine;
  readonly slot: DatedSlot;
  readonly keys: readonly number[];
  /** Order of the keys among the combinations of the line. */
  readonly address: number;
}

/** All line-periods of a line: slots by start of period, keys in order. */
export function* linePeriods(run: RunState, line: PreparedLine): Generator<LinePeriod> {
  for (const written of line.slots.values()) {
    for (const keys of combinations(run, line.each, written.at)) {
      yield { line, slot: datedSlot(run, written, keys), keys, address: keysAddress(run, line.each, keys) };
    }
  }
}

/** The order in which line-periods consume limits and funds: place, line, start of the period, keys. */
export function inOrderOfPlace(a: LinePeriod & { place: string }, b: LinePeriod & { place: string }): number {
  return compare(a.place, b.place)
    || a.line.index - b.line.index
    || compare(a.slot.at.start, b.slot.at.start)
    || a.address - b.address;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
