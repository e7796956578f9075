import type { FactsDocument, IsoDate, Ledger, Program, Result } from '@remit/program';
import { ledgerHash, RESULT_FORMAT, withRun } from '@remit/program';
import { isCivilDate } from '@remit/program/civil-date';
import { factsHash } from '@remit/program/hash';
import { entitle } from './entitle.ts';
import type { RunState } from './evaluate/run-state.ts';
import { loadFacts } from './facts/load.ts';
import { ProgramFault } from './fault.ts';
import type { Finding } from './finding.ts';
import { isAcceptable, refuse } from './finding.ts';
import { gathered } from './gather.ts';
import { badRunDate } from './catalogue/facts.ts';
import { Books } from './ledger/books.ts';
import { postAll } from './ledger/post-all.ts';
import { checkLedger, emptyLedger } from './ledger/prior.ts';
import type { AmountSource } from './lines/amounts.ts';
import { REFERENCE_AMOUNTS } from './lines/amounts.ts';
import type { Model } from './prepare/model.ts';
import { prepare } from './prepare/prepare.ts';
import { reportChecks, reportEntitlements, reportHolds, reportUnfunded, reportValues } from './result/report.ts';

/** How to run. There is no clock: every date is given. */
export interface RunOptions {
  /** What is known and what may be posted is as of this day. */
  readonly asOf: IsoDate;
  /** The day on which facts without a date of their own count as recorded. Default: `asOf`. */
  readonly recordedAt?: IsoDate;
  /** What was posted and instructed before. Default: nothing. */
  readonly ledger?: Ledger;
  /** Codes of what a reviewer objects to in the contract, where it is paid from all the same: the run that is added to the ledger keeps them. */
  readonly despite?: readonly string[];
  /** Where entitlements come from. Default: the reference. */
  readonly amounts?: AmountSource;
}

/** The result with what there is to say about its inputs; or, where an input is refused, why. Nothing is half done. */
export type RunOutcome =
  | { readonly ok: true; readonly result: Result; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/**
 * Runs a program on facts: entitlements, holds, postings, payments. Pure: the
 * same inputs give the same result to the byte. A prepared program (`prepare`)
 * spares the work of preparing it again.
 */
export function run(program: Program | Model, facts: FactsDocument, options: RunOptions): RunOutcome {
  try {
    return runPrepared('program' in program ? program : prepare(program), facts, options);
  } catch (error) {
    if (error instanceof ProgramFault) return { ok: false, findings: error.findings };
    throw error;
  }
}

function runPrepared(model: Model, facts: FactsDocument, options: RunOptions): RunOutcome {
  const { asOf, recordedAt = asOf, ledger = emptyLedger(model), amounts = REFERENCE_AMOUNTS, despite = [] } = options;
  const wrongDate = [asOf, recordedAt].find(date => !isCivilDate(date));
  if (wrongDate !== undefined) return { ok: false, findings: [refuse(badRunDate, undefined, { found: wrongDate })] };
  const ledgerFindings = checkLedger(model, ledger, asOf);
  const loaded = loadFacts(model, facts, asOf, recordedAt);
  const findings = [...ledgerFindings, ...loaded.findings];
  if (!isAcceptable(findings)) return { ok: false, findings: gathered(findings) };
  const result = evaluate(loaded.run, amounts, ledger, findings);
  if (!result) return { ok: false, findings: gathered(findings) };
  const { program, postings, payments } = result;
  const of = { asOf, program, facts: factsHash(facts), ...(despite.length > 0 && { despite: [...despite] }) };
  return { ok: true, findings: gathered(findings), result: { ...result, facts: of.facts, prior: ledgerHash(ledger), ledger: withRun(ledger, { of, postings, payments }) } };
}

/** The result, or nothing where an amount cannot be paid. */
function evaluate(state: RunState, amounts: AmountSource, prior: Ledger, findings: Finding[]): Omit<Result, 'facts' | 'prior' | 'ledger'> | undefined {
  const { model, asOf } = state;
  const worked = entitle(state, amounts, findings);
  if (!worked) return undefined;
  const { all, checked } = worked;
  const { postings, unknown, payments, carried } = postAll(state, all, new Books(model, prior), findings);
  return {
    format: RESULT_FORMAT, program: model.hash, contract: model.program.id, currency: model.program.currency.code, asOf, ...(model.program.status === 'design' ? { trial: true as const } : {}),
    entitlements: reportEntitlements(state, all), holds: [...reportHolds(state, all), ...unknown], unfunded: reportUnfunded(state, all),
    values: reportValues(state), checks: reportChecks(state, checked),
    postings, payments, carried,
  };
}
