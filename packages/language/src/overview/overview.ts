/**
 * A contract as plain data for pictures and a summary: no nodes, all of it can be written as JSON. Every part says where in the text it stands.
 * Numbers are exact and canonically spelled (a finite decimal, else a reduced fraction); what the text does not tell is absent, never zero.
 */
import type { NumberText } from '@remit/program';
import type { Named, OverviewYear, SourcePlace, Sum, Words, YearlyMoney } from './basics.ts';
import type { NotDrawn, OverviewCurve, OverviewTable } from './curve-data.ts';
import type { OverviewBody, OverviewConflict, OverviewTie } from './governance-data.ts';

export type { CurveLevel, CurvePoint, NotDrawn, OverviewCurve, OverviewTable } from './curve-data.ts';
export type { Named, OverviewYear, SourcePlace, Sum, Words, YearlyMoney, YearMoney } from './basics.ts';
export type { OverviewBody, OverviewConflict, OverviewTie } from './governance-data.ts';

/** A party, a group of parties, or a fund. */
export interface Holder extends Named {
  readonly kind: 'party' | 'group' | 'fund';
  readonly roles: readonly string[];
  /** What the text says of it besides names and addresses: form, reserves, guarantees. */
  readonly says: readonly Words[];
  /** Of a fund: what there is each year. */
  readonly yearly?: YearlyMoney;
  /** Of a fund: its limit clauses. */
  readonly limits?: readonly Words[];
}

/** Money that goes from one to another for one reason. */
export interface OverviewFlow {
  readonly kind: 'funding' | 'payment' | 'share' | 'subcontract' | 'choice' | 'evaluation';
  /** Ids of holders. */
  readonly payer: string;
  readonly payee: string;
  /** Id of what is paid (`payables`, `subcontracts`), or of the fund; absent where it has no name. */
  readonly by?: string;
  /** Null where the text does not tell, or not how it is divided. Of a share: the most that it can come to in this direction. */
  readonly yearly: YearlyMoney;
  /** Of a share: id of the fund out of which the payer's money comes. */
  readonly through?: string;
  /** Of a subcontract: it is what is passed on of what results earn, not the price. */
  readonly isPassedOn?: true;
  /** A sum that is paid once, in no year that the text names. */
  readonly once?: Sum;
  readonly at: SourcePlace;
}

/** What a result that falls short means for one part of a payment. */
export interface Scoring {
  /** Id of the outcome or the name of what is scored. */
  readonly outcome?: string;
  readonly title: string;
  /** `60%` of the payment it is in. */
  readonly weight?: Words;
  /** How the result makes the money. */
  readonly how: Words;
  /** Nothing is paid for it at the baseline: it rises from there. */
  readonly isFromBaseline: boolean;
  /** Id of its curve, if it can be drawn. */
  readonly curve?: string;
}

/** What must be so for money to be paid. */
export interface Condition extends Words {
  /** The side of a share that it is of; absent: it is of all that is paid. */
  readonly side?: 'saving' | 'overspend';
}

/** Something that pays: a payment, pool, withhold, personal budget, share, or patients' choice. */
export interface Payable extends Named {
  readonly kind: 'payment' | 'pool' | 'withhold' | 'budget' | 'share' | 'choice' | 'pilot';
  readonly amount?: Words;
  /** The most that results can earn, where it is paid for results. */
  readonly ceiling?: Words;
  readonly scorings: readonly Scoring[];
  readonly yearly: YearlyMoney;
  /** When it is paid. */
  readonly paid?: Words;
  /** What must be so for it to be paid; of a share, for a saving or an overspend to be. */
  readonly conditions: readonly Condition[];
  /** Ids of the populations whose numbers its amount depends on. */
  readonly people: readonly string[];
  /** How its price changes. */
  readonly uplifts: readonly Words[];
  /** What happens where data are missing or nothing applies, and how too much is got back. */
  readonly otherwise: readonly Words[];
  /** Of a share: what is compared, what is done with a saving, with an overspend, and what else is agreed. */
  readonly terms: readonly Words[];
  /** Ids of the outcomes that change how much is paid, and of those that only open or close it. */
  readonly paidFor: readonly string[];
  readonly gatedBy: readonly string[];
}

/** A level of an outcome. */
export interface OutcomeLevel {
  readonly level: 'baseline' | 'floor' | 'target' | 'stretch';
  readonly words: Words;
}

/** An outcome. */
export interface OverviewOutcome extends Named {
  /** Title of what it is measured by. */
  readonly measure?: Words;
  readonly population?: string;
  readonly better?: 'higher' | 'lower';
  readonly levels: readonly OutcomeLevel[];
  /** Who answers for it, with its share as written. */
  readonly accountable: readonly { readonly party: string; readonly share?: string }[];
  readonly attribution?: Words;
  readonly verified?: Words;
}

/** People for whom the contract is. */
export interface OverviewPopulation extends Named {
  readonly expected?: Words;
  readonly size?: Words;
  /** The fact by which its size is reported, by name, and how many people are expected in each of the contract's `termYears`. */
  readonly fact?: string;
  readonly counts?: readonly (NumberText | null)[];
  readonly says: readonly Words[];
}

/** Work that one party has done by another. */
export interface OverviewSubcontract extends Named {
  readonly head: string;
  readonly subcontractor: string;
  /** 1 for a subcontract of a provider; absent in a circle. */
  readonly tier?: number;
  /** Its price. */
  readonly yearly: YearlyMoney;
  /** The most that it passes on of what results earn; absent where it passes nothing on. */
  readonly passedOn?: YearlyMoney;
  /** Ids of the populations whose numbers its price depends on, and what it passes on. */
  readonly people: readonly string[];
  /** For each of the contract's `years`, whether any day of it lies in the term of the subcontract. */
  readonly during: readonly boolean[];
  readonly term?: Words;
  readonly pays: readonly Words[];
  readonly terms: readonly Words[];
}

/** A day, or the days from `day` to `until`, that the contract names. */
export interface DatedFact {
  readonly kind: 'term' | 'subcontract' | 'cohort' | 'guarantee' | 'variation' | 'decision' | 'evaluation' | 'end' | 'award' | 'consent' | 'other';
  readonly label: string;
  readonly day: string;
  readonly until?: string;
  readonly at: SourcePlace;
}

/** A measure with when it is reported. */
export interface OverviewMeasure extends Named {
  /** Absent: the text does not say when it is available. */
  readonly available?: Words;
  readonly grain?: string;
}

/** A statement of the contract as a whole, by what it is about. */
export interface ContractSays {
  readonly award?: Words;
  readonly status?: Words;
  readonly version?: Words;
  readonly profile?: string;
  readonly term?: { readonly from: string; readonly to: string; readonly at: SourcePlace };
  readonly yearsStart?: Words;
  readonly value?: Words;
  readonly mobilisation?: Words;
  readonly exit?: Words;
  readonly rounding?: Words;
  readonly dueDates?: Words;
  readonly provides: readonly Words[];
}

/** A later change of the contract. */
export interface OverviewVariation extends Named {
  readonly number: string;
  /** YYYY-MM-DD, or as written where there is no such day. */
  readonly effective: string;
  /** For which payments it splits the year or counts from their next period on, what it removes, the reason, and who agreed: in written order. */
  readonly says: readonly Words[];
  /** The titles of what it changes, and of what it brings in. */
  readonly changes: readonly string[];
  readonly adds: readonly string[];
}

/** A version of a varied contract: the text as first agreed, or as a variation leaves it. */
export interface OverviewVersion {
  /** Number and title of the variation that made it, as written; absent of the text as first agreed. */
  readonly number?: string;
  readonly title?: string;
  /** The first day on which it is in force, and the day on which the next takes its place (YYYY-MM-DD); absent of the first and the last. */
  readonly from?: string;
  readonly until?: string;
  readonly at: SourcePlace;
}

/** All that pictures and the summary need. */
export interface Overview extends Named {
  readonly currency?: string;
  readonly says: ContractSays;
  /** The years that the version told reaches into: sums by year are of these. A year in which it is not in force throughout has only those that a run of the program tells. */
  readonly years: readonly OverviewYear[];
  /** All years of the contract. */
  readonly termYears: readonly OverviewYear[];
  readonly holders: readonly Holder[];
  readonly populations: readonly OverviewPopulation[];
  readonly outcomes: readonly OverviewOutcome[];
  readonly measures: readonly OverviewMeasure[];
  readonly payables: readonly Payable[];
  readonly flows: readonly OverviewFlow[];
  readonly subcontracts: readonly OverviewSubcontract[];
  readonly curves: readonly OverviewCurve[];
  readonly tables: readonly OverviewTable[];
  readonly notDrawn: readonly NotDrawn[];
  readonly dates: readonly DatedFact[];
  readonly bodies: readonly OverviewBody[];
  readonly ties: readonly OverviewTie[];
  readonly conflicts: readonly OverviewConflict[];
  readonly variations: readonly OverviewVariation[];
  /** The versions of a varied contract, as first agreed first, and which of them all else tells. */
  readonly versions?: { readonly all: readonly OverviewVersion[]; readonly shown: number };
  /** The clauses of the pilot, in order. */
  readonly pilot: readonly Words[];
  /** The rules that the contract sets itself. */
  readonly rules: readonly Words[];
}
