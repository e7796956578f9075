import type { Ledger, Program, Result } from '@remit/program';
import { RESULT_FORMAT } from '@remit/program';
import { ledgerHash } from '@remit/program/ledger-chain';
import { validateLedgerShape } from '@remit/program/validate';
import type { Context } from '../context.ts';
import { readNamedJson } from '../files/read-text.ts';
import { dateInWords } from '@remit/story/dates';
import { counted } from '@remit/story/money';
import { Refused } from '../report/refused.ts';
import { UsageError } from '../usage-error.ts';
import type { LoadedLedger } from './load-ledger.ts';

/**
 * Refuses a ledger that is not the one expected: `given` is its hash, or the
 * file of the result of the run that left it.
 *
 * @throws UsageError where `given` is neither
 * @throws Refused where the ledger is another
 */
export function refuseOtherLedger({ ledger, file }: LoadedLedger, given: string, program: Program, context: Context): void {
  const isHash = /^sha256:[0-9a-f]{64}$/i.test(given);
  const expected = isHash ? given.toLowerCase() : leftBy(given, program, context);
  const found = ledgerHash(ledger);
  if (found === expected) return;
  const message = `"${file}" is not the ledger that ${isHash ? 'was expected' : `"${given}" left`}: its hash is ${found}, not ${expected}.${since(ledger, expected)}`;
  const help = ['What it says was paid is not what was paid when that hash was taken.', 'Take the ledger as that run left it, or find out by whom and why it was changed before anything is paid from it.'];
  throw new Refused([{ code: 'LED-098', severity: 'error', message, file, help }]);
}

/** Runs that were added to the ledger expected, if that is the difference. */
function since({ runs }: Ledger, expected: string): string {
  const place = runs.findIndex(({ prior }) => prior === expected);
  if (place < 0) return '';
  const added = runs.length - place;
  return ` It is that ledger with ${counted(added, 'run', 'runs')} added since, ${added === 1 ? '' : 'the last '}as of ${dateInWords(runs.at(-1)!.asOf)}.`;
}

/** The hash of the ledger that a result holds. */
function leftBy(name: string, program: Program, { io }: Context): string {
  const read = readNamedJson(name, 'LED', io.cwd);
  if (read.finding) throw new Refused([read.finding]);
  const result = read.value as Partial<Result> | null;
  if (result?.format !== RESULT_FORMAT) throw new UsageError(`"${name}" is neither the hash of a ledger nor the result of a run.`, 'Write it as sha256: and 64 digits, as a run prints it, or name the file that an earlier run wrote with --out.');
  const findings = validateLedgerShape(result.ledger, { contract: program.id, currency: program.currency });
  if (findings.length > 0) throw new Refused(findings.map(({ code, message, why, fix }) => ({ code, severity: 'error', message, file: read.file, help: [why, fix] })));
  return ledgerHash(result.ledger!);
}
