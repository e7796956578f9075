/** Scenarios: worked examples an author writes; facts and what must come out. Compiled beside the program, never into it. */
import type { DimensionId, IsoDate, NumberText, PeriodId } from './expression.ts';
import type { Member, Observation, ObservedValue, Row } from './facts.ts';

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
  /** What that comes to, for every period of a fact or for one of them. `atLeast` needs it only where a fact has no constant lower bound. */
  levels?: { fact: string; period?: PeriodId; value: ObservedValue }[];
  expect: Expectation[];
}

export type ExpectationRelation = 'is' | 'atLeast' | 'atMost' | 'moreThan' | 'lessThan';

/**
 * Evaluated after one run as of the day after everything is due, unless `asOf` is given.
 *
 * `period` may be coarser than the lines: then their entitlements in it are added up. `of` names the
 * declaration, for messages. `part` is what the line earns for a part. `value` names any var of the
 * program, published or not; `null` is "not applicable". `due` is absent where the text gives no date:
 * all payments between the two. `finding` is about the text and not about a run: whoever has the findings of the text compares them;
 * `in` is the stretch of the text that the finding must lie in, "uri:first-last" by lines. `within` is how far the figure may be off (`is` only).
 */
export type Expectation = { at?: string; text: string; asOf?: IsoDate } & (
  | { kind: 'entitlement'; of: string; lines: string[]; period: PeriodId; dims?: Record<DimensionId, string>; rel: ExpectationRelation; amount: NumberText; within?: NumberText }
  | { kind: 'part'; of: string; line: string; part: string; period: PeriodId; dims?: Record<DimensionId, string>; rel: ExpectationRelation; amount: NumberText; within?: NumberText }
  | { kind: 'held'; of: string; lines: string[]; period: PeriodId; dims?: Record<DimensionId, string>; for: string }
  | { kind: 'payment'; from: string; to: string; due?: IsoDate; rel: ExpectationRelation; amount: NumberText; within?: NumberText }
  | { kind: 'earnings'; party: string; period: PeriodId; rel: ExpectationRelation; amount: NumberText; within?: NumberText }
  | { kind: 'paid'; to: string; period: PeriodId; rel: ExpectationRelation; amount: NumberText; within?: NumberText }
  | { kind: 'finding'; code: string; on: string; in: string }
  | { kind: 'value'; id: string; period: PeriodId; dims?: Record<DimensionId, string>; rel: ExpectationRelation; value: NumberText | boolean | string | null; within?: NumberText }
);
