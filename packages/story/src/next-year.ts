import type { IsoDate, PeriodId, Program } from '@remit/program';

/** Whether what a fund could not pay for a period by a day can be offered again: whether a year of the contract begins after both. */
export function hasNextYear({ periods }: Program, period: PeriodId, asOf: IsoDate): boolean {
  const start = periods.find(({ id }) => id === period)?.start ?? asOf;
  const after = start > asOf ? start : asOf;
  return periods.some((each) => each.grain === 'year' && !each.history && each.start > after);
}
