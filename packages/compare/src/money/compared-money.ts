/** What two states pay in one scenario: plain data, money as decimal text with all the digits of its currency. */

/**
 * Money before and now; `difference` is how much more it is now, below zero where it is less. What is held in one state alone is not nothing
 * there, only not known: it is in no difference, so that `after` is `before` and the difference, less what waits now and with what waited before.
 */
export interface Amounts {
  before: string;
  after: string;
  difference: string;
  /** What waits in one state and is paid in the other: `after` was paid before and is held now, `before` was held before and is paid now. */
  waits?: { before?: string; after?: string };
}

/** On how many days it is due, and on which first and last. */
export interface DueDays { count: number; first: string; last: string }

/** What one party is paid under one payment for one year. */
export interface PaymentDifference extends Amounts {
  /** The line of the program, and its title. */
  line: string;
  payment: string;
  year: string;
  /** When it is due, where that is other. What is held in one state alone does not count. */
  days?: { before?: DueDays; after?: DueDays };
  /** What each of several who pay it pays, where others pay or they pay other shares of it, be it on some days alone. */
  payers?: PayerDifference[];
  /** In which states something of it is held: what is not paid there is not known yet. */
  held?: { before?: true; after?: true };
}

/** What one party pays of a payment. */
export interface PayerDifference extends Amounts {
  party: string;
  /** Its title. */
  payer: string;
}

/** What one party is paid in total; of its payments, those that are other. */
export interface PayeeDifference extends Amounts {
  party: string;
  /** Its title. */
  payee: string;
  payments: PaymentDifference[];
}

/** How the expectations of a scenario came out. */
export interface Verdicts {
  cameTrue: number;
  failed: { text: string; got: string }[];
  /** Why the scenario could not be worked through. */
  refused: string[];
}

/** One scenario in two states. */
export interface ScenarioComparison {
  title: string;
  contract: string;
  /** `same`: the same payments, on the same days; `refused`: at least one state could not work through it. */
  what: 'same' | 'changed' | 'new' | 'gone' | 'refused';
  /** Whether its own facts are other too, so that not all differences come from the contract. */
  factsChanged: boolean;
  /** The currency of the amounts; two where the contract changed it, and then no amounts are given. */
  currency: { before?: string; after?: string };
  /** Whoever is paid anything, those with the greatest difference first. */
  payees: PayeeDifference[];
  /** Payments that are held only now, and those that are held no longer, with the reason; `both` is how many are held before and now, of which nothing could be compared. */
  holds: { fresh: string[]; gone: string[]; both: number };
  /** How its expectations came out; absent where nothing was worked out, as nothing is other. */
  before?: Verdicts;
  after?: Verdicts;
}

/** One contract in two states. */
export interface ContractComparison {
  name: string;
  formerName?: string;
  path: string;
  /** `unchanged`: the program is the same to the letter; `broken`: in one state or both it cannot be compiled. */
  what: 'unchanged' | 'compared' | 'new' | 'gone' | 'broken';
  /** The whole in one sentence. */
  sentence: string;
  scenarios: ScenarioComparison[];
}
