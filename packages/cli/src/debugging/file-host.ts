import type { Scenario } from '@remit/program';
import { closestName } from '@remit/runtime/suggest';
import { CannotStep, type LaunchArguments, type Material, type StepperHost } from '@remit/stepper';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { contextOf, type Context } from '../context.ts';
import { namedFile, shownPath } from '../files/paths.ts';
import { fileProblem } from '../files/write-files.ts';
import type { CliIo } from '../io.ts';
import { loadFacts } from '../payments/load-facts.ts';
import { loadProgram, type LoadedProgram } from '../payments/load-program.ts';
import { Refused } from '../report/refused.ts';
import type { ReportedFinding } from '../report/reported-finding.ts';
import { UsageError } from '../usage-error.ts';

/** More findings than this are counted. */
const MOST_FINDINGS = 5;

/** A host of debug sessions that reads files. Paths start at the folder of the process; in words they start at that of the contract. */
export function fileHost(io: CliIo): StepperHost {
  let sourceOf: LoadedProgram['sourceOf'] | undefined;
  return {
    textOf: (uri) => (uri.startsWith('file:') ? undefined : sourceOf?.(uri)),
    async load(wanted) {
      const absolute = path.resolve(io.cwd, wanted.program);
      const context = contextOf({ ...io, cwd: path.dirname(absolute) });
      try {
        const material = await load(wanted, path.basename(absolute), (file) => path.relative(path.dirname(absolute), path.resolve(io.cwd, file)), context);
        ({ sourceOf } = material.loaded);
        return material;
      } catch (error) {
        throw inWords(error);
      }
    },
  };
}

async function load({ contract, facts, scenario }: LaunchArguments, name: string, relative: (file: string) => string, context: Context): Promise<Material> {
  const { cwd } = context.io;
  checkNamed(name, 'program', cwd);
  const files = (facts ?? []).map(relative);
  for (const file of files) checkNamed(file, 'facts', cwd);
  const pathOf = (uri: string): string => (uri.startsWith('file:') ? shownPath(fileURLToPath(uri), cwd) : uri);
  if (scenario !== undefined) {
    if (/\.json$/i.test(name)) throw new UsageError(`"${name}" is a program, and scenarios stand in the text of a contract.`, 'For "program", give the contract (NAME.remit), or give "facts" instead.');
    const { compileOne } = await import('../payments/compile-one.ts');
    const loaded = await compileOne(name, contract, context, { withScenarios: true });
    return { loaded, from: { scenario: scenarioCalled(scenario, loaded) }, pathOf, notes: warningsAbout(objections(loaded)) };
  }
  const loaded = await loadProgram(name, contract, context);
  const read = loadFacts(files, loaded.program, context);
  return { loaded, from: { facts: read.facts }, pathOf, notes: warningsAbout([...objections(loaded), ...read.findings]) };
}

/** Says of a file that is not there which setting of the launch configuration names it. */
function checkNamed(file: string, setting: string, cwd: string): void {
  try {
    namedFile(file, cwd);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new CannotStep(error.message, error.hint?.startsWith('Did you mean') ? error.hint : `Check "${setting}" in the launch configuration.`);
  }
}

function scenarioCalled(title: string, { scenarios = [], program, file }: LoadedProgram): Scenario {
  const found = scenarios.find((each) => each.title === title);
  if (found) return found;
  const titles = scenarios.map((each) => each.title);
  const close = closestName(title, titles);
  throw new UsageError(`There is no scenario "${title}" for ${program.name}.${close === undefined ? '' : ` Did you mean "${close}"?`}`, titles.length === 0 ? `"${file}" holds no scenarios for it. If they stand in another file, give that file as "program".` : `There is ${titles.map((each) => `"${each}"`).join(', ')}.`);
}

/** What a reviewer objects to; the rest of the findings is shown where contracts are written. */
function objections({ findings }: LoadedProgram): ReportedFinding[] {
  return findings.filter(({ objection }) => objection);
}

/** One line for each. */
function warningsAbout(findings: readonly ReportedFinding[]): string[] {
  return findings.filter(({ severity, objection }) => severity === 'warning' || objection).map(findingInWords);
}

function inWords(error: unknown): unknown {
  if (error instanceof UsageError) return new CannotStep(error.message, error.hint);
  if (error instanceof Refused) {
    const errors = error.findings.filter(({ severity, objection }) => severity === 'error' && !objection);
    const more = errors.length > MOST_FINDINGS ? [`There are ${errors.length - MOST_FINDINGS} more.`] : [];
    return new CannotStep(['The payment cannot be stepped through before this is mended.', ...errors.slice(0, MOST_FINDINGS).map(findingInWords), ...more].join(' '));
  }
  const problem = fileProblem(error);
  return problem === undefined ? error : new CannotStep(`A file or folder cannot be used: ${problem}.`);
}

function findingInWords({ code, message, file, range, help = [] }: ReportedFinding): string {
  const place = [file, range?.line].filter((part) => part !== undefined).join(':');
  return [`${message} (${[code, place].filter(Boolean).join(', ')})`, ...help].join(' ');
}
