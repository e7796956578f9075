import type { GrainId, Period, PeriodId } from '@remit/program';
import { programFault } from '../fault.ts';

/** A period of the program with its place in the lists. Periods are told apart by `index`. */
export interface TimePeriod extends Period {
  readonly index: number;
  /** Position in the list of all periods of its grain, history included. */
  readonly position: number;
}

/** The periods of a program, by index, id and grain. */
export interface Time {
  readonly periods: readonly TimePeriod[];
  readonly byId: ReadonlyMap<PeriodId, TimePeriod>;
  /** In ascending order of start. */
  readonly byGrain: ReadonlyMap<GrainId, readonly TimePeriod[]>;
  /** The period of `grain` that contains this one (itself when it has that grain). */
  containing(period: TimePeriod, grain: GrainId): TimePeriod | undefined;
}

/** Indexes the periods of a program. */
export function prepareTime(listed: readonly Period[]): Time {
  const grouped = new Map<GrainId, Period[]>();
  for (const period of listed) {
    const group = grouped.get(period.grain);
    if (group) group.push(period); else grouped.set(period.grain, [period]);
  }
  const byId = new Map<PeriodId, TimePeriod>();
  const byGrain = new Map<GrainId, TimePeriod[]>();
  const periods: TimePeriod[] = [];
  for (const [grain, group] of grouped) {
    const ordered = [...group].sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
    byGrain.set(grain, ordered.map((period, position) => {
      const prepared: TimePeriod = { ...period, index: periods.length, position };
      if (byId.has(period.id)) programFault(`The program lists the period '${period.id}' twice.`);
      periods.push(prepared);
      byId.set(period.id, prepared);
      return prepared;
    }));
  }
  const containing = (period: TimePeriod, grain: GrainId): TimePeriod | undefined => {
    if (period.grain === grain) return period;
    const id = Object.hasOwn(period.in, grain) ? period.in[grain] : undefined;
    return id === undefined ? undefined : byId.get(id);
  };
  return { periods, byId, byGrain, containing };
}

/** The containing period of `grain`; a program that asks for one that does not exist is at fault. */
export function requireContaining(time: Time, period: TimePeriod, grain: GrainId, what: string): TimePeriod {
  return time.containing(period, grain)
    ?? programFault(`${what} has a value for each ${grain}, and '${period.id}' lies in no ${grain} of the program.`);
}

/** Whether one period is the other, or is named by it as the one that contains it. */
export function contains(outer: TimePeriod, inner: TimePeriod): boolean {
  return outer.id === inner.id || (Object.hasOwn(inner.in, outer.grain) && inner.in[outer.grain] === outer.id);
}

/** The period of `grain` in which a date lies, if the program lists one that is not history. */
export function periodOfDate(time: Time, grain: GrainId, date: string): TimePeriod | undefined {
  return time.byGrain.get(grain)?.find(period => !period.history && period.start <= date && date < period.end);
}
