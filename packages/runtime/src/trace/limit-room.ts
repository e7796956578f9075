import type { IsoDate, NumberText } from '@remit/program';
import { add, formatNumber, max, sub, ZERO } from '@remit/program/rational';
import { keysAddress } from '../evaluate/bindings.ts';
import { Missing } from '../evaluate/outcome.ts';
import type { RunState } from '../evaluate/run-state.ts';
import type { View } from '../evaluate/view.ts';
import { entitlementAt } from '../lines/entitlement.ts';
import { limitAt, windowName } from '../lines/limits.ts';
import { inOrderOfPlace, linePeriods } from '../lines/line-periods.ts';
import { placeOf } from '../lines/place.ts';
import type { PreparedLine } from '../prepare/model.ts';
import type { TimePeriod } from '../prepare/time.ts';

/** What a limit of a payment leaves for one of its line-periods. */
export interface LimitRoom {
  /** Place of the limit among those of the line. */
  readonly index: number;
  readonly window: 'period' | 'year' | 'term';
  readonly perMember: boolean;
  /** What the limit allows in the window. */
  readonly max: NumberText;
  /** What line-periods of the window that come before this one took. */
  readonly used: NumberText;
  readonly left: NumberText;
  /** How many line-periods took it. */
  readonly before: number;
  /** The day that gives this one its place in the order. */
  readonly place: IsoDate;
}

/** What each limit of a line leaves for a line-period once those before it, in the order of place, took theirs. */
export function limitRooms(run: RunState, line: PreparedLine, period: TimePeriod, keys: readonly number[], view: View): LimitRoom[] {
  if (line.limits.length === 0) return [];
  const all = [...linePeriods(run, line)].map((each) => ({ ...each, place: placeOf(run, each, view) })).sort(inOrderOfPlace);
  const address = keysAddress(run, line.each, keys);
  const own = all.find((each) => each.slot.at.index === period.index && each.address === address);
  if (!own) return [];
  const earlier = all.slice(0, all.indexOf(own));
  return line.limits.flatMap((limit, index) => {
    const most = limitAt(run, limit, own, view);
    if (!most || most instanceof Missing) return [];
    const window = windowName(run, limit, own);
    const taken = earlier.filter((each) => windowName(run, limit, each) === window)
      .flatMap((each) => { const sum = entitlementAt(run, line, each.slot.at, each.keys, view); return sum instanceof Missing ? [] : [sum]; });
    const used = taken.reduce(add, ZERO);
    return [{ index, window: limit.window, perMember: limit.perMember, max: formatNumber(most), used: formatNumber(used), left: formatNumber(max(ZERO, sub(most, used))), before: taken.length, place: own.place }];
  });
}
