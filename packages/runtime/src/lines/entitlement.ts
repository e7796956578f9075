import type { Rational } from '@remit/program/rational';
import { ZERO } from '@remit/program/rational';
import { belong, keysAddress } from '../evaluate/bindings.ts';
import { asNumber } from '../evaluate/numbers.ts';
import type { Outcome, Scalar } from '../evaluate/outcome.ts';
import { Missing, NotApplicable } from '../evaluate/outcome.ts';
import type { RunState } from '../evaluate/run-state.ts';
import type { View } from '../evaluate/view.ts';
import type { PreparedLine } from '../prepare/model.ts';
import type { TimePeriod } from '../prepare/time.ts';
import { limited } from './limits.ts';

/** A line's amount before its limits, with the parts held on the way to it. */
export interface Amount { readonly outcome: Outcome; readonly heldParts: readonly string[] }

const NONE: readonly string[] = [];

/**
 * The amount of a line at a period and keys as a view shows it; worked out once.
 * `period` has the line's grain and a slot; the keys belong to it.
 */
export function amountAt(run: RunState, line: PreparedLine, period: TimePeriod, keys: readonly number[], view: View): Amount {
  const key = memoryKey(run, period, keysAddress(run, line.each, keys));
  return run.apart(() => run.remember(line.name, view, key, line.amount.height, () => {
    const outcome = line.amount.evaluate({ run, view, period, keys });
    return { outcome, heldParts: run.heldParts ? [...run.heldParts] : NONE };
  }));
}

/** Notes an amount that was worked out elsewhere, with no part held, for `amountAt` to find. `address` is that of the keys. */
export function noteAmount(run: RunState, line: PreparedLine, period: TimePeriod, address: number, view: View, outcome: Outcome): void {
  run.note(line.name, view, memoryKey(run, period, address), { outcome, heldParts: NONE } satisfies Amount);
}

function memoryKey(run: RunState, period: TimePeriod, address: number): number {
  return address * run.model.time.periods.length + period.index;
}

/**
 * What a line is entitled to: its amount within its limits, before those of a
 * fund. Zero where it has no slot, where a member does not belong, and where the
 * amount is not applicable; missing with the reasons where it cannot be told.
 */
export function entitlementAt(run: RunState, line: PreparedLine, period: TimePeriod, keys: readonly number[], view: View): Rational | Missing {
  if (!line.slots.has(period.index) || !belong(run, line.each, keys, period)) return ZERO;
  if (line.limits.length > 0) return limited(run, line, period, keys, view);
  return payable(amountAt(run, line, period, keys, view).outcome);
}

/** An amount as a sum: not applicable is nothing to pay. */
export function payable(outcome: Outcome): Rational | Missing {
  if (outcome instanceof Missing) return outcome;
  return outcome instanceof NotApplicable ? ZERO : asNumber(outcome as Scalar);
}
