import type { NumberText } from '@remit/program';
import { formatNumber } from '@remit/program/rational';
import { noKeys } from '../evaluate/bindings.ts';
import { asNumber } from '../evaluate/numbers.ts';
import type { Scalar } from '../evaluate/outcome.ts';
import { isValue } from '../evaluate/outcome.ts';
import type { RunState } from '../evaluate/run-state.ts';
import { wholeLimit, windowOf } from '../lines/windows.ts';
import type { PreparedLine } from '../prepare/model.ts';
import type { TimePeriod } from '../prepare/time.ts';

/** What a limit of the fund of a payment allows in the window that a period of the payment falls in. */
export interface FundLimit {
  /** Place of the limit among those of the fund. */
  readonly index: number;
  readonly max: NumberText;
}

/** The limits of the fund of a line for one of its periods, as sums; those that cannot be told yet, or are none for it, are left out. */
export function fundLimits(run: RunState, line: PreparedLine, period: TimePeriod): FundLimit[] {
  const { from, outsideLimits } = line.declared;
  const fund = 'fund' in from ? run.model.funds.get(from.fund) : undefined;
  if (!fund || outsideLimits) return [];
  const version = line.slots.get(period.index)?.version;
  return fund.limits.flatMap((limit, index) => {
    if (limit.versions && (version === undefined || !limit.versions.includes(version))) return [];
    const at = windowOf(run.model, period, limit.window) ?? period;
    const outcome = run.settle(() => run.apart(() => limit.evaluate({ run, view: run.views.known(run.asOf), period: at, keys: noKeys(run) })));
    return isValue(outcome) ? [{ index, max: formatNumber(wholeLimit(run.model, asNumber(outcome as Scalar))) }] : [];
  });
}
