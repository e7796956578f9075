import type { Range } from 'vscode-languageserver';

/** Requests by which an editor moves single facts of a contract and sees what is paid then. All texts in the answers are words for people. */
export const whatIfRequests = {
  /** Parameters `WhatIfAboutRequest`; answers `WhatIfAbout`, or null where there is no such file. */
  about: 'remit/whatIf/about',
  /** Parameters `WhatIfFactsRequest`; answers `WhatIfFacts`, or null where nobody wants it any more. */
  facts: 'remit/whatIf/facts',
  /** Parameters `WhatIfRequest`; answers `WhatIfAnswer`, or null where nobody wants it any more. */
  evaluate: 'remit/whatIf/evaluate',
  /** Parameters `WhatIfSaveRequest`; answers `WhatIfSaved`. */
  save: 'remit/whatIf/save',
} as const;

/** Which file is meant: that of a contract, or of scenarios. */
export interface WhatIfAboutRequest { uri: string }

/** What there is to begin from, as a file has it. Lines count from 0. */
export interface WhatIfAbout {
  /** The contracts of the file; where it has none, those that its scenarios are for. Lines only of its own. */
  contracts: { name: string; title?: string; uri: string; line?: number; endLine?: number }[];
  /** The scenarios of the file and those of others that are for contracts of it. */
  scenarios: { title: string; contract: string; uri: string; id: string; line: number; endLine: number }[];
}

/** From which facts values are moved: those of a scenario, of files, or none. */
export type WhatIfStart = { scenario: { uri: string; id: string } } | { files: string[] } | { nothing: true };

/** A value that is other than at the start, as it was typed; null where it is not known. */
export interface WhatIfMove { id: string; text: string | null }

/** What is asked about. */
export interface WhatIfPlace {
  /** The file with the contract. */
  uri: string;
  contract: string;
  start: WhatIfStart;
  moves: WhatIfMove[];
  /** Members whom the start does not name: they belong to their group from the beginning. None, if not given. */
  members?: WhatIfMember[];
}

/** A member of a group, by its key. */
export interface WhatIfMember { group: string; key: string }

export interface WhatIfFactsRequest extends WhatIfPlace {
  /** The contract year whose facts are listed; one with facts at the start if not given. */
  year?: string;
}
export type WhatIfRequest = WhatIfPlace;
export interface WhatIfSaveRequest extends WhatIfPlace { title: string }

/** What stops the working out, with the places that say more. */
export interface WhatIfObstacle { sentence: string; places: { message: string; uri: string; range: Range }[] }

/** A moved value that the contract has no place for any more. */
export interface GoneMove { id: string; words: string }

/** The facts of a year. */
export interface WhatIfFacts {
  title: string;
  years: { id: string; title: string; isHistory: boolean }[];
  /** The year whose facts are listed, besides those that are given once. */
  year?: string;
  groups: WhatIfGroup[];
  /** The groups that members can be added to, and which words to ask with. */
  memberships: WhatIfMembership[];
  /** Whether there are more facts than are listed. */
  hasMore: boolean;
  gone: GoneMove[];
  /** What is taken for granted about the values of files; absent where nothing is. */
  assumed?: string;
  obstacle?: WhatIfObstacle;
}

/** A group of the contract: what it is called, what one of it is called, and all whom the facts name, those added among them. */
export interface WhatIfMembership { group: string; title: string; member: string; keys: string[] }

/** A fact, with its values. */
export interface WhatIfGroup { fact: string; title: string; /** What it is, and between which bounds. */ about: string; rows: WhatIfRow[] }

/** A value that can be moved. */
export interface WhatIfRow {
  id: string;
  /** Its period and for whom it is. */
  label: string;
  control: 'number' | 'choice' | 'date';
  /** Of a choice: what is sent, and what is shown. */
  choices?: { text: string; label: string }[];
  /** Around the box of a number: "£", "%", "per 1,000". */
  prefix?: string;
  suffix?: string;
  /** What stands in the box at the start; absent where it is not known. */
  start?: string;
  /** The same in full: "65%, 1,300 out of 2,000". */
  startWords: string;
  slider?: WhatIfSlider;
  marks: WhatIfMark[];
  mayNotApply?: true;
}

/** Where a slider stands: decimal texts in the unit of the box. It has `count` steps; the last is at `to`. */
export interface WhatIfSlider { from: string; to: string; step: string; count: number }

/** A value that means something: a baseline, a target, or where the payment changes course. */
export interface WhatIfMark { at: string; words: string; kind: 'level' | 'cliff' }

/** What moves come to. */
export interface WhatIfAnswer {
  wrong: { id: string; message: string }[];
  gone: GoneMove[];
  obstacle?: WhatIfObstacle;
  /** Absent where something is wrong. */
  outcome?: WhatIfOutcome;
}

/** All that is paid and held. */
export interface WhatIfOutcome {
  total: string;
  /** What the total is of: "Total paid for 2010/11 and 2011/12 by the board, less what comes back". */
  title: string;
  /** What of the term is not in it, and why, in sentences. */
  leftOut: string[];
  /** How it differs from the start. What is held now, or was held then, is neither more nor less: it is told by itself. */
  difference: string;
  /** By due date: the first of all, and the first of those that are other than at the start. */
  payments: WhatIfPayment[];
  /** How many payments are not among them: of all that there are, and of those that are other. */
  unlisted: { all: number; changed: number };
  /** Sums over the whole contract, by what is paid. */
  sums: WhatIfSum[];
  held: WhatIfHeld[];
  /** How long the working out took. */
  milliseconds: number;
}

/** How a row stands to the start; `held` where all that is other waits now, `freed` where it waited at the start. */
export type WhatIfState = 'same' | 'more' | 'less' | 'new' | 'gone' | 'held' | 'freed';

/** A payment on its due date. */
export interface WhatIfPayment {
  due: string;
  dueInWords: string;
  from: string;
  to: string;
  /** "nothing", or "held" where it was paid at the start and waits now for what is not known. */
  amount: string;
  state: WhatIfState;
  /** What it is at the start, where that is other: "held" where it waited then. */
  before?: string;
  /** "£1,000.00 less", "none", or "not known" where it waits. */
  difference?: string;
  /** What waits of it, where only a part does: "£1,000.00 held now". */
  held?: string;
  parts: { title: string; amount: string }[];
  isInvoice?: true;
}

/** What one payment of the contract comes to; its amount is "nothing" or "held" as that of a single day. */
export interface WhatIfSum { title: string; parties: string; amount: string; state: WhatIfState; before?: string; difference?: string; held?: string }

/** Payments that are held, or no longer. */
export interface WhatIfHeld { title: string; periods: string; why: string[]; state: 'same' | 'new' | 'gone' }

/** Where a scenario is put, or why it cannot be written. */
export type WhatIfSaved =
  | { uri: string; /** Of the text that it goes into; null where it is not open. */ version: number | null; range: Range; text: string; /** Where it then begins. */ line: number }
  | { refused: string };
