/**
 * The payment program: everything that can change an amount or a date, and
 * nothing else. See docs/program/semantics.md.
 */
import type { DimensionId, Expr, GrainId, IsoDate, NumberText, PeriodId } from './expression.ts';

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
}

export interface Party { id: string; title?: string; roles: string[]; identifiers?: Record<string, string> }

/** A group of parties (or people) on the same terms. Its members come with the facts. */
export interface Group { id: DimensionId; member: string; title?: string; keyedBy: string; max?: NumberText }

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
  columns: { id: string; type: FactType; codes?: string[]; min?: NumberText; max?: NumberText; mayBeNotApplicable?: true }[];
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

export interface Fund {
  id: string; title?: string;
  /** Exact shares; they come to 1. */
  sources: FundSource[];
  /** The source that takes the remainder of a split; absent: largest remainder. */
  remainderTo?: string;
  limits: { window: 'year' | 'term'; max: Expr }[];
  whenExceeded: { rule: 'hold' } | { rule: 'inOrder' } | { rule: 'scale' } | { rule: 'overflow'; to: string };
  /** What becomes of what the fund cannot pay under `inOrder` and `scale`. */
  unfunded: { rule: 'lapses' } | { rule: 'carried' } | { rule: 'owed'; by: string };
}

export interface FundSource {
  party: string;
  share: NumberText;
  cap?: { window: 'year' | 'term'; max: Expr; overflowTo: string };
}

export type LineKind = 'payment' | 'pool' | 'share' | 'subcontract' | 'advance' | 'offset';

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
  to: Counterparty;
  grain: GrainId;
  each: DimensionId[];
  schedule: Slot[];
  /** A `round` to the currency's scale or coarser. */
  amount: Expr;
  /** The raw parts that `earned` allots the entitlement to. */
  parts?: { id: string; expr: Expr }[];
  /** Limits on the sum of entitlements over a window, consumed in the order of place. */
  limits?: { window: 'period' | 'year' | 'term'; max: Expr; perMember?: true }[];
  /** What happens when the amount falls below zero. Absent: the amount cannot be negative. */
  negative?: 'carry' | { invoiceDays: number };
  /** What happens when an entitlement falls after it was posted. */
  recovery: Recovery;
  /** Held whenever that line is held for the same period and member; released on the date by period. */
  heldWith?: { line: string; keepUntil?: Record<PeriodId, IsoDate> };
  /** Days after the run before a late posting is due. */
  lateDays: number;
}

export interface Recovery {
  how: 'carry' | 'invoice' | 'none';
  /** Days until an invoice is due. */
  days?: number;
  /** Largest share of each later gross payment between the two parties that a recovery may take. */
  atMost?: NumberText;
}

/** When a line-period may be posted, and when it is due. */
export interface Slot { period: PeriodId; opens: IsoDate; due: IsoDate }

/** A statement that must hold. `block`: payments of the lines named are held while it is false. */
export interface Check {
  id: string; title: string; code?: string; grain: GrainId; each: DimensionId[]; expr: Expr;
  severity: 'block' | 'report'; lines?: string[];
}
