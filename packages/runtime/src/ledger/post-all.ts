import type { Hold, Posting } from '@remit/program';
import type { RunState } from '../evaluate/run-state.ts';
import type { Finding } from '../finding.ts';
import type { Entitled } from '../lines/settled.ts';
import type { Books } from './books.ts';
import type { Settlement } from './payments.ts';
import { settle } from './payments.ts';
import { post } from './postings.ts';
import { postTax } from './tax.ts';

/** What a run adds to a ledger, what stays owed back, and what it leaves alone because the facts no longer name the member. */
export interface PostedAll extends Settlement { readonly postings: Posting[]; readonly unknown: Hold[] }

/**
 * Posts what is owed on the day of a run, with its tax, and turns what is open into payments. Both are added to the books.
 *
 * @param isAll whether these are all line-periods there are; if not, those left out are as they were at the posting before
 */
export function postAll(run: RunState, all: readonly Entitled[], books: Books, findings: Finding[], isAll = true): PostedAll {
  const { postings: owed, unknown } = post(run, all, books, findings, isAll);
  const postings = [...owed, ...postTax(run, books, owed)];
  books.post(postings);
  const settlement = settle(run, books);
  books.pay(settlement.payments);
  return { postings, unknown, ...settlement };
}
