import { documentHash } from './hash.ts';
import type { Ledger, LedgerRun, Payment, Posting } from './ledger.ts';
import { LEDGER_FORMAT } from './ledger.ts';

/** What a run adds to a ledger, and from what. */
export interface Addition {
  readonly of: Pick<LedgerRun, 'asOf' | 'program' | 'facts' | 'despite'>;
  readonly postings: readonly Posting[];
  readonly payments: readonly Payment[];
}

type Head = Pick<Ledger, 'contract' | 'currency'>;

/** The ledger before anything was posted. */
export function newLedger({ contract, currency }: Head): Ledger {
  return { format: LEDGER_FORMAT, contract, currency, postings: [], payments: [], runs: [] };
}

/**
 * Identity of a ledger: the hash of its last run, or that of the ledger before
 * anything was posted. It stands for the whole content if the chain holds, which
 * the validator checks.
 */
export function ledgerHash(ledger: Ledger): string {
  return ledger.runs.at(-1)?.hash ?? documentHash(newLedger(ledger));
}

/** Hash of a ledger after a run: of what was added, from what, and the hash of the ledger before it. */
export function runHash({ contract, currency }: Head, prior: string, { of: { asOf, program, facts, despite }, postings, payments }: Addition): string {
  return documentHash({ contract, currency, asOf, program, facts, ...(despite && { despite }), prior, postings, payments });
}

/** The ledger with a run added; a run that adds nothing leaves it as it is. */
export function withRun(ledger: Ledger, addition: Addition): Ledger {
  const { of, postings, payments } = addition;
  if (postings.length === 0 && payments.length === 0) return ledger;
  const prior = ledgerHash(ledger);
  const added: LedgerRun = { ...of, prior, postings: postings.length, payments: payments.length, hash: runHash(ledger, prior, addition) };
  return { ...ledger, postings: [...ledger.postings, ...postings], payments: [...ledger.payments, ...payments], runs: [...ledger.runs, added] };
}
