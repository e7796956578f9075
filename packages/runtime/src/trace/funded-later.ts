import type { NumberText, PeriodId } from '@remit/program';
import { formatNumber } from '@remit/program/rational';
import { entitle } from '../entitle.ts';
import type { RunState } from '../evaluate/run-state.ts';
import { keysAddress } from '../evaluate/bindings.ts';
import { REFERENCE_AMOUNTS } from '../lines/amounts.ts';
import type { Entitled } from '../lines/settled.ts';
import type { PreparedLine } from '../prepare/model.ts';
import type { TimePeriod } from '../prepare/time.ts';

/** What the fund of a payment could not pay in the year of the payment, and paid in a later one that has begun. */
export interface FundedLater {
  /** The year in which it was offered again. */
  readonly year: PeriodId;
  readonly amount: NumberText;
}

const worked = new WeakMap<RunState, ReadonlyMap<string, Entitled>>();

/** What was carried of a line-period and is paid by its fund since, in the order of the years; all line-periods of the run are worked out for it, once. */
export function fundedLater(run: RunState, line: PreparedLine, period: TimePeriod, keys: readonly number[]): FundedLater[] {
  const { from } = line.declared;
  const fund = 'fund' in from ? run.model.funds.get(from.fund) : undefined;
  if (!fund?.terms.some(({ declared }) => declared.unfunded.rule === 'carried')) return [];
  let all = worked.get(run);
  if (!all) worked.set(run, all = new Map((entitle(run, REFERENCE_AMOUNTS, [])?.all ?? []).flatMap(each => (each.fundedLater ? [[nameOf(each.line, each.slot.at, each.address), each] as const] : []))));
  return (all.get(nameOf(line, period, keysAddress(run, line.each, keys)))?.fundedLater ?? []).map(({ year, amount }) => ({ year, amount: formatNumber(amount) }));
}

function nameOf({ index }: PreparedLine, period: TimePeriod, address: number): string {
  return `${index} ${period.index} ${address}`;
}
