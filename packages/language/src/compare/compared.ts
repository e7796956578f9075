/** What a comparison of two states of contract files is made from, and what it gives: plain data that can be written as JSON. */
import type { LangiumDocument } from 'langium';

/** A contract file in one of the two states. */
export interface ComparedText {
  readonly document: LangiumDocument;
  /** What the file is called in both states, so that it is found again: a path with "/". Places give it too. */
  readonly path: string;
}

/** Where something stands in one state; lines and columns count from 1, and the end is exclusive. */
export interface ComparedPlace { path: string; line: number; column: number; endLine: number; endColumn: number }

/** What happened to a declaration or to a clause. */
export type ChangeKind = 'added' | 'removed' | 'changed';

/** One thing that is other in a declaration. */
export interface ClauseChange {
  what: ChangeKind;
  /** What is other, in words that follow the name of the declaration: "the target is 66% instead of 70%". */
  sentence: string;
  /** What stood there, in full. */
  before?: { text: string; place?: ComparedPlace };
  /** What stands there now, in full. */
  after?: { text: string; place?: ComparedPlace };
}

/** A declaration that is other than before. */
export interface DeclarationChange {
  /** `changed` also where it is only called otherwise or stands in another file. */
  what: ChangeKind;
  /** How people call it: 'Payment "Core"'. */
  heading: string;
  /** What it is: "payment", "outcome". */
  kind: string;
  /** Its name, title or number as it is now; where it is gone, as it was. */
  name: string;
  /** The declarations that it stands in and its own name: `NorthshireDiabetes.Core`. */
  path: string;
  /** What it was called before, if it is called otherwise now. */
  formerName?: string;
  /** One sentence on the whole: 'Payment "Core" is added.' */
  sentence: string;
  clauses: ClauseChange[];
  before?: ComparedPlace;
  after?: ComparedPlace;
}

/** A name that is other than before; `kind` as in {@link DeclarationChange}. */
export interface Renaming {
  kind: string;
  before: string;
  after: string;
  /** The contract of the first state that it is declared in, that the scenario is for, or that it is; none where contracts share it. */
  within?: ContractInText;
  /** Contracts of the first state in which the name of something shared is one of their own, and stays. */
  except?: ContractInText[];
}

/** A contract as the text has it, whether or not it can be compiled. */
export interface ContractInText { name: string; path: string }

/** The declarations that are other in the second state, in its order; what is gone stands where it was. */
export interface TextComparison {
  changes: DeclarationChange[];
  renamed: Renaming[];
  /** The contracts of each state, and the files that they stand in. */
  contracts: { before: ContractInText[]; after: ContractInText[] };
  /** Files of which not everything could be read, so that changes in them may be missing. */
  unread: { before: string[]; after: string[] };
}
