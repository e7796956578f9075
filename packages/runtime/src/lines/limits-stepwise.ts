import type { IsoDate } from '@remit/program';
import type { Rational } from '@remit/program/rational';
import { max, min, sign, sub, ZERO } from '@remit/program/rational';
import { keysAddress } from '../evaluate/bindings.ts';
import { Missing, missingAll } from '../evaluate/outcome.ts';
import type { RunState } from '../evaluate/run-state.ts';
import type { View } from '../evaluate/view.ts';
import { CircularValue } from '../fault.ts';
import type { PreparedLine } from '../prepare/model.ts';
import type { TimePeriod } from '../prepare/time.ts';
import { amountAt, payable } from './entitlement.ts';
import { limitAt, windowName } from './limits.ts';
import type { LinePeriod } from './line-periods.ts';
import { inOrderOfPlace, linePeriods } from './line-periods.ts';
import { placeOf } from './place.ts';
import { datedSlot } from './slots.ts';

/**
 * The entitlement of a line-period of a limited line whose amount rests on the
 * line itself at other periods: worked out from those that come before it, one by
 * one, because all at once would need what is still to be worked out.
 */
export function limitedStepwise(run: RunState, line: PreparedLine, period: TimePeriod, keys: readonly number[], view: View): Rational | Missing {
  const own: LinePeriod = { line, slot: datedSlot(run, line.slots.get(period.index)!, keys), keys, address: keysAddress(run, line.each, keys) };
  return run.remember(`the limit of '${line.declared.id}'`, view, `${period.index} ${own.address}`, line.amount.height, () => {
    const amount = payable(amountAt(run, line, period, keys, view).outcome);
    if (amount instanceof Missing || sign(amount) <= 0) return amount;
    const limits = line.limits.map(limit => limitAt(run, limit, own, view));
    const causes = limits.filter(limit => limit instanceof Missing);
    if (causes.length > 0) return missingAll(causes);
    const place = placeOf(run, own, view);
    const before = [...linePeriods(run, line)].filter(other => isBefore(run, other, { ...own, place }, view));
    return line.limits.reduce<Rational>((least, limit, index) => {
      const most = limits[index] as Rational | undefined;
      if (!most) return least;
      const window = windowName(run, limit, own);
      const used = before.filter(other => windowName(run, limit, other) === window).map(other => limitedStepwise(run, line, other.slot.at, other.keys, view));
      const left = used.reduce<Rational>((rest, each) => (each instanceof Missing ? rest : sub(rest, each)), most);
      return min(least, max(ZERO, left));
    }, amount);
  });
}

/** Whether another line-period comes first. One that rests on this one comes after it: its amount is not known before this one's. */
function isBefore(run: RunState, other: LinePeriod, own: LinePeriod & { place: IsoDate }, view: View): boolean {
  if (inOrderOfPlace({ ...other, place: other.slot.due }, own) >= 0) return false;
  try {
    const { outcome } = amountAt(run, other.line, other.slot.at, other.keys, view);
    return !(outcome instanceof Missing) && inOrderOfPlace({ ...other, place: placeOf(run, other, view) }, own) < 0;
  } catch (error) {
    if (error instanceof CircularValue) return false;
    throw error;
  }
}
