/** Scenarios: worked examples an author writes; facts and what must come out. Compiled beside the program, never into it. */
import type { DimensionId, IsoDate, NumberText, PeriodId } from './expression.ts';
import type { Member, Observation, Row } from './facts.ts';

export const SCENARIOS_FORMAT = 'remit-scenarios/1.0';

export interface ScenarioSuite { format: typeof SCENARIOS_FORMAT; contract: string; scenarios: Scenario[] }

export interface Scenario {
  title: string;
  /** "file:line" of the scenario, for reports. */
  at?: string;
  members?: Record<DimensionId, Member[]>;
  observations: Observation[];
  rows?: Record<string, Row[]>;
  /** Facts not given: absent means they are missing. */
  otherwise?: 'atTarget' | 'atBaseline' | 'atLeast';
  expect: Expectation[];
}

export type ExpectationRelation = 'is' | 'atLeast' | 'atMost' | 'moreThan' | 'lessThan';

/** Evaluated after one run as of the day after everything is due, unless `asOf` is given. */
export type Expectation = { at?: string; text: string; asOf?: IsoDate } & (
  | { kind: 'entitlement'; of: string; lines: string[]; period: PeriodId; dims?: Record<DimensionId, string>; rel: ExpectationRelation; amount: NumberText }
  | { kind: 'held'; of: string; lines: string[]; period: PeriodId; dims?: Record<DimensionId, string>; for: string }
  | { kind: 'payment'; from: string; to: string; due: IsoDate; rel: ExpectationRelation; amount: NumberText }
  | { kind: 'earnings'; party: string; period: PeriodId; rel: ExpectationRelation; amount: NumberText }
  | { kind: 'paid'; to: string; period: PeriodId; rel: ExpectationRelation; amount: NumberText }
  | { kind: 'value'; id: string; period: PeriodId; dims?: Record<DimensionId, string>; rel: ExpectationRelation; value: NumberText | boolean | string | null }
);
