/** What the language tells of a rule profile. The profiles are injected with the library; the language knows none by itself. */
export interface KnownProfile {
  /** What a contract writes behind `profile`. */
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly jurisdiction: string;
  /** ISO 3166: the country whose law it is; absent: of none. */
  readonly country?: string;
  /** First and last day of its rules, as YYYY-MM-DD; absent: from or for ever. */
  readonly inForce: { readonly from?: string; readonly to?: string };
  readonly sources: readonly { readonly title: string; readonly url?: string; readonly evidence: 'R' | 'M' }[];
  /** The figures that rules look at. */
  readonly thresholds?: readonly KnownThreshold[];
  /** How severely findings of a rule are taken, by code; what is not named is taken as the rule says. */
  readonly rules?: Readonly<Record<string, KnownRuleSeverity>>;
}

/** The value of a threshold. Amounts, shares and counts are decimal text, so that they stay exact; a percentage is a fraction of 1. */
export type KnownThresholdValue =
  | { readonly kind: 'duration'; readonly count: string; readonly unit: 'days' | 'months' | 'years' }
  | { readonly kind: 'money'; readonly amount: string; readonly currency: string }
  | { readonly kind: 'percentage' | 'number'; readonly value: string }
  | { readonly kind: 'yes-no'; readonly value: boolean };

/** A figure that a rule looks at. Several may have one id: for other times, or for other contracts. */
export interface KnownThreshold {
  readonly id: string;
  readonly title: string;
  readonly value: KnownThresholdValue;
  readonly standing: 'law' | 'guidance' | 'default';
  /** Which contracts, in words; absent: all under the profile. */
  readonly appliesTo?: string;
  /** First and last day, as YYYY-MM-DD; absent: from or for ever. */
  readonly from?: string;
  readonly to?: string;
}

/** How severely a profile takes the findings of a rule. */
export type KnownRuleSeverity = 'off' | 'hint' | 'info' | 'warning' | 'error';
