import type { LedgerCheck } from './check.ts';
import { amounts } from './amounts.ts';
import { belongs } from './belongs.ts';
import { keys } from './keys.ts';
import { settlement } from './settlement.ts';

/** The checks of a ledger. */
export const ledgerChecks: readonly LedgerCheck[] = [belongs, keys, amounts, settlement];
