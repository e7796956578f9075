/** What decided that a payment came out as it did: `cause` is for programs, the sentences for people. */
export interface Cause {
  cause: 'missing' | 'undecided' | 'too-few' | 'check' | 'held-with' | 'fund' | 'limit' | 'cap' | 'floor' | 'gate' | 'scale' | 'band' | 'not-applicable' | 'held-part' | 'deadline' | 'zero' | 'not-open' | 'cannot-be-told' | 'unknown-member';
  /** What is so, without a full stop. */
  text: string;
  /** What would have to be different, without a full stop; absent where nothing can be. */
  change?: string;
}

/** How a payment stands. */
export type Standing = 'paid' | 'less' | 'nothing' | 'held' | 'not-open';
