import type { Rational } from '@remit/program/rational';
import { add, max, min, sign, sub, ZERO } from '@remit/program/rational';
import { asNumber } from '../evaluate/numbers.ts';
import type { Outcome, Scalar } from '../evaluate/outcome.ts';
import { Missing, missingAll, NotApplicable } from '../evaluate/outcome.ts';
import type { RunState } from '../evaluate/run-state.ts';
import type { View } from '../evaluate/view.ts';
import type { PreparedLimit, PreparedLine } from '../prepare/model.ts';
import type { TimePeriod } from '../prepare/time.ts';
import { keysAddress } from '../evaluate/bindings.ts';
import { amountAt, payable } from './entitlement.ts';
import { limitedStepwise } from './limits-stepwise.ts';
import type { LinePeriod } from './line-periods.ts';
import { inOrderOfPlace, linePeriods } from './line-periods.ts';
import { placeOf } from './place.ts';
import { wholeLimit, windowOf } from './windows.ts';

/** The entitlement of a line-period of a line that has limits. */
export function limited(run: RunState, line: PreparedLine, period: TimePeriod, keys: readonly number[], view: View): Rational | Missing {
  if (line.restsOnItself) return limitedStepwise(run, line, period, keys, view);
  const table = run.remember(`the limit of '${line.declared.id}'`, view, line.index, line.amount.height, () => admitted(run, line, view));
  return table.get(nameOf(period, keysAddress(run, line.each, keys))) ?? ZERO;
}

/** All entitlements of a line, its limits consumed in the order of place. Line-periods that miss something consume nothing. */
function admitted(run: RunState, line: PreparedLine, view: View): Map<string, Rational | Missing> {
  const table = new Map<string, Rational | Missing>();
  const queue: (LinePeriod & { place: string; amount: Rational; limits: (Rational | undefined)[] })[] = [];
  for (const each of linePeriods(run, line)) {
    const amount = payable(amountAt(run, line, each.slot.at, each.keys, view).outcome);
    const limits = line.limits.map(limit => (isLimited(amount) ? limitAt(run, limit, each, view) : undefined));
    const causes = [amount, ...limits].filter(found => found instanceof Missing);
    if (causes.length > 0) table.set(nameOf(each.slot.at, each.address), missingAll(causes));
    else queue.push({ ...each, place: placeOf(run, each, view), amount: amount as Rational, limits: limits as (Rational | undefined)[] });
  }
  const used = new Map<string, Rational>();
  for (const each of queue.sort(inOrderOfPlace)) {
    const windows = line.limits.map((limit, index) => `${index} ${windowName(run, limit, each)}`);
    const left = each.limits.map((limit, index) => limit && sub(limit, used.get(windows[index]!) ?? ZERO));
    const amount = sign(each.amount) < 0 ? each.amount : left.reduce<Rational>((least, rest) => (rest ? min(least, max(rest, ZERO)) : least), each.amount);
    for (const window of windows) used.set(window, add(used.get(window) ?? ZERO, amount));
    table.set(nameOf(each.slot.at, each.address), amount);
  }
  return table;
}

/** Only an amount above zero is limited, so only then does it matter what the limit is. */
function isLimited(amount: Rational | Missing): boolean {
  return !(amount instanceof Missing) && sign(amount) > 0;
}

/** What a limit allows at a line-period; nothing where it is not applicable and so no limit. */
export function limitAt(run: RunState, limit: PreparedLimit, each: LinePeriod, view: View): Rational | Missing | undefined {
  const outcome: Outcome = run.apart(() => limit.evaluate({ run, view, period: each.slot.at, keys: each.keys }));
  if (outcome instanceof Missing) return outcome;
  return outcome instanceof NotApplicable ? undefined : wholeLimit(run.model, asNumber(outcome as Scalar));
}

/** The window of a limit that a line-period falls in; its name tells windows apart. */
export function windowName(run: RunState, limit: PreparedLimit, each: LinePeriod): string {
  const period = windowOf(run.model, each.slot.at, limit.window)?.id ?? '';
  if (!limit.perMember) return period;
  const members = each.line.each.filter(dimension => dimension.kind === 'group').map(dimension => each.keys[dimension.index]!);
  return `${period} ${members.join(' ')}`;
}

function nameOf(period: TimePeriod, address: number): string {
  return `${period.index} ${address}`;
}
