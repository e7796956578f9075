/** Validators of the documents: pure functions from a value to what is wrong with it. */
export type { Finding, FindingKind } from './validate/finding.ts';
export type { ExpectedLedger } from './validate/ledger/check.ts';
export { catalogue } from './validate/catalogue.ts';
export { validateProgram } from './validate/validate-program.ts';
export { validateFactsShape } from './validate/validate-facts.ts';
export { validateLedgerShape } from './validate/validate-ledger.ts';
