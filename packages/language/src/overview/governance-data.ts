/** Who decides about whose money, as plain data. */
import type { Named, SourcePlace, Words } from './basics.ts';

/** A body that decides. */
export interface OverviewBody extends Named {
  readonly of?: string;
  /** Ids of holders. */
  readonly members: readonly string[];
  readonly quorum?: string;
  /** What it decides about: ids of payables and subcontracts with who is paid. */
  readonly decides: readonly { readonly about?: string; readonly payee: string; readonly as: string; readonly at: SourcePlace }[];
}

/** What ties a person or party to another. */
export interface OverviewTie {
  readonly kind: 'interest' | 'paid by' | 'owns';
  readonly from: string;
  readonly to: string;
  /** A reason, or how much is owned. */
  readonly detail?: string;
  readonly managed: readonly Words[];
  readonly at: SourcePlace;
}

/** A person who sits on a body that decides about money for a party that the person is tied to. */
export interface OverviewConflict {
  readonly person: string;
  readonly tie: string;
  readonly tiedTo: string;
  readonly payee: string;
  readonly body: string;
  readonly about?: string;
  /** Parties on the way from the tie down to the payee. */
  readonly chain: readonly string[];
  /** How the interest is managed; empty: nothing is said. */
  readonly managed: readonly Words[];
  readonly at: SourcePlace;
}
