import type { Hold, Ledger, Posting } from '@remit/program';
import type { RunState } from '../evaluate/run-state.ts';
import type { Finding } from '../finding.ts';
import type { Entitled } from '../lines/settled.ts';
import type { Settlement } from './payments.ts';
import { settle } from './payments.ts';
import { post } from './postings.ts';
import { postTax } from './tax.ts';

/** What a run adds to a ledger, what stays owed back, and what it leaves alone because the facts no longer name the member. */
export interface PostedAll extends Settlement { readonly postings: Posting[]; readonly unknown: Hold[] }

/** Posts what is owed on the day of a run, with its tax, and turns what is open into payments. */
export function postAll(run: RunState, all: readonly Entitled[], prior: Ledger, findings: Finding[]): PostedAll {
  const { postings: owed, unknown } = post(run, all, prior, findings);
  const postings = [...owed, ...postTax(run, prior, owed)];
  return { postings, unknown, ...settle(run, prior, postings) };
}
