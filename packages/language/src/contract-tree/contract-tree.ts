/** What an editor's list of contracts shows, as plain data: the top of the tree at once, what is below a contract when it is asked for. */
import type { Range } from 'vscode-languageserver-types';

/** A contract of the workspace, or a file with declarations that contracts share. */
export interface TreeRoot {
  kind: 'contract' | 'library';
  /** Address of the file. */
  uri: string;
  /** Name of the contract; of a library, that of its file. Two may have one name. */
  name: string;
  /** What the contract is called in words; of a library, the folder it is in. */
  title?: string;
  /** Where its name stands. */
  range: Range;
  /** Findings in its own text. */
  errors: number;
  warnings: number;
}

/** What is below a contract or a library. */
export interface TreeContent {
  groups: TreeGroup[];
  findings: TreeFinding[];
  /** Findings that the contract accepts, which are shown nowhere in the text. */
  accepted: TreeFinding[];
}

/** The kinds of groups, in the order in which they are shown. */
export const treeGroupKinds = [
  'parties', 'bodies', 'populations', 'outcomes', 'measures', 'facts', 'funds', 'payments', 'subcontracts', 'variations', 'scenarios',
] as const;
export type TreeGroupKind = (typeof treeGroupKinds)[number];

/** Declarations of one kind; a kind without any has no group. */
export interface TreeGroup {
  kind: TreeGroupKind;
  items: TreeItem[];
}

/** A declaration. */
export interface TreeItem {
  name: string;
  title?: string;
  /** What variations make of it: "changed by variation 2 from 1 October 2027". */
  varied?: string;
  /** The field's word for it, such as "commissioner" or "risk share". */
  word: string;
  /** Address of the file that it stands in: a measure may come from a library. */
  uri: string;
  /** Where its name stands. */
  range: Range;
}

/** Something that was found in the contract, its scenarios or what it imports. */
export interface TreeFinding {
  code: string;
  severity: 'error' | 'warning' | 'info' | 'hint';
  message: string;
  uri: string;
  range: Range;
  /** Names of the parties that the declaration around it is about, directly or by its fund, in alphabetical order. */
  parties: string[];
  /** The declarations around it by their names: `NorthshireCare.Quality`. */
  declaration?: string;
  /** Why, by whom and on which day it is accepted, in the words of the contract. */
  accepted?: { reason: string; by?: string; on?: string };
}
