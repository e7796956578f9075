/** A day as YYYY-MM-DD, in the calendar of the contract. */
export type ProfileDate = string;

/** First and last day on which something holds; absent: from or for ever. */
export interface InForce {
  readonly from?: ProfileDate;
  readonly to?: ProfileDate;
}

/** How sure a statement is: R, its source was read; M, from memory, to be checked before anybody relies on it. */
export type Evidence = 'R' | 'M';

/** Whether a figure binds (law), is advised by the authority (guidance), or is a proposal of Remit (default). */
export type Standing = 'law' | 'guidance' | 'default';

/** The value of a threshold. Amounts, shares and counts are decimal text, so that they stay exact; a percentage is a fraction of 1. */
export type ThresholdValue =
  | { readonly kind: 'duration'; readonly count: string; readonly unit: 'days' | 'months' | 'years' }
  | { readonly kind: 'money'; readonly amount: string; readonly currency: string }
  | { readonly kind: 'percentage' | 'number'; readonly value: string }
  | { readonly kind: 'yes-no'; readonly value: boolean };

/** A kind of organisation, and when such organisations exist. */
export interface ProfileBody extends InForce {
  readonly kind: string;
  readonly title: string;
  readonly role: 'commissioner' | 'provider' | 'overseer' | 'support';
  readonly evidence: Evidence;
  /** Ids of sources of the profile. */
  readonly sources: readonly string[];
}

/** A figure that a rule looks at. Several may have one id: for other times, or for other contracts. */
export interface ProfileThreshold extends InForce {
  readonly id: string;
  readonly title: string;
  readonly value: ThresholdValue;
  readonly standing: Standing;
  readonly evidence: Evidence;
  /** Which contracts, in words; absent: all under the profile. */
  readonly appliesTo?: string;
  readonly note?: string;
  /** Ids of sources of the profile. */
  readonly sources: readonly string[];
}

/** Where a statement comes from. */
export interface ProfileSource {
  readonly id: string;
  readonly title: string;
  readonly url?: string;
  readonly evidence: Evidence;
}

/** The law, the guidance and the defaults that a contract stands under. packages/std/profiles/profile.schema.json says the same as a schema. */
export interface RuleProfile {
  /** What a contract writes behind `profile`. */
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly jurisdiction: string;
  /** ISO 3166: whose rates of VAT hold; absent: of no country. */
  readonly country?: 'GB' | 'US';
  /** ISO 4217: the usual currency. */
  readonly currency?: string;
  readonly inForce: InForce;
  readonly bodies: readonly ProfileBody[];
  readonly thresholds: readonly ProfileThreshold[];
  /** How severely findings of a rule are taken, by code; what is not named is taken as the rule says. */
  readonly rules?: Readonly<Record<string, 'off' | 'hint' | 'info' | 'warning' | 'error'>>;
  readonly sources: readonly ProfileSource[];
}
