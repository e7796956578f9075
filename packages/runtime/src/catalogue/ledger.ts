import { defineFinding } from '@remit/program/validate/finding';

export const aheadOfRun = defineFinding({
  code: 'LED-101', title: 'Ledger ahead of the run',
  message: 'The ledger already holds a run as of {latest}, and this run is as of {asOf}.',
  why: 'With what was known earlier, the run would take back what the later run paid.',
  fix: 'Run as of {latest} or later, or give the ledger as it stood on {asOf}.',
});
export const takenBack = defineFinding({
  code: 'LED-102', title: 'Posting that has lost its ground',
  message: "The ledger has postings for {where}, and by these facts and this contract there is no such payment any more, so they are taken back.",
  why: 'If facts were left out by mistake, a payment that is owed would be recovered.',
  fix: 'If the payment should stand, give the missing facts and run again before anything is instructed.',
});

/** The kinds above. */
export const ledgerKinds = [aheadOfRun, takenBack];
