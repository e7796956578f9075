/** Facts: append-only observations, as a contract's parties report them; and decisions, under the ids of judgements. */
import type { DimensionId, IsoDate, NumberText, PeriodId } from './expression.ts';

export const FACTS_FORMAT = 'remit-facts/1.0';

export interface FactsDocument {
  format: typeof FACTS_FORMAT;
  /** Members of each group, where their dates matter. Members that only appear in observations belong for the whole term. */
  members?: Record<DimensionId, Member[]>;
  observations: Observation[];
  rows?: Record<string, Row[]>;
}

/**
 * `joined` is the first day in the group, `left` the first day no longer in it; `at` is where it was read, for messages.
 * `recordedAt` is the day on which this came to be known, from the beginning where it is not given: of the entries of one member
 * the last one known counts, whole.
 */
export interface Member { key: string; title?: string; joined?: IsoDate; left?: IsoDate; recordedAt?: IsoDate; at?: string }

export interface Observation {
  id?: string;
  fact: string;
  period: PeriodId;
  /** One key for each dimension of the fact. */
  dims?: Record<DimensionId, string>;
  value: ObservedValue;
  /** The day we received it. Absent: the run's `recordedAt`, else its as-of date. */
  recordedAt?: IsoDate;
  /** Id of the observation it replaces. */
  supersedes?: string;
  /** Of a decision: the party that took it, or the members of the body who took part. */
  decidedBy?: string[];
  /** Where it was read, for messages: "facts.csv:12". */
  at?: string;
}

/** A number, a code, a date, true or false; the parts of a ratio; or not applicable. */
export type ObservedValue =
  | NumberText | boolean
  | { numerator: NumberText; denominator: NumberText; excluded?: NumberText }
  | { notApplicable: true; reason?: string };

export interface Row { period: PeriodId; dims?: Record<DimensionId, string>; values: Record<string, NumberText | boolean | null>; recordedAt?: IsoDate; at?: string }
