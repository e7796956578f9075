import type { Program, Scenario } from '@remit/program';
import type { ScenarioOutcome } from '@remit/runtime';
import type { TestOptions } from '../commands/test.ts';
import type { Context } from '../context.ts';
import { ExitCode } from '../exit-code.ts';
import { jsonText } from '../files/write-files.ts';
import { counted } from '@remit/story/money';
import type { Style } from '../render/style.ts';
import { namesOf } from '@remit/story/names';
import { progressBar } from '../render/progress.ts';
import { pathsFrom, pathsFromCheckout, type PathInPipeline } from '../report/pipeline-paths.ts';
import type { ReportedFinding } from '../report/reported-finding.ts';
import { withPaths } from '../report/findings-json.ts';
import { sayFindings } from '../report/write-findings.ts';
import { compileContracts, type CompiledContracts } from './compile-contracts.ts';
import { withFindings } from './expected-findings.ts';
import { junitScenarios } from './scenario-report.ts';

/** A limit that is broken in more places than this shows the first ones. */
const MOST_PLACES = 4;

/** Runs the scenarios of contracts: what they expect beside what came out. */
export async function testScenarios(named: readonly string[], { verbose, format }: TestOptions, context: Context): Promise<ExitCode> {
  const { say, data, style, io } = context;
  const compiled = await compileContracts(named, context);
  const errors = compiled.findings.filter(({ severity, objection }) => severity === 'error' && !objection);
  const { prepare, runScenario } = await import('@remit/runtime');
  const contracts = [...compiled.contracts, ...compiled.imported].map((one) => ({ ...one, scenarios: one.scenarios.scenarios.filter(isAskedFor(compiled)) }));
  const all = contracts.reduce((sum, { scenarios }) => sum + scenarios.length, 0);
  const progress = progressBar(io.stderr, 'Scenarios');
  const outcomes: { contract: string; outcome: ScenarioOutcome }[] = [];
  for (const { name, program, scenarios } of contracts) {
    if (scenarios.length === 0) continue;
    const prepared = prepare(program);
    for (const scenario of scenarios) {
      outcomes.push({ contract: name, outcome: withFindings(runScenario(prepared, scenario), compiled) });
      progress.update(outcomes.length, all);
    }
  }
  progress.end();
  const programs = new Map(contracts.map(({ name, program }) => [name, program]));
  const failed = outcomes.filter(({ outcome }) => !outcome.passed);
  if (format === 'text') sayFindings(errors, compiled, context);
  if (format !== 'text') {
    const pathOf = format === 'junit' ? pathsFromCheckout(io) : pathsFrom(io.cwd, io.cwd);
    const placeOf = (at: string | undefined): string | undefined => shownPlace(at, { pathOf: (uri) => pathOf(compiled.pathOf(uri)) });
    data(format === 'junit' ? junitScenarios(outcomes, errors, placeOf, pathOf) : jsonText(testDocument(outcomes, errors, placeOf, pathOf)));
  } else {
    for (const { contract, outcome } of outcomes) {
      if (!outcome.passed || verbose) say(scenarioText(contract, outcome, compiled, context));
      for (const line of brokenLimits(contract, outcome, programs.get(contract)!, style)) say(line);
    }
    const passed = outcomes.length - failed.length;
    const good = errors.length > 0 ? 'No scenario failed' : style.good('All as expected');
    if (errors.length > 0) say(`Contracts with the ${counted(errors.length, 'error')} above could not be tested.`);
    if (all === 0 && errors.length > 0) return ExitCode.findings;
    if (all === 0) say(`There are no scenarios in ${counted(compiled.roots.length, 'file')}. A scenario says what a contract should pay: scenario "…" for NAME { … expect … }`);
    else say(`${failed.length > 0 ? style.error(counted(failed.length, 'scenario failed', 'scenarios failed')) : good}, ${counted(passed, 'scenario')} came true.`);
  }
  return failed.length + errors.length > 0 ? ExitCode.findings : ExitCode.ok;
}

/** Scenarios in files that are only imported are not run. */
function isAskedFor({ roots }: CompiledContracts): (scenario: Scenario) => boolean {
  const files = new Set(roots.map(({ uri }) => uri.toString()));
  return ({ at }) => at === undefined || files.has(at.replace(/:\d+$/, ''));
}

/** Places name files by their address; people know them by their path. */
function shownPlace(at: string | undefined, { pathOf }: Pick<CompiledContracts, 'pathOf'>): string | undefined {
  const place = at === undefined ? null : /^(.*):(\d+)$/.exec(at);
  return place ? `${pathOf(place[1]!)}:${place[2]}` : undefined;
}

function scenarioText(contract: string, { scenario, passed, expectations, findings }: ScenarioOutcome, compiled: CompiledContracts, { style }: Context): string {
  const faint = (at: string | undefined): string => (at === undefined ? '' : style.faint(`  ${shownPlace(at, compiled) ?? at}`));
  const lines = [`${passed ? style.good('came true') : style.error('failed')}  ${style.strong(scenario.title)} (${contract})${faint(scenario.at)}`];
  for (const { code, message, at } of findings) lines.push(`  ${style.error(code)} ${message}${faint(at)}`);
  for (const { expectation, passed: good, got } of expectations) {
    if (good) continue;
    lines.push(`  ${expectation.text}${faint(expectation.at)}`, `    came out: ${style.strong(got)}`);
  }
  return lines.join('\n');
}

/** Limits of the contract that a scenario breaks: each once, with the periods in which it does. */
function brokenLimits(contract: string, { scenario, broken }: ScenarioOutcome, program: Program, style: Style): string[] {
  const names = namesOf(program);
  const where = new Map<string, string[]>();
  for (const { title, period, dims } of broken) where.set(title, [...where.get(title) ?? [], names.at(period, dims)]);
  return [...where].map(([title, all]) => `${style.warning('does not hold')}  ${title}: ${all.slice(0, MOST_PLACES).join('; ')}${all.length > MOST_PLACES ? ` and ${all.length - MOST_PLACES} more` : ''}, in ${style.strong(scenario.title)} (${contract})`);
}

function testDocument(outcomes: readonly { contract: string; outcome: ScenarioOutcome }[], errors: readonly ReportedFinding[], placeOf: (at: string | undefined) => string | undefined, pathOf: PathInPipeline) {
  const failed = outcomes.filter(({ outcome }) => !outcome.passed).length;
  return {
    format: 'remit-test-report/1.0',
    counts: { passed: outcomes.length - failed, failed },
    findings: errors.map((one) => withPaths(one, pathOf)),
    scenarios: outcomes.map(({ contract, outcome: { scenario, passed, expectations, broken, findings } }) => ({
      contract, title: scenario.title, at: placeOf(scenario.at), passed, findings, broken,
      expectations: expectations.map(({ expectation, passed: good, got }) => ({ text: expectation.text, at: placeOf(expectation.at), passed: good, got })),
    })),
  };
}
