import type { LedgerCheck } from './check.ts';
import { ledgerHash, newLedger, runHash } from '../../ledger-chain.ts';
import { defineFinding, finding } from '../finding.ts';

const changed = defineFinding({
  code: 'LED-020', title: 'Run changed after it was made',
  message: 'What the run as of {asOf} added to this ledger is not what it was: its hash is {found}, and by its content it would be {actual}.',
  why: 'An amount, a date or a party of an earlier run was changed. The next run would pay or recover the difference.',
  fix: 'Take the ledger as the last run wrote it. Corrections are made by correcting the facts.',
});
const unaccounted = defineFinding({
  code: 'LED-021', title: 'Entries that no run made',
  message: 'The runs of this ledger made {counted} {things}, but it holds {found}.',
  why: 'What no run made may never have been owed, and what is missing would be paid again.',
  fix: 'Take the whole ledger as the last run wrote it.',
});
const broken = defineFinding({
  code: 'LED-022', title: 'Run made on another ledger',
  message: 'The run as of {asOf} was made on the ledger {found}, but what stands before it is {actual}.',
  why: 'A run before it was changed, taken out or put in, so what it counted as paid is not what this ledger says was paid.',
  fix: 'Take the whole ledger as the last run wrote it.',
});

/** Each run follows the ledger it was made on, what it added is unchanged, and together they made all that is there. */
export const chain: LedgerCheck = {
  kinds: [changed, unaccounted, broken],
  run(ledger, _expected, report) {
    const { postings, payments, runs } = ledger;
    const made = { postings: runs.reduce((sum, run) => sum + run.postings, 0), payments: runs.reduce((sum, run) => sum + run.payments, 0) };
    for (const things of ['postings', 'payments'] as const) {
      const found = ledger[things].length;
      if (made[things] !== found) return report(finding(unaccounted, `/${things}`, { counted: made[things], things, found }));
    }
    let prior = ledgerHash(newLedger(ledger));
    let from = { postings: 0, payments: 0 };
    for (const [index, run] of runs.entries()) {
      const { asOf } = run;
      if (run.prior !== prior) return report(finding(broken, `/runs/${index}/prior`, { asOf, found: run.prior, actual: prior }));
      const to = { postings: from.postings + run.postings, payments: from.payments + run.payments };
      const actual = runHash(ledger, prior, { of: run, postings: postings.slice(from.postings, to.postings), payments: payments.slice(from.payments, to.payments) });
      if (run.hash !== actual) return report(finding(changed, `/runs/${index}/hash`, { asOf, found: run.hash, actual }));
      [prior, from] = [actual, to];
    }
  },
};
