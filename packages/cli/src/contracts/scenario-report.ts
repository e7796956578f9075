import type { ScenarioOutcome } from '@remit/runtime';
import { junitDocument, type JunitCase, type JunitSuite } from '../report/formats/junit-document.ts';
import type { ReportedFinding } from '../report/reported-finding.ts';

/** Turns a place of a program, "address:line", into one of a path. */
type ShownPlace = (at: string | undefined) => string | undefined;

/** Scenarios as a test report: a suite for each contract, a case for each scenario, and an error for each finding that kept a contract from being tested. */
export function junitScenarios(outcomes: readonly { contract: string; outcome: ScenarioOutcome }[], errors: readonly ReportedFinding[], placeOf: ShownPlace, pathOf: (file: string) => string): string {
  const byContract = new Map<string, JunitCase[]>();
  for (const { contract, outcome } of outcomes) byContract.set(contract, [...(byContract.get(contract) ?? []), caseOf(contract, outcome, placeOf)]);
  const suites: JunitSuite[] = [...byContract].map(([name, cases]) => ({ name, cases }));
  if (errors.length > 0) suites.push({ name: 'not tested', cases: errors.map((one) => errorOf(one, pathOf)) });
  return junitDocument('remit test', suites);
}

function caseOf(contract: string, { scenario, passed, expectations, findings }: ScenarioOutcome, placeOf: ShownPlace): JunitCase {
  const place = /^(.*):(\d+)$/.exec(placeOf(scenario.at) ?? '');
  const at = place ? { file: place[1]!, line: Number.parseInt(place[2]!, 10) } : {};
  if (passed) return { name: scenario.title, group: contract, ...at };
  const failed = expectations.filter((one) => !one.passed);
  const lines = [
    ...findings.map(({ code, message }) => `${code} ${message}`),
    ...failed.flatMap(({ expectation, got }) => [`${expectation.text}${where(placeOf(expectation.at))}`, `  came out: ${got}`]),
  ];
  const first = failed[0];
  const message = findings[0] ? `${findings[0].code} ${findings[0].message}` : first ? `${first.expectation.text}; came out: ${first.got}` : 'the scenario did not come true';
  return { name: scenario.title, group: contract, ...at, problem: { kind: 'failure', type: findings.length > 0 ? 'refused' : 'expectation', message, text: lines.join('\n') } };
}

function where(place: string | undefined): string {
  return place === undefined ? '' : `  ${place}`;
}

function errorOf({ code, message, file, range, declaration }: ReportedFinding, pathOf: (file: string) => string): JunitCase {
  const path = file === undefined ? undefined : pathOf(file);
  const place = path === undefined ? '' : range ? `${path}:${range.line}:${range.column}\n` : `${path}\n`;
  return {
    name: declaration === undefined ? code : `${code} in ${declaration}`, group: path ?? 'remit',
    ...(path === undefined ? {} : { file: path }), ...(range ? { line: range.line } : {}),
    problem: { kind: 'error', type: 'error', message: `${code}: ${message}`, text: `${place}${message}` },
  };
}
