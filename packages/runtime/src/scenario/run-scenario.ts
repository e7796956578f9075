import type { CheckResult, Expectation, Program, Scenario, ScenarioSuite } from '@remit/program';
import type { Finding } from '../finding.ts';
import { ProgramFault } from '../fault.ts';
import type { Model } from '../prepare/model.ts';
import { prepare } from '../prepare/prepare.ts';
import { concernedLines } from './concerned-lines.ts';
import { dayAfterAll } from './days.ts';
import { judge } from './expectations.ts';
import { factsOfScenario } from './scenario-facts.ts';
import { ScenarioRefused, ScenarioState } from './state.ts';

/** One scenario as it came out. */
export interface ScenarioOutcome {
  readonly scenario: Scenario;
  /** Every expectation came true, and nothing was refused. */
  readonly passed: boolean;
  readonly expectations: { readonly expectation: Expectation; readonly passed: boolean; readonly got: string }[];
  /** Checks that do not hold when everything is due. They make no scenario fail. */
  readonly broken: readonly CheckResult[];
  /** Why the scenario could not be worked through. */
  readonly findings: readonly Finding[];
}

/** Works through the scenarios of a contract. */
export function runScenarios(program: Program | Model, suite: ScenarioSuite): ScenarioOutcome[] {
  try {
    const model = 'program' in program ? program : prepare(program);
    return suite.scenarios.map(scenario => runScenario(model, scenario));
  } catch (error) {
    if (!(error instanceof ProgramFault)) throw error;
    return suite.scenarios.map(scenario => refused(scenario, error.findings));
  }
}

/**
 * Works through one scenario. Facts that do not say when they were recorded
 * count as known from the start. Entitlements, holds and values are those of a
 * run as of the day after everything is due; payments are those of runs on every
 * day on which something opens, is recorded or falls due, one after another.
 */
export function runScenario(model: Model, scenario: Scenario): ScenarioOutcome {
  const findings: Finding[] = [];
  const facts = factsOfScenario(model, scenario, findings);
  if (findings.length > 0) return refused(scenario, findings);
  const asOf = dayAfterAll(model, facts);
  const state = new ScenarioState(model, facts, concernedLines(model, scenario.expect));
  const wrong = state.check(asOf);
  if (wrong.length > 0) return refused(scenario, wrong);
  try {
    const expectations = scenario.expect.map(expectation => ({ expectation, ...judge(expectation, state, expectation.asOf ?? asOf) }));
    return { scenario, passed: expectations.every(each => each.passed), expectations, broken: state.broken(asOf), findings: [] };
  } catch (error) {
    if (error instanceof ScenarioRefused || error instanceof ProgramFault) return refused(scenario, error.findings);
    throw error;
  }
}

function refused(scenario: Scenario, findings: readonly Finding[]): ScenarioOutcome {
  return { scenario, passed: false, expectations: [], broken: [], findings };
}
