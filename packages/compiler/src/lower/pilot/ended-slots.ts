/** When a payment for a period that a pilot may cut short is due: counted from the end. */
import type { IsoDate, Period, Slot } from '@remit/program';
import type { Context } from '../context.ts';
import { endedAt, type EndedPeriod } from './part-period.ts';
import { stopsIn } from './stops.ts';

/** The slot with the dates of its period for each day on which that may end. `make` gives the slot of a period that is cut short. */
export function withEndedSlots(cx: Context, slot: Slot, period: Period, make: (period: EndedPeriod) => readonly Slot[]): Slot {
  const ended = stopsIn(cx, period).flatMap((stop) => {
    const [made] = make(endedAt(period, stop));
    return made ? [{ unless: stop.value, opens: made.opens, due: made.due }] : [];
  });
  return ended.length === 0 ? slot : { ...slot, ended };
}

/** The due date of another payment's slot, seen from a period that may have been cut short with it. */
export function dueWhenEnded(slot: Slot, { endedBy }: EndedPeriod): IsoDate {
  return slot.ended?.find((end) => end.unless === endedBy?.value)?.due ?? slot.due;
}
