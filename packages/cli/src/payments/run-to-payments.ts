import type { FactsDocument, Ledger, Result } from '@remit/program';
import { ledgerHash } from '@remit/program/ledger-chain';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RunOptions } from '../commands/run.ts';
import type { Context } from '../context.ts';
import { ExitCode } from '../exit-code.ts';
import { shownPath } from '../files/paths.ts';
import { jsonText, writeFiles, type FileToWrite } from '../files/write-files.ts';
import { dateInWords } from '@remit/story/dates';
import { Refused } from '../report/refused.ts';
import { inOrder } from '../report/reported-finding.ts';
import { sayFindings } from '../report/write-findings.ts';
import type { ExplainedEntitlement } from '@remit/story/payment/explained';
import { fromRun, type RunInputs } from './from-run.ts';
import { loadLedger, type LoadedLedger } from './load-ledger.ts';
import { loadProgram, type LoadedProgram } from './load-program.ts';
import { outputsOf, type Outputs } from './outputs.ts';
import { paymentsCsv } from './payments-csv.ts';
import { knownBy } from '@remit/story/reported-as';
import { resultText } from './result-text.ts';
import { UsageError } from '../usage-error.ts';

/**
 * Works out payments and writes what was asked for.
 *
 * @throws UsageError, Refused; nothing is written then
 */
export async function runToPayments(name: string, options: RunOptions, context: Context): Promise<ExitCode> {
  const { io, say, data } = context;
  const outputs = outputsOf(name, options, io.cwd);
  const explains = options.explain || options.workings;
  if (options.only && !explains) throw new UsageError('There is nothing that --only could narrow.', 'Add --explain.');
  if (options.despiteObjections && options.ledgerOut === undefined) throw new UsageError('There is no ledger that --despite-objections could be about.', 'Add --ledger-out.');
  const asOf = options.asOf ?? io.today();
  const loaded = await loadProgram(name, options.contract, context);
  const { program } = loaded;
  if (program.status === 'design' && options.ledgerOut !== undefined) {
    throw new Refused([{ code: 'LED-099', severity: 'error', message: `"${program.name}" is a design, so no ledger is written for it: nothing is to be paid on it yet. Run it without --ledger-out, or write 'status signed on …' or 'status live from …' in the contract.`, file: loaded.file }]);
  }
  const objections = objectionsTo(loaded);
  if (options.ledgerOut !== undefined && objections !== undefined && !options.despiteObjections) refuseWithObjections(loaded, objections.join(', '));
  const { generatedAmounts, run } = await import('@remit/runtime');
  const ledger = options.ledger === undefined ? undefined : loadLedger(options.ledger, program, context);
  if (ledger && options.ledgerHash !== undefined) (await import('./expected-ledger.ts')).refuseOtherLedger(ledger, options.ledgerHash, program, context);
  const { loadFacts } = await import('./load-facts.ts');
  const loadedFacts = loadFacts(options.facts, program, context);
  const { facts } = loadedFacts;
  const outcome = run(program, facts, { asOf, amounts: generatedAmounts(), ...(options.recordedAt ? { recordedAt: options.recordedAt } : {}), ...(ledger ? { ledger: ledger.ledger } : {}), ...(options.despiteObjections && objections ? { despite: objections } : {}) });
  const inputs: RunInputs = { loaded, facts: loadedFacts, ...(ledger ? { ledger } : {}) };
  const findings = inOrder([...loaded.findings, ...loadedFacts.findings, ...outcome.findings.map((one) => fromRun(one, inputs, io.cwd))]);
  if (!outcome.ok) throw new Refused(findings);
  const { result } = outcome;
  sayFindings(findings, {}, context);
  if (ledger) tellPaidDespite(ledger.ledger, context);
  if (ledger) refuseIfChanged(ledger, io.cwd);
  const explanation = explains ? await import('./explain-entitlements.ts') : undefined;
  const told = explanation?.toBeExplained(result, loaded, options.only);
  const files = filesOf(result, outputs(program.name));
  writeFiles(files);
  const explained = told && explanation?.explainEntitlements(result, told, loaded, facts, options.recordedAt, context);
  if (options.format === 'csv') data(paymentsCsv(result, program));
  else if (options.format === 'json') data(jsonText(explained ? { format: 'remit-explained-result/1.0', result, explained } : result));
  else {
    sayResult(result, loaded, options, asOf, context);
    if (explained) io.stderr.write(await explanations(explained, result, loaded, knownBy(facts, asOf), options, context));
  }
  for (const { file } of files) say(`${context.style.good('wrote')} ${shownPath(file, io.cwd)}`);
  if (options.ledgerOut !== undefined) say(`hash of the ledger: ${ledgerHash(result.ledger)}`);
  if (options.ledgerOut !== undefined && objections !== undefined) say(`${context.style.warning('despite objections')} the ledger was written although a reviewer objects to the contract (${objections.join(', ')}). The run in the ledger says so.`);
  return ExitCode.ok;
}

/** The codes of what a reviewer objects to in the text that was compiled, each once; undefined where there is nothing. */
function objectionsTo({ findings }: LoadedProgram): readonly string[] | undefined {
  const codes = [...new Set(findings.filter(({ severity, objection }) => severity === 'error' && objection).map(({ code }) => code))].sort();
  return codes.length === 0 ? undefined : codes;
}

/** Says of earlier runs that they were paid from although a reviewer objected, so that whoever goes on from them knows. */
function tellPaidDespite({ runs }: Ledger, { say, style }: Context): void {
  for (const { asOf, despite } of runs) if (despite) say(`${style.warning('despite objections')} the run as of ${dateInWords(asOf)} in this ledger was made although a reviewer objected to the contract (${despite.join(', ')}).`);
}

/** A ledger is what is paid from, and a contract to which a reviewer objects is not to be paid from by oversight. */
function refuseWithObjections({ program, file, findings, sourceOf }: LoadedProgram, codes: string): never {
  const message = `"${program.name}" is ${program.status}, and a reviewer objects to it (${codes}), so no ledger is written: what is paid on it now may be more than it should be, or to the wrong party. Mend what is objected to, accept it in the contract with the reason ('accept ${codes.split(', ')[0]!} on … "why" by …'), or add --despite-objections if it is to be paid as it stands.`;
  throw new Refused([...inOrder(findings), { code: 'LED-100', severity: 'error', message, file }], sourceOf);
}

async function explanations(explained: readonly ExplainedEntitlement[], result: Result, loaded: LoadedProgram, facts: FactsDocument, { workings }: RunOptions, { io, style }: Context): Promise<string> {
  if (explained.length === 0) return `\n${style.strong('How it came about')}\n\nNothing that --only asks for has been worked out: it is held (see above), its time has not come, or nothing is all that at once.\n`;
  const pathOf = (uri: string): string => (uri.startsWith('file:') ? shownPath(fileURLToPath(uri), io.cwd) : uri);
  const told = workings
    ? (await import('./explanation-text.ts')).explanationText(explained, loaded, facts, pathOf, style)
    : (await import('@remit/story/payment/story-text')).storiesText(explained, result, loaded, facts, pathOf, style.strong);
  return `\n${style.strong('How it came about')}\n\n${told}`;
}

function filesOf(result: Result, outputs: Outputs): FileToWrite[] {
  const files: FileToWrite[] = [];
  if (outputs.result !== undefined) files.push({ file: outputs.result, text: jsonText(result) });
  if (outputs.ledger !== undefined) files.push({ file: outputs.ledger, text: jsonText(result.ledger) });
  return files;
}

/** Two runs at the same time must not both pay from one ledger. */
function refuseIfChanged({ absolute, text }: LoadedLedger, cwd: string): void {
  if (existsSync(absolute) && readFileSync(absolute, 'utf8').replace(/^\uFEFF/, '') === text) return;
  const file = shownPath(absolute, cwd);
  throw new Refused([{ code: 'LED-097', severity: 'error', message: `The ledger "${file}" was changed while this run was under way, so what it worked out may have been paid already. Run again.`, file }]);
}

/** A file as it was named; a folder that was named by dots says nothing, so the contract in it is. */
function namedAs(file: string, contract: string): string {
  return /^[./\\]+$/.test(file) ? `the contract ${contract} in "${file}"` : file;
}

function sayResult(result: Result, { program, file, map }: LoadedProgram, options: RunOptions, asOf: string, { io, say, style }: Context): void {
  say(`${style.strong(program.title ?? program.name)} (${program.name}, version ${program.version})`);
  say(`As of ${dateInWords(asOf)}${options.asOf === undefined ? ', today' : ''}, from ${[namedAs(file, program.name), ...options.facts].join(', ')}; ${options.ledger === undefined ? 'no ledger given, so nothing counts as paid before' : `paid before: ${options.ledger}`}.\n`);
  if (result.trial) say(`${style.strong('For trying only')}: this contract is a design, and nothing is to be paid on it.\n`);
  io.stderr.write(resultText(result, program, style, map));
}
