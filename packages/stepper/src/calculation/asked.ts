import type { FactsDocument, IsoDate, Scenario } from '@remit/program';
import type { ToldProgram } from '@remit/story/told-program';

/** Which payment is to be stepped through. */
export interface AskedPayment {
  /** Its id, the name of its declaration, or its title. */
  readonly payment: string;
  /** "2026/27", "April 2026" or "2026-04"; needless where the payment is made for one period only. */
  readonly period?: string;
  /** Key of the member it is for, or a key for each group and set: "A81001", { Practice: "A81001", Need: "High" }. */
  readonly member?: string | Readonly<Record<string, string>>;
  /** The day to look from; the day after everything is due if it is not given. */
  readonly asOf?: IsoDate;
}

/** A contract with the results from which its payments are worked out. */
export interface Material {
  readonly loaded: ToldProgram;
  /** Facts, or the scenario of the contract that gives them. */
  readonly from: { readonly facts: FactsDocument } | { readonly scenario: Scenario };
  /** A source of the map, for people. */
  pathOf(uri: string): string;
  /** What there is to say about contract and facts that does not stand in the way. */
  readonly notes?: readonly string[];
}
