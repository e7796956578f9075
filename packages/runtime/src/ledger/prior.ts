import type { IsoDate, Ledger } from '@remit/program';
import { newLedger } from '@remit/program';
import { dayInWords } from '@remit/program/in-words';
import { validateLedgerShape } from '@remit/program/validate';
import { aheadOfRun } from '../catalogue/ledger.ts';
import type { Finding } from '../finding.ts';
import { asError, refuse } from '../finding.ts';
import type { Model } from '../prepare/model.ts';

/** The ledger before anything was posted. */
export function emptyLedger(model: Model): Ledger {
  return newLedger({ contract: model.program.id, currency: model.program.currency.code });
}

/** Checks a prior ledger: it must be of this contract, unbroken and not ahead of the run. */
export function checkLedger(model: Model, ledger: Ledger, asOf: IsoDate): Finding[] {
  const { id, currency } = model.program;
  const findings = validateLedgerShape(ledger, { contract: id, currency }).map(asError);
  if (findings.length > 0) return findings;
  const latest = [...ledger.postings, ...ledger.payments].reduce((date, each) => (each.asOf > date ? each.asOf : date), '');
  return latest > asOf ? [refuse(aheadOfRun, undefined, { latest: dayInWords(latest), asOf: dayInWords(asOf) })] : [];
}
