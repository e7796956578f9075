import type { IsoDate } from '@remit/program';
import { laterOf } from '../dates.ts';
import { Missing } from '../evaluate/outcome.ts';
import type { RunState } from '../evaluate/run-state.ts';
import type { View } from '../evaluate/view.ts';
import { amountAt } from './entitlement.ts';
import type { LinePeriod } from './line-periods.ts';

/**
 * Where a line-period stands in the order of consumption: the day it is due or,
 * if later, the first day on which its amount was not missing and its members were
 * known. A late result so never displaces money already paid, and a correction moves nothing.
 */
export function placeOf(run: RunState, each: LinePeriod, view: View): IsoDate {
  return each.line.each.reduce((place, { index }) => laterOf(place, run.store.dimensions[index]!.knownFrom(each.keys[index]!) ?? place), amountKnown(run, each, view));
}

function amountKnown(run: RunState, each: LinePeriod, view: View): IsoDate {
  const { due } = each.slot;
  const days = knowledgeDays(run, view);
  if (days.at(-1)! <= due) {
    run.restsOnNoDayAfter(due, view);
    return due;
  }
  const knownOn = (day: IsoDate): boolean => (
    !(amountAt(run, each.line, each.slot.at, each.keys, run.views.firstRecorded(view.base, day)).outcome instanceof Missing));
  if (knownOn(days.findLast(day => day <= due)!)) return due;
  const first = days.find(knownOn);
  if (first === undefined) run.isOfItsDay(); else run.compares(first, view);
  return laterOf(due, first ?? view.date);
}

/** A day before anything was recorded. */
const BEFORE_ALL: IsoDate = '0001-01-01';

const ofRun = new WeakMap<RunState, Map<IsoDate, readonly IsoDate[]>>();

/** Days up to the view's date on which something was recorded for the first time, or a deadline fell, after one before them all. */
function knowledgeDays(run: RunState, view: View): readonly IsoDate[] {
  let known = ofRun.get(run);
  if (!known) ofRun.set(run, known = new Map());
  let days = known.get(view.date);
  if (!days) known.set(view.date, days = [...new Set([BEFORE_ALL, ...run.store.firstDays, ...run.model.deadlines])].filter(day => day <= view.date).sort());
  return days;
}
