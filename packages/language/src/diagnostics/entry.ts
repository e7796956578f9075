/** How bad a finding is. An error would pay wrongly or does not compile; a warning is risky; a hint is style. */
export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** One kind of finding: its code, what it says, why it matters and what to do. Pages and `explain` are made from it. */
export interface DiagnosticEntry<Params = never> {
  /** Stable code, e.g. `REF-001`. Never re-used. */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong, in a few words, without details of a place. */
  readonly title: string;
  /** The message at a place: what is wrong, why it matters where that is not plain, what to do. */
  readonly message: (params: Params) => string;
  /** Why it matters. */
  readonly why: string;
  /** What to do. */
  readonly remedy: string;
  /** The smallest text that has this finding, and one that does not. */
  readonly bad: string;
  readonly good: string;
}

/** Any entry, when its parameters do not matter. */
export type AnyDiagnosticEntry = DiagnosticEntry<never>;

/** Declares an entry; only ties the parameters of the message to their type. */
export function defineDiagnostic<Params = void>(entry: DiagnosticEntry<Params>): DiagnosticEntry<Params> {
  return entry;
}

/** A correction an editor can make without asking. Offsets count UTF-16 units from the start of the file. */
export interface Correction {
  readonly title: string;
  readonly edits: readonly { readonly offset: number; readonly end: number; readonly text: string }[];
}

/** What travels in `Diagnostic.data`. */
export interface DiagnosticExtras {
  readonly code: string;
  readonly corrections?: readonly Correction[];
  /** No setting lowers it. */
  readonly isRefusal?: boolean;
  /** The contract accepts it. */
  readonly accepted?: AcceptedExtras;
}

/** Why, by whom and when a finding is accepted, as the contract writes it. */
export interface AcceptedExtras {
  readonly reason: string;
  readonly by?: string;
  readonly on?: string;
}
