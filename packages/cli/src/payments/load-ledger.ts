import type { Ledger, Program } from '@remit/program';
import { validateLedgerShape } from '@remit/program/validate';
import type { Context } from '../context.ts';
import { readNamedJson } from '../files/read-text.ts';
import { fromDocumentFinding } from '../report/from-finding.ts';
import { Refused } from '../report/refused.ts';

/** A ledger as read, with its text, so that a change meanwhile can be noticed. */
export interface LoadedLedger {
  ledger: Ledger;
  /** Its path, for people. */
  file: string;
  absolute: string;
  text: string;
}

/**
 * Reads the ledger of a contract.
 *
 * @throws UsageError where there is no such file: a ledger that is not there is never taken for an empty one
 * @throws Refused where it is damaged or that of another contract
 */
export function loadLedger(name: string, program: Program, { io }: Context): LoadedLedger {
  const read = readNamedJson(name, 'LED', io.cwd);
  if (read.finding) throw new Refused([read.finding]);
  const { file, absolute, text, value } = read;
  const findings = validateLedgerShape(value, { contract: program.id, currency: program.currency });
  if (findings.length > 0) throw new Refused(findings.map((one) => fromDocumentFinding(one, file, text)));
  return { ledger: value as Ledger, file, absolute, text };
}
