import { RESULT_FORMAT } from '@remit/program';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { RunOptions } from '../commands/run.ts';
import { shownPath } from '../files/paths.ts';
import { UsageError } from '../usage-error.ts';

/** Where a run writes; absolute paths. */
export interface Outputs {
  result?: string;
  ledger?: string;
}

/**
 * Where to write, looked at before anything is worked out. Inputs are never written over, no ledger is begun anew
 * where there is one, and a result only takes the place of another result.
 *
 * @throws UsageError, also from the function given, where a file would be lost
 */
export function outputsOf(name: string, { out, ledger, ledgerHash, ledgerOut, facts }: RunOptions, cwd: string): (contract: string) => Outputs {
  if (ledgerHash !== undefined && ledger === undefined) throw new UsageError('There is no ledger whose hash could be looked at.', 'Name it with --ledger.');
  const inputs = new Set([name, ...facts].map((input) => path.resolve(cwd, input)));
  const ledgerPath = ledgerOut === undefined ? undefined : path.resolve(cwd, ledgerOut);
  const isFolder = out !== undefined && (/[/\\]$/.test(out) || Boolean(statSync(path.resolve(cwd, out), { throwIfNoEntry: false })?.isDirectory()));
  const outPath = out === undefined || isFolder ? undefined : path.resolve(cwd, out);
  for (const output of [ledgerPath, outPath]) {
    if (output !== undefined && inputs.has(output)) throw new UsageError(`"${shownPath(output, cwd)}" is read by this run, so it cannot be written over.`, 'Name another file.');
  }
  if (outPath !== undefined && (outPath === ledgerPath || (ledger !== undefined && outPath === path.resolve(cwd, ledger)))) {
    throw new UsageError(`"${out}" is the ledger, so the result cannot be written there.`, 'Name another file with --out.');
  }
  if (ledgerPath !== undefined && existsSync(ledgerPath) && (ledger === undefined || path.resolve(cwd, ledger) !== ledgerPath)) {
    throw new UsageError(`"${ledgerOut}" is already there, so no other ledger is written over it.`, 'Read it with --ledger, or name a new file.');
  }
  if (outPath !== undefined) refuseToLose(outPath, cwd);
  return (contract) => {
    const result = out === undefined ? undefined : outPath ?? path.resolve(cwd, out, `${contract}.result.json`);
    if (result !== undefined && outPath === undefined) refuseToLose(result, cwd);
    return { ...(result === undefined ? {} : { result }), ...(ledgerPath === undefined ? {} : { ledger: ledgerPath }) };
  };
}

/** A contract or a ledger that this run does not read could be lost for good. */
function refuseToLose(file: string, cwd: string): void {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile() || isResult(file)) return;
  throw new UsageError(`"${shownPath(file, cwd)}" is already there and is not the result of a run, so no result is written over it.`, 'Name another file with --out, or take that one away first.');
}

function isResult(file: string): boolean {
  try {
    const value = JSON.parse(readFileSync(file, 'utf8')) as { format?: unknown } | null;
    return value?.format === RESULT_FORMAT;
  } catch {
    return false;
  }
}
