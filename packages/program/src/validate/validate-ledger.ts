import type { Ledger } from '../ledger.ts';
import type { Finding } from './finding.ts';
import type { ExpectedLedger } from './ledger/check.ts';
import { LEDGER_FORMAT } from '../ledger.ts';
import { ledgerSchema } from '../schema/ledger-schema.ts';
import { chain } from './ledger/chain.ts';
import { ledgerChecks } from './ledger/index.ts';
import { shapeFindings, shapeKinds } from './shape/findings.ts';

export const ledgerShapeKinds = shapeKinds('LED');

/** What is wrong with a ledger that should belong to a contract: of another contract or currency, edited, incomplete, or not adding up. */
export function validateLedgerShape(value: unknown, expected: ExpectedLedger): Finding[] {
  const findings = shapeFindings(value, ledgerSchema, LEDGER_FORMAT, ledgerShapeKinds);
  if (findings.length > 0) return findings;
  for (const check of ledgerChecks) {
    if (check === chain && findings.length > 0) break;
    check.run(value as Ledger, expected, each => findings.push(each));
  }
  return findings;
}
