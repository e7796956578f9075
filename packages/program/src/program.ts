/**
 * The payment program: everything that can change an amount or a date, and
 * nothing else. See docs/program/semantics.md.
 */
import type { DimensionId, Expr, GrainId, IsoDate, NumberText, PeriodId, Reviews } from './expression.ts';
import type { Body, Judgement } from './judgement.ts';
import type { LineTax, Tax } from './tax.ts';

export type { Body, Judgement, JudgementType } from './judgement.ts';
export type { LineTax, Tax, TaxTreatment } from './tax.ts';

export const PROGRAM_FORMAT = 'remit-program/1.0';

/** Half-open span of civil dates: `end` is the first day after it. */
export interface Span { start: IsoDate; end: IsoDate }

export interface Program {
  format: typeof PROGRAM_FORMAT;
  /** Capabilities a runtime must have, sorted: "core", and the `op` of every node outside it that the program uses. A runtime refuses a program that requires one it does not know. */
  requires: string[];
  /** Identity of the contract across versions; ledgers are keyed by it. */
  id: string;
  name: string;
  title?: string;
  version: string;
  /** The versions of the contract, by number; absent where it was never varied. */
  versions?: Version[];
  status: 'design' | 'signed' | 'live';
  profile: string;
  currency: { code: string; scale: number };
  term: Span;
  parties: Party[];
  groups: Group[];
  sets: SetDeclaration[];
  grains: GrainId[];
  /** Every period of every grain, by grain and then by start. */
  periods: Period[];
  facts: Fact[];
  rows: RowTable[];
  vars: Var[];
  funds: Fund[];
  lines: Line[];
  checks: Check[];
  /** Rates and rounding of the tax that is charged on payments. Absent: none is charged. */
  tax?: Tax;
  /** Days on which payments are made. Absent where no due date that comes with the facts needs them. */
  calendar?: PaymentCalendar;
  /** What named parties decide. Absent: nothing. */
  judgements?: Judgement[];
  /** Bodies that decide. Absent: none. */
  bodies?: Body[];
}

/**
 * One version of the contract: the text as first agreed is number 1, and every variation makes the next. It governs
 * the line-periods that start on its effective date or later, up to the next version.
 */
export interface Version {
  number: number;
  title?: string;
  /** First day; of the first version, that of the term. */
  effective: IsoDate;
  reason?: string;
  /** Ids of the parties that agreed it, and when. */
  agreedBy?: string[];
  agreedOn?: IsoDate;
}

export interface Party { id: string; title?: string; roles: string[]; identifiers?: Record<string, string> }

/** A group of parties (or people) on the same terms. Its members come with the facts. */
export interface Group {
  id: DimensionId; member: string; title?: string; keyedBy: string; max?: NumberText;
  /** Days on which members are counted, by period: who belongs on that day belongs to the period and to all periods in it. Absent: who belongs on some day of a period belongs to it. */
  countedOn?: Record<PeriodId, IsoDate>;
}

/** A fixed dimension: its elements in declared order, each with its element of the parent set if there is one. */
export interface SetDeclaration { id: DimensionId; parent?: DimensionId; elements: { key: string; title?: string; in?: string }[] }

export interface Period extends Span {
  id: PeriodId;
  grain: GrainId;
  /** Before the term: carries facts, no lines. */
  history?: true;
  /** The coarser period that contains it, by grain. */
  in: Record<GrainId, PeriodId>;
}

export type FactType = 'money' | 'number' | 'percentage' | 'count' | 'ratio' | 'bool' | 'code' | 'date';

/** A declared input. Facts of a measure carry the measure's name. */
export interface Fact {
  id: string;
  title?: string;
  type: FactType;
  /** The noun of a count, or what a rate is per ("people"). */
  unit?: string;
  /** Names of the parts of a `ratio`: its value is numerator / (denominator - excluded). */
  parts?: { numerator: string; denominator: string; excluded?: string };
  /** Values a `code` may take. */
  codes?: string[];
  grain: GrainId;
  each: DimensionId[];
  /** Bounds, both included. An expression may read other facts of the same key. A value outside them is refused. */
  min?: Expr;
  max?: Expr;
  mayBeNotApplicable?: true;
  /** A ratio with nobody left in its denominator is not applicable; otherwise it is missing. */
  emptyIsNotApplicable?: true;
  /** Days after the end of the period when the value is expected. */
  availableAfterDays?: number;
}

/** Event rows, one per person-outcome. `key` names the columns that identify a row. */
export interface RowTable {
  id: string; title?: string; grain: GrainId; each: DimensionId[]; key: string[];
  columns: { id: string; type: FactType; codes?: string[]; min?: NumberText; max?: NumberText }[];
}

/** `percentage`: a number that the contract writes in hundredths (0.05 is 5%). */
export type VarType = 'money' | 'number' | 'percentage' | 'bool' | 'code' | 'date';

/** A named value. Vars stand in dependency order. */
export interface Var {
  id: string; title?: string; type: VarType; grain: GrainId; each: DimensionId[]; expr: Expr;
  /** The value is an output of a run. */
  published?: true;
}

/** Who pays or is paid: a party, or the member at hand of a group. */
export type Counterparty = { party: string } | { member: DimensionId };

/** How a fund pays for a line-period, and what becomes of what it cannot pay. */
export interface FundTerms {
  /** Exact shares; they come to 1. */
  sources: FundSource[];
  /** The source that takes the remainder of a split; absent: largest remainder. */
  remainderTo?: string;
  whenExceeded: { rule: 'hold' } | { rule: 'inOrder' } | { rule: 'scale' } | { rule: 'overflow'; to: string };
  /** What becomes of what the fund cannot pay under `inOrder` and `scale`. */
  unfunded: { rule: 'lapses' } | { rule: 'carried' } | { rule: 'owed'; by: string };
}

export interface Fund extends FundTerms {
  id: string; title?: string;
  /** `includesTax`: what is paid counts with the tax on it. `versions`: only line-periods of these versions are held to the limit; what others use counts all the same. */
  limits: { window: 'year' | 'term'; max: Expr; versions?: number[]; includesTax?: true }[];
  /** Where variations changed them: the terms for line-periods of these versions. Its own are for all others. */
  terms?: (FundTerms & { versions: number[] })[];
}

export interface FundSource {
  party: string;
  share: NumberText;
  cap?: { window: 'year' | 'term'; max: Expr; overflowTo: string };
}

export type LineKind = 'payment' | 'pool' | 'share' | 'subcontract' | 'withhold' | 'budget' | 'choice' | 'advance' | 'offset';

/** One priced obligation with one payee. Its amount is not negative unless `negative` is given. */
export interface Line {
  id: string;
  kind: LineKind;
  title?: string;
  /** The declaration in the contract that it comes from. */
  of: string;
  /** The subcontract it belongs to, if any. */
  subcontract?: string;
  from: { fund: string } | Counterparty;
  /** `nobody`: a commitment, which counts towards its fund and is never posted. */
  to: Counterparty | { nobody: true };
  grain: GrainId;
  each: DimensionId[];
  schedule: Slot[];
  /** A `round` to the currency's scale or coarser. */
  amount: Expr;
  /** The raw parts that `earned` allots the entitlement to. */
  parts?: { id: string; expr: Expr }[];
  /** Limits on the sum of entitlements over a window, consumed in the order of place. */
  limits?: { window: 'period' | 'year' | 'term'; max: Expr; perMember?: true }[];
  /** How what lies below zero is got back. Absent: the amount cannot be negative. A fall that stays above zero goes by `recovery`. */
  negative?: 'carry' | { invoiceDays: number };
  /** Neither counts towards the limits and caps of its fund nor gives back to them: what is held back stays counted with the payment it is kept from. */
  outsideLimits?: true;
  /** What happens when an entitlement falls after it was posted. */
  recovery: Recovery;
  /** The tax that is charged on what is paid. Absent: none. */
  tax?: LineTax;
  /** Held whenever that line is held for the same period and member; released on the date by period. */
  heldWith?: { line: string; keepUntil?: Record<PeriodId, IsoDate> };
  /** Days after the run before a late posting is due. */
  lateDays: number;
}

export interface Recovery {
  how: 'carry' | 'invoice' | 'none';
  /** Days until an invoice is due. */
  days?: number;
  /** With `carry`: what has not been taken off when nothing more is to be paid for the declaration is not owed any more. */
  lapses?: true;
  /** Largest share of each later gross payment between the two parties that a recovery may take. */
  atMost?: NumberText;
}

/** When a line-period may be posted, and when it is due. */
export interface Slot {
  period: PeriodId; opens: IsoDate; due: IsoDate;
  /** The version that governs the line-period: the one in force on the first day of the period, or of a longer period around it that a change waits for. */
  version?: number;
  /** Where a later version splits the period: its parts in order, each with its version, its first day and how much of the period it is. */
  split?: { version: number; from: IsoDate; part: NumberText }[];
  /** The due date is counted from a day that comes with the facts: `due` is what it would be if that were the day it opens. */
  dueFrom?: DueFrom;
  /** Counted in days from the last review of the member in the period; `due` where there is none. `rollsBack`: a day on which no payments are made moves back to one on which they are. */
  dueAfterReview?: Reviews & { days: number; rollsBack?: true };
  /** The dates of a period that may end early: those of the first entry whose yes-or-no value `unless`, once in the term, is decided as no. */
  ended?: { unless: string; opens: IsoDate; due: IsoDate }[];
}

/** How a due date follows from a day that comes with the facts, such as that of an invoice. */
export interface DueFrom {
  /** A fact of the type `date`, of the grain and the dimensions of the line. While it is missing the line-period is held. */
  fact: string;
  /** Days from that day, or from the day the slot opens if that is later. */
  days: number;
  /** The days are days on which payments are made, as the program's `calendar` has them. */
  working?: true;
  /** A due date on which no payments are made moves back to one on which they are. */
  rollsBack?: true;
}

/** On which days payments are made: from `from` through `through`, all but Saturdays, Sundays and the holidays. */
export interface PaymentCalendar { from: IsoDate; through: IsoDate; holidays: IsoDate[] }

/** A statement that must hold. `block`: payments of the lines named are held while it is false. */
export interface Check {
  id: string; title: string; code?: string; grain: GrainId; each: DimensionId[]; expr: Expr;
  severity: 'block' | 'report'; lines?: string[];
}
