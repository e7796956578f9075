import type { Ledger } from '../../ledger.ts';
import type { Finding, FindingKind } from '../finding.ts';

/** The contract that a ledger should belong to. */
export interface ExpectedLedger { contract: string; currency: { code: string; scale: number } }

/** One check of a ledger of the right shape. */
export interface LedgerCheck {
  readonly kinds: readonly FindingKind[];
  run(ledger: Ledger, expected: ExpectedLedger, report: (finding: Finding) => void): void;
}
