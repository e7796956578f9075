import { BaseCase, baseOfScenario, prepare, type Finding } from '@remit/runtime';
import { closestName } from '@remit/runtime/suggest';
import type { SimulateOptions } from '../commands/simulate.ts';
import type { Context } from '../context.ts';
import { fromRun, type RunInputs } from '../payments/from-run.ts';
import { loadFacts } from '../payments/load-facts.ts';
import { loadProgram, type LoadedProgram } from '../payments/load-program.ts';
import { Refused } from '../report/refused.ts';
import { inOrder, type ReportedFinding } from '../report/reported-finding.ts';
import { UsageError } from '../usage-error.ts';

/** A contract with the facts of its base case. */
export interface LoadedBase {
  loaded: LoadedProgram;
  base: BaseCase;
  /** What the base case is, for people: files of facts, or a scenario by its title. */
  from: string;
  /** Findings that do not stand in the way. */
  findings: ReportedFinding[];
  /** A finding about a case as the command shows it. */
  reported(finding: Finding): ReportedFinding;
}

/**
 * Loads a contract, and the facts of files or of a scenario as its base case.
 *
 * @throws UsageError where it is not clear what is meant
 * @throws Refused where the contract or the facts cannot be used
 */
export async function loadBase(name: string, { facts: files, scenario: title, contract, asOf }: SimulateOptions, context: Context): Promise<LoadedBase> {
  if ((files === undefined) === (title === undefined)) throw new UsageError(files ? 'Two base cases were given.' : 'There is no base case.', 'Give either --facts FILE or --scenario "TITLE".');
  const { cwd } = context.io;
  if (files) {
    const loaded = await loadProgram(name, contract, context);
    const read = loadFacts(files, loaded.program, context);
    const inputs: RunInputs = { loaded, facts: read };
    return { loaded, base: new BaseCase(prepare(loaded.program), read.facts, asOf), from: files.join(', '), findings: [...loaded.findings, ...read.findings], reported: (finding) => toReported(finding, inputs, cwd) };
  }
  if (/\.json$/i.test(name)) throw new UsageError(`"${name}" is a program, and scenarios stand in the text of a contract.`, 'Name the contract (NAME.remit), or give --facts FILE.');
  const { compileOne } = await import('../payments/compile-one.ts');
  const loaded = await compileOne(name, contract, context, { withScenarios: true });
  const titles = (loaded.scenarios ?? []).map((one) => one.title);
  const scenario = loaded.scenarios?.find((one) => one.title === title);
  if (!scenario) {
    const close = closestName(title!, titles);
    throw new UsageError(`There is no scenario "${title}" for ${loaded.program.name}.${close === undefined ? '' : ` Did you mean "${close}"?`}`, titles.length === 0 ? `"${name}" holds no scenarios for it. If they stand in another file, name that file.` : `There is ${titles.map((one) => `"${one}"`).join(', ')}.`);
  }
  const inputs: RunInputs = { loaded, facts: { texts: new Map(), originOf: () => undefined } };
  const base = baseOfScenario(prepare(loaded.program), scenario, asOf);
  if (!(base instanceof BaseCase)) throw new Refused(inOrder(base.map((one) => toReported(one, inputs, cwd))), loaded.sourceOf);
  return { loaded, base, from: `the scenario "${title}"`, findings: loaded.findings, reported: (finding) => toReported(finding, inputs, cwd) };
}

/** What was refused because of a value that is varied has no place in a file. */
function toReported(finding: Finding, inputs: RunInputs, cwd: string): ReportedFinding {
  const { code, severity, message, at, why, fix } = finding;
  if (at === undefined || !at.includes('=')) return fromRun(finding, inputs, cwd);
  return { code, severity, message: `${message} It is varied by --vary "${at}".`, help: [why, fix].filter((line) => line !== undefined) };
}
