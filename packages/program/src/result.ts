/** What a run gives. */
import type { DimensionId, IsoDate, NumberText, PeriodId } from './expression.ts';
import type { Ledger, Payment, Posting } from './ledger.ts';

export const RESULT_FORMAT = 'remit-result/1.0';

export interface Result {
  format: typeof RESULT_FORMAT;
  program: string;
  facts: string;
  /** Hash of the ledger before this run (`ledgerHash`). */
  prior: string;
  contract: string;
  currency: string;
  asOf: IsoDate;
  /** The contract is a design: the result is for trying, and nothing is to be paid on it. */
  trial?: true;
  entitlements: Entitlement[];
  holds: Hold[];
  unfunded: Unfunded[];
  values: PublishedValue[];
  checks: CheckResult[];
  postings: Posting[];
  payments: Payment[];
  /** Recoveries not yet taken off a payment, as positive sums owed back by payee to payer. */
  carried: { payer: string; payee: string; amount: NumberText }[];
  /** The prior ledger with this run added. */
  ledger: Ledger;
}

export interface Entitlement {
  line: string;
  period: PeriodId;
  dims?: Record<DimensionId, string>;
  /** The version of the contract that governs it; absent where there is only one. */
  version?: number;
  /** After limits of the contract, before limits of the fund. */
  amount: NumberText;
  /** Why the amount is zero although no data are missing. */
  notApplicable?: string;
  heldInPart?: string[];
  legs: { payer: string; payee: string; fund?: string; amount: NumberText }[];
}

export interface Hold {
  line: string;
  period: PeriodId;
  dims?: Record<DimensionId, string>;
  version?: number;
  reasons: HoldReason[];
}

/** `missing` names facts; `too-few` a measure of too few people; `fund-exceeded` a fund; `check` a check; `held-with` another line; `unknown-member` someone the facts no longer name; `undecided` a judgement, or the value of the program that waits for a day of decision, and that day. */
export type HoldReason =
  | { reason: 'missing'; fact: string; period: PeriodId; dims?: Record<DimensionId, string> }
  | { reason: 'too-few'; of: string; noun: string; least: NumberText; count: NumberText; period: PeriodId }
  | { reason: 'fund-exceeded'; fund: string }
  | { reason: 'check'; check: string }
  | { reason: 'held-with'; line: string }
  | { reason: 'unknown-member'; group: DimensionId; key: string }
  | { reason: 'undecided'; decision: string; on: IsoDate; period: PeriodId; dims?: Record<DimensionId, string> }
  | { reason: 'division-by-zero' | 'degenerate-scale' | 'no-earlier-period' | 'empty'; detail: string };

export interface Unfunded { line: string; period: PeriodId; dims?: Record<DimensionId, string>; fund: string; amount: NumberText; then: 'lapses' | 'carried' | 'owed' }
export interface PublishedValue { id: string; period: PeriodId; dims?: Record<DimensionId, string>; value: NumberText | boolean | null; notApplicable?: string }
export interface CheckResult { id: string; title: string; period: PeriodId; dims?: Record<DimensionId, string>; holds: boolean | null }
