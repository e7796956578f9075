import type { ScenarioOutcome } from '@remit/runtime';

/** The scenarios that did not come true, each with what it expected and what came out instead, or why it was refused. */
export function failedScenarios(outcomes: readonly ScenarioOutcome[]) {
  return outcomes.filter(({ passed }) => !passed).map(({ scenario, expectations, findings }) => ({
    scenario: scenario.title,
    expected: expectations.filter((one) => !one.passed).map((one) => `${one.expectation.text}: got ${one.got}`),
    findings,
  }));
}
