import type { IsoDate } from '@remit/program';
import type { Outcome } from '../evaluate/outcome.ts';
import type { TimePeriod } from '../prepare/time.ts';

/** One row of an event table. */
export interface StoredRow {
  readonly period: TimePeriod;
  /** By index of dimension, as in a context; -1 where the table has no such dimension. */
  readonly keys: readonly number[];
  readonly values: ReadonlyMap<string, Outcome>;
  readonly recordedAt: IsoDate;
}
