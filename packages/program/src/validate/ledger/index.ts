import type { LedgerCheck } from './check.ts';
import { amounts } from './amounts.ts';
import { belongs } from './belongs.ts';
import { chain } from './chain.ts';
import { keys } from './keys.ts';
import { settlement } from './settlement.ts';
import { tax } from './tax.ts';

/** The checks of a ledger, and last whether all is as the runs left it: that says least of what is wrong. */
export const ledgerChecks: readonly LedgerCheck[] = [belongs, keys, amounts, settlement, tax, chain];
