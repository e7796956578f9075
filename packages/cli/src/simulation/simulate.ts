import { formatNumber } from '@remit/program/rational';
import { periodNamed, readMover, readSwing, readVariation, SimulationProblem, workOutTable, workOutTornado, type Target } from '@remit/runtime';
import type { SimulateOptions } from '../commands/simulate.ts';
import type { Context } from '../context.ts';
import { ExitCode } from '../exit-code.ts';
import { jsonText } from '../files/write-files.ts';
import { dateInWords } from '@remit/story/dates';
import { progressBar } from '../render/progress.ts';
import { Refused } from '../report/refused.ts';
import { inOrder } from '../report/reported-finding.ts';
import { sayFindings } from '../report/write-findings.ts';
import { UsageError } from '../usage-error.ts';
import { caseTableText } from './case-table-text.ts';
import { loadBase, type LoadedBase } from './load-base.ts';
import { tableCsv, tableDocument, tornadoCsv, tornadoDocument } from './simulation-data.ts';
import { tornadoText } from './tornado-text.ts';

/**
 * Works out what would be paid over ranges of results, or which results move the money most. Nothing is posted and
 * nothing is written.
 *
 * @throws UsageError where the command does not say what is wanted
 * @throws Refused where the contract or the facts of a case cannot be used
 */
export async function simulate(name: string, options: SimulateOptions, context: Context): Promise<ExitCode> {
  if (options.tornado && options.by === 'party') throw new UsageError('A tornado is about payments, so it has no columns for parties.', 'Leave --by out, or name payments with --for.');
  if (options.swing !== undefined && !options.tornado) throw new UsageError('There is nothing that --swing could move.', 'Add --tornado.');
  if (!options.tornado && !options.vary) throw new UsageError('Nothing is varied.', "Say what with --vary 'FACT in PERIOD = FROM to TO by STEP', or add --tornado.");
  const loaded = await loadBase(name, options, context);
  try {
    return options.tornado ? showTornado(loaded, options, context) : showTable(loaded, options, context);
  } catch (error) {
    if (error instanceof SimulationProblem) throw new UsageError(error.message, error.hint);
    throw error;
  }
}

function showTable(loaded: LoadedBase, options: SimulateOptions, context: Context): ExitCode {
  const { base, loaded: { program } } = loaded;
  const variations = (options.vary ?? []).map((text) => readVariation(base.model, text));
  const progress = progressBar(context.io.stderr, 'Cases');
  const outcome = workOutTable(base, { variations, by: options.by, ...cutOf(loaded, options), onCase: (done, all) => progress.update(done, all) });
  progress.end();
  if (!outcome.ok) throw refusedBy(loaded, outcome.findings);
  const { table } = outcome;
  tell(loaded, outcome.findings, options, context);
  if (options.format === 'json') context.data(jsonText(tableDocument(table, program, base.asOf)));
  else if (options.format === 'csv') context.data(tableCsv(table, program, variations.map(({ target }) => baseText(loaded, target))));
  else context.io.stderr.write(caseTableText(table, base, program, context.style));
  return ExitCode.ok;
}

function showTornado(loaded: LoadedBase, options: SimulateOptions, context: Context): ExitCode {
  const { base, loaded: { program } } = loaded;
  const outcome = workOutTornado(base, {
    ...(options.vary ? { movers: options.vary.map((text) => readMover(base.model, text)) } : {}),
    ...(options.swing === undefined ? {} : { swing: readSwing(options.swing) }), ...cutOf(loaded, options),
  });
  if (!outcome.ok) throw refusedBy(loaded, outcome.findings);
  const { tornado } = outcome;
  tell(loaded, outcome.findings, options, context);
  if (options.format === 'json') context.data(jsonText(tornadoDocument(tornado, program, base.asOf)));
  else if (options.format === 'csv') context.data(tornadoCsv(tornado, program));
  else context.io.stderr.write(tornadoText(tornado, program, context.style));
  return ExitCode.ok;
}

function cutOf({ base }: LoadedBase, options: SimulateOptions) {
  const only = options.for?.split(',').map((one) => one.trim()).filter((one) => one !== '');
  if (only?.length === 0) throw new UsageError('--for names nothing.', 'Name payments or parties with commas between them: --for Quality,Savings.');
  return { ...(only ? { only } : {}), ...(options.period === undefined ? {} : { period: periodNamed(base.model, options.period) }) };
}

function tell({ loaded: { program, file }, base, from, findings, reported }: LoadedBase, found: readonly Parameters<LoadedBase['reported']>[0][], { format, asOf }: SimulateOptions, context: Context): void {
  sayFindings(inOrder([...findings, ...found.map(reported)]), {}, context);
  if (format !== 'text') return;
  context.say(`${context.style.strong(program.title ?? program.name)} (${program.name}, version ${program.version})`);
  context.say(`From ${file}; base case: ${from}; as of ${dateInWords(base.asOf)}${asOf === undefined ? ', after everything is due' : ''}. Nothing is posted or paid.\n`);
}

function refusedBy({ findings, reported, loaded }: LoadedBase, found: readonly Parameters<LoadedBase['reported']>[0][]): Refused {
  return new Refused(inOrder([...findings, ...found.map(reported)]), loaded.sourceOf);
}

function baseText({ base }: LoadedBase, target: Target): string {
  const value = base.observed(target)?.value;
  if (value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  return 'n' in value ? formatNumber(value) : 'NA';
}
