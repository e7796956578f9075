/** The ledger: what has been posted and instructed so far. Never edited, only added to. */
import type { IsoDate, NumberText, PeriodId, DimensionId } from './expression.ts';
import type { TaxTreatment } from './program.ts';

export const LEDGER_FORMAT = 'remit-ledger/1.0';

export interface Ledger {
  format: typeof LEDGER_FORMAT;
  /** Id of the contract (not of a version of its program). */
  contract: string;
  currency: string;
  postings: Posting[];
  payments: Payment[];
  /** The runs that added something, oldest first; each names the hash of the ledger before it. */
  runs: LedgerRun[];
}

/** A run that added to the ledger: from what, how much, and the hash that chains it to all before it (see `ledger-chain`). */
export interface LedgerRun {
  asOf: IsoDate;
  /** Hash of the program that was run. */
  program: string;
  /** Hash of the facts it was run on. */
  facts: string;
  /** Codes of what a reviewer objected to in the contract while it was paid from all the same, in order; absent where nobody did. */
  despite?: string[];
  /** Hash of the ledger before this run. */
  prior: string;
  /** How many of the postings and payments it added; they follow those of the runs before it. */
  postings: number;
  payments: number;
  /** Hash of the ledger after this run. */
  hash: string;
}

/** What a posting of tax was worked out by. */
export interface PostingTax {
  treatment: TaxTreatment;
  rate: NumberText;
  /** The day whose rate counts: the due date of the line-period. */
  point: IsoDate;
  /** What the posting makes good is the tax that its payee paid to this one. */
  refunds?: string;
}

/** A change of what one party owes another for one line, period and member. Positive: payer owes payee more. */
export interface Posting {
  /** First 32 hex digits of SHA-256 of the canonical JSON of {contract, line, period, dims, payer, payee, fund, seq, tax}; `dims`, `fund` and `tax` only if there are any. */
  key: string;
  /** Place among the postings of its leg, from 1. */
  seq: number;
  line: string;
  period: PeriodId;
  dims?: Record<DimensionId, string>;
  payer: string;
  payee: string;
  /** Which fund the money comes out of, if any. */
  fund?: string;
  kind: 'accrual' | 'adjustment' | 'recovery' | 'tax';
  /** Of a posting of tax: what it is the tax on. */
  tax?: PostingTax;
  amount: NumberText;
  due: IsoDate;
  asOf: IsoDate;
}

/** An instruction to pay. Always positive. */
export interface Payment {
  /** First 32 hex digits of SHA-256 of the canonical JSON of {contract, payer, payee, seq}. */
  key: string;
  /** Place among the payments from this payer to this payee, from 1. */
  seq: number;
  payer: string;
  payee: string;
  /** What is sent, tax included. */
  amount: NumberText;
  /** Where tax is in it: the sum without the tax, and the tax. They come to `amount`. */
  net?: NumberText;
  tax?: NumberText;
  due: IsoDate;
  asOf: IsoDate;
  /** An invoice runs against the direction of the postings it settles. */
  invoice?: true;
  /** What it settles: positive postings, and recoveries taken off (negative). They come to `amount`; those of an invoice to `amount` with a minus sign. */
  settles: { posting: string; amount: NumberText }[];
}
