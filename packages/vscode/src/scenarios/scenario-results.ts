import type { ExpectationRun, ScenarioRun } from '@remit/server/scenarios/protocol';
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

type Converter = BaseLanguageClient['protocol2CodeConverter'];

/** Shows in the Test Explorer how a scenario came out: each expectation that did not come true at its line, expected beside actual. */
export function reportScenario(run: vscode.TestRun, item: vscode.TestItem, ran: ScenarioRun, converter: Converter): void {
  run.appendOutput(outputOf(item.label, ran).map((line) => `${line}\r\n`).join(''), undefined, item);
  if (ran.state === 'passed') run.passed(item, ran.milliseconds);
  else if (ran.state === 'failed') run.failed(item, ran.expectations.filter(({ passed }) => !passed).map((one) => messageOf(one, item, converter)), ran.milliseconds);
  else run.errored(item, obstaclesOf(ran, item, converter));
}

function messageOf({ text, expected, got, range }: ExpectationRun, item: vscode.TestItem, converter: Converter): vscode.TestMessage {
  // Not as two texts to be compared: the editor would put a sign of programmers between them.
  const message = new vscode.TestMessage(`came out ${got}, expected ${expected}\n\n${text}`);
  message.location = new vscode.Location(item.uri!, converter.asRange(range));
  return message;
}

/** What stands in the way, at the scenario; and each finding where it is. */
function obstaclesOf({ obstacle, findings }: ScenarioRun, item: vscode.TestItem, converter: Converter): vscode.TestMessage[] {
  const first = new vscode.TestMessage(obstacle ?? 'The scenario was not run.');
  if (item.range) first.location = new vscode.Location(item.uri!, item.range.start);
  const others = findings.flatMap(({ code, message, uri, range }) => {
    if (uri === undefined || !range) return [];
    const one = new vscode.TestMessage(`${code} ${message}`);
    one.location = new vscode.Location(converter.asUri(uri), converter.asRange(range));
    return [one];
  });
  return [first, ...others];
}

function outputOf(title: string, { state, expectations, obstacle, notHeld, findings }: ScenarioRun): string[] {
  const word = { passed: 'came true', failed: 'failed', blocked: 'not run' }[state];
  return [
    `${word}  ${title}`,
    ...(obstacle === undefined ? [] : [`  ${obstacle}`]),
    ...findings.map(({ code, message }) => `  ${code} ${message}`),
    ...expectations.flatMap(({ text, passed, got }) => (passed ? [] : [`  ${text}`, `    came out: ${got}`])),
    ...notHeld.map((limit) => `  does not hold  ${limit}`),
  ];
}
