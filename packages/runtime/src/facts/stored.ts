import type { IsoDate } from '@remit/program';
import type { Outcome } from '../evaluate/outcome.ts';
import type { View } from '../evaluate/view.ts';

/** What was observed for one key, newest first. Only what is known at the as-of date of the run is stored. */
export interface Observed {
  readonly value: Outcome;
  /** Of a ratio. */
  readonly parts?: ObservedParts;
  readonly recordedAt: IsoDate;
  /** The day of the first observation for the key. */
  readonly firstRecordedAt: IsoDate;
  /** What this one replaced. */
  readonly previous?: Observed;
  /** Where it was read. */
  readonly at?: string;
}

/** The parts of a ratio; missing and not applicable like any other value. */
export interface ObservedParts { readonly numerator: Outcome; readonly denominator: Outcome; readonly excluded: Outcome }

/** What a view shows of the observations for one key. */
export function seen(newest: Observed | undefined, view: View): Observed | undefined {
  if (!newest || newest.firstRecordedAt > view.date) return undefined;
  let observed: Observed | undefined = newest;
  while (observed && observed.recordedAt > view.base) observed = observed.previous;
  return observed;
}
