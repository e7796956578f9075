/** What the language tells of a rule profile. The profiles are injected with the library; the language knows none by itself. */
export interface KnownProfile {
  /** What a contract writes behind `profile`. */
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly jurisdiction: string;
  /** First and last day of its rules, as YYYY-MM-DD; absent: from or for ever. */
  readonly inForce: { readonly from?: string; readonly to?: string };
  readonly sources: readonly { readonly title: string; readonly url?: string; readonly evidence: 'R' | 'M' }[];
}
