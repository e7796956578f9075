import { isValue } from '../evaluate/outcome.ts';
import { asBoolean } from '../evaluate/numbers.ts';
import { combinations, keysAddress } from '../evaluate/bindings.ts';
import type { RunState } from '../evaluate/run-state.ts';
import type { PreparedCheck } from '../prepare/model.ts';
import type { TimePeriod } from '../prepare/time.ts';
import { contains } from '../prepare/time.ts';
import type { Entitled } from './settled.ts';

/** A check at a period and keys: whether it holds, or null where that cannot be told. */
export interface Checked { readonly check: PreparedCheck; readonly period: TimePeriod; readonly keys: readonly number[]; readonly holds: boolean | null }

/** Every check for every period of its grain that has ended by the as-of date. What is owed rests on those alone that block payments. */
export function evaluateChecks(run: RunState): Checked[] {
  return run.model.checks.flatMap(check => (blocks(check) ? checkedAt(run, check) : run.apartRest(() => run.spanned(() => checkedAt(run, check)).value).value));
}

function checkedAt(run: RunState, check: PreparedCheck): Checked[] {
  const view = run.views.known(run.asOf);
  return (run.model.time.byGrain.get(check.declared.grain) ?? [])
    .filter(period => !period.history && run.hasCome(period.end))
    .flatMap(period => [...combinations(run, check.each, period)].map((keys): Checked => {
      const outcome = run.settle(() => run.remember(`the check '${check.declared.id}'`, view, `${period.index} ${keysAddress(run, check.each, keys)}`, check.height, () => check.evaluate({ run, view, period, keys })));
      return { check, period, keys, holds: isValue(outcome) ? asBoolean(outcome) : null };
    }));
}

function blocks(check: PreparedCheck): boolean {
  return check.declared.severity === 'block';
}

/** Holds the line-periods that a failed check blocks. */
export function holdByChecks(checked: readonly Checked[], all: readonly Entitled[]): void {
  const failed = checked.filter(each => each.holds === false && blocks(each.check));
  if (failed.length === 0) return;
  for (const each of all) {
    for (const { check, period, keys } of failed) {
      if (!check.declared.lines?.includes(each.line.declared.id)) continue;
      if (!contains(period, each.slot.at) || !agree(keys, each.keys)) continue;
      if (!each.reasons.some(reason => reason.reason === 'check' && reason.check === check.declared.id)) {
        each.reasons.push({ reason: 'check', check: check.declared.id });
      }
    }
  }
}

/** Whether two bindings have the same keys in the dimensions they share (an element also stands for its parent). */
export function agree(a: readonly number[], b: readonly number[]): boolean {
  return a.every((key, index) => key < 0 || b[index]! < 0 || key === b[index]);
}
