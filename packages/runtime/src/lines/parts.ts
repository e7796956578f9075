import type { Rational } from '@remit/program/rational';
import { isZero, largestRemainder, sum, ZERO } from '@remit/program/rational';
import { belong } from '../evaluate/bindings.ts';
import { asNumber } from '../evaluate/numbers.ts';
import type { Outcome, Scalar } from '../evaluate/outcome.ts';
import { Missing, missing, NotApplicable, obstacle } from '../evaluate/outcome.ts';
import type { RunState } from '../evaluate/run-state.ts';
import type { View } from '../evaluate/view.ts';
import type { PreparedLine } from '../prepare/model.ts';
import type { TimePeriod } from '../prepare/time.ts';
import { entitlementAt } from './entitlement.ts';

/** What a line's entitlement comes to for one of its parts: allotted in proportion to the raw parts, so that the parts add up to it. */
export function earnedPart(run: RunState, line: PreparedLine, index: number, period: TimePeriod, keys: readonly number[], view: View): Outcome {
  if (!line.slots.has(period.index) || !belong(run, line.each, keys, period)) return ZERO;
  const entitlement = entitlementAt(run, line, period, keys, view);
  const parts = line.parts.map(part => part.evaluate({ run, view, period, keys }));
  const obstructed = obstacle([entitlement, ...parts]);
  if (obstructed instanceof Missing) return obstructed;
  if (parts[index] instanceof NotApplicable) return parts[index];
  const raw = parts.map(part => (part instanceof NotApplicable ? ZERO : asNumber(part as Scalar)));
  if (raw.every(isZero)) return ZERO;
  if (isZero(sum(raw))) return missing({ reason: 'division-by-zero', detail: line.declared.id });
  return largestRemainder(entitlement as Rational, raw, run.model.unit)[index]!;
}
