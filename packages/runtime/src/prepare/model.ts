import type { Body, Check, Expr, Fact, Fund, FundTerms, IsoDate, Judgement, Line, Program, RowTable, Slot, Var } from '@remit/program';
import type { Rational } from '@remit/program/rational';
import type { Evaluate } from '../evaluate/context.ts';
import type { TaxRules } from '../tax.ts';
import type { Dimension, Dimensions } from './dimensions.ts';
import type { Time, TimePeriod } from './time.ts';

/** A program made ready to run: names resolved, expressions turned into functions. Made once, used for many runs. */
export interface Model {
  readonly program: Program;
  /** "sha256:…" of the program. */
  readonly hash: string;
  /** The currency's smallest unit. */
  readonly unit: Rational;
  readonly scale: number;
  readonly time: Time;
  readonly dimensions: Dimensions;
  /** Facts, and the facts under which decisions of judgements arrive. */
  readonly facts: ReadonlyMap<string, PreparedFact>;
  readonly judgements: ReadonlyMap<string, PreparedJudgement>;
  readonly tables: ReadonlyMap<string, PreparedTable>;
  readonly vars: ReadonlyMap<string, PreparedVar>;
  readonly lines: readonly PreparedLine[];
  readonly linesById: ReadonlyMap<string, PreparedLine>;
  readonly funds: ReadonlyMap<string, PreparedFund>;
  /** The tax that is charged; absent: none. */
  readonly tax?: TaxRules;
  readonly checks: readonly PreparedCheck[];
  /** Members of groups that expressions name, by group. */
  readonly picked: ReadonlyMap<string, readonly string[]>;
  /** The dates of every `deadline`, of decisions and of `known`, in ascending order: days on which an amount may cease to be missing. */
  readonly deadlines: readonly string[];
  /** The day after the last on which knowledge grows without a condition, of each `known` that has one: then it first counts. */
  readonly closings: readonly string[];
}

/** An expression with its function and its nesting depth. */
export interface PreparedExpr { readonly expr: Expr; readonly evaluate: Evaluate; readonly height: number }

export interface PreparedFact {
  readonly index: number;
  readonly declared: Fact;
  readonly each: readonly Dimension[];
  readonly min?: PreparedExpr;
  readonly max?: PreparedExpr;
  /** Set where its values are decisions. */
  readonly judgement?: Judgement;
}

export interface PreparedJudgement {
  readonly declared: Judgement;
  /** Where its decisions are kept. */
  readonly fact: PreparedFact;
  /** Last days by period. */
  readonly deadline: ReadonlyMap<string, IsoDate>;
  /** The body that decides, if a body does. */
  readonly body?: Body;
}

export interface PreparedTable { readonly index: number; readonly declared: RowTable; readonly each: readonly Dimension[] }

export interface PreparedVar extends PreparedExpr {
  readonly index: number;
  /** What it is called in messages, and under which its values are remembered. */
  readonly name: string;
  readonly declared: Var;
  readonly each: readonly Dimension[];
}

export interface PreparedLine {
  readonly index: number;
  /** What its amount is called in messages, and under which amounts are remembered. */
  readonly name: string;
  readonly declared: Line;
  readonly each: readonly Dimension[];
  readonly amount: PreparedExpr;
  readonly parts: readonly (PreparedExpr & { readonly id: string })[];
  readonly limits: readonly PreparedLimit[];
  /** Its amount reads the line itself, at other periods or keys. */
  readonly restsOnItself: boolean;
  /** By index of period. */
  readonly slots: ReadonlyMap<number, PreparedSlot>;
}

export interface PreparedLimit extends PreparedExpr { readonly window: 'period' | 'year' | 'term'; readonly perMember: boolean }

export interface PreparedSlot extends Slot { readonly at: TimePeriod; readonly index: number }

export interface PreparedFund {
  readonly index: number;
  readonly declared: Fund;
  readonly limits: readonly (PreparedExpr & { readonly window: 'year' | 'term'; readonly versions?: readonly number[] | undefined; readonly includesTax: boolean })[];
  /** Its own terms, and after them those of other versions. */
  readonly terms: readonly PreparedFundTerms[];
}

/** By what a fund pays for the line-periods of some versions; caps by the place of their source. */
export interface PreparedFundTerms {
  readonly declared: FundTerms;
  readonly shares: readonly Rational[];
  readonly caps: readonly ((PreparedExpr & { readonly window: 'year' | 'term'; readonly overflowTo: string; /** Tells the maximum apart from those of other terms. */ readonly name: string }) | undefined)[];
}

export interface PreparedCheck extends PreparedExpr { readonly declared: Check; readonly each: readonly Dimension[] }
