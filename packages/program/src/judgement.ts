import type { DimensionId, GrainId, IsoDate, NumberText, PeriodId } from './expression.ts';
import type { FactType } from './program.ts';

/** What a judgement may be: anything that is said in one value. */
export type JudgementType = Exclude<FactType, 'ratio'>;

/**
 * Something that a named party decides. A decision arrives as an observation under the judgement's id; the day
 * on which it was recorded is the day of the decision.
 */
export interface Judgement {
  id: string; title?: string;
  /** The party or body that decides. Absent: decisions do not say who took them. */
  by?: string;
  type: JudgementType;
  /** Values of a `code`. */
  codes?: string[];
  grain: GrainId;
  each: DimensionId[];
  /** Bounds of a number, both included. */
  min?: NumberText;
  max?: NumberText;
  /** The last day on which a decision counts, for each period that is not history. From then on what counts is latched. */
  deadline: Record<PeriodId, IsoDate>;
  /** What counts from the deadline on without a decision. Absent: undecided, and what needs it is held. */
  otherwise?: NumberText | boolean;
  /** A decision after the deadline still counts until this day, where there was none before. */
  lateUntil?: IsoDate;
}

/** People or parties who decide together. */
export interface Body {
  id: string; title?: string;
  /** The party whose body it is. */
  of?: string;
  members: string[];
  /** How many members must take part in a decision. Absent: no number is asked for. */
  quorum?: number;
  /** Members who take no part in its decisions, each with the party they have an interest in. */
  recused: { member: string; interestIn: string }[];
}
