import type { IsoDate, NumberText } from '@remit/program';
import type { Rational } from '@remit/program/rational';
import { add, formatNumber, max, sub, ZERO } from '@remit/program/rational';
import { keysAddress } from '../evaluate/bindings.ts';
import { Missing } from '../evaluate/outcome.ts';
import type { RunState } from '../evaluate/run-state.ts';
import type { View } from '../evaluate/view.ts';
import { entitlementAt } from '../lines/entitlement.ts';
import { limitAt, windowName } from '../lines/limits.ts';
import type { LinePeriod } from '../lines/line-periods.ts';
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

/** What line-periods that come before one took of a window. */
interface Taken { readonly used: Rational; readonly before: number }

/** A line-period in its place, and what was taken before it of the window of each limit. */
interface Placed { readonly each: LinePeriod; readonly place: IsoDate; readonly taken: readonly Taken[] }

/** What each limit of a line leaves for a line-period once those before it, in the order of place, took theirs. */
export function limitRooms(run: RunState, line: PreparedLine, period: TimePeriod, keys: readonly number[], view: View): LimitRoom[] {
  if (line.limits.length === 0) return [];
  const all = run.remember(`the order of '${line.declared.id}'`, view, line.index, line.amount.height, () => placed(run, line, view));
  const own = all.get(nameOf(period, keysAddress(run, line.each, keys)));
  if (!own) return [];
  return line.limits.flatMap((limit, index) => {
    const most = limitAt(run, limit, own.each, view);
    if (!most || most instanceof Missing) return [];
    const { used, before } = own.taken[index]!;
    return [{ index, window: limit.window, perMember: limit.perMember, max: formatNumber(most), used: formatNumber(used), left: formatNumber(max(ZERO, sub(most, used))), before, place: own.place }];
  });
}

/** All line-periods of a line in the order of place, by name. */
function placed(run: RunState, line: PreparedLine, view: View): ReadonlyMap<string, Placed> {
  const found = new Map<string, Placed>();
  const windows = line.limits.map(() => new Map<string, Taken>());
  const queue = [...linePeriods(run, line)].map((each) => ({ ...each, place: placeOf(run, each, view) })).sort(inOrderOfPlace);
  for (const each of queue) {
    const names = line.limits.map((limit) => windowName(run, limit, each));
    const taken = names.map((name, index) => windows[index]!.get(name) ?? { used: ZERO, before: 0 });
    found.set(nameOf(each.slot.at, each.address), { each, place: each.place, taken });
    const sum = entitlementAt(run, line, each.slot.at, each.keys, view);
    if (sum instanceof Missing) continue;
    taken.forEach(({ used, before }, index) => windows[index]!.set(names[index]!, { used: add(used, sum), before: before + 1 }));
  }
  return found;
}

function nameOf(period: TimePeriod, address: number): string {
  return `${period.index} ${address}`;
}
