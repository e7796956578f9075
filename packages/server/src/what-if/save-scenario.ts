import { readBack } from '@remit/compiler/scenario-text/late-members';
import { CannotWrite, scenarioText } from '@remit/compiler/scenario-text/scenario-text';
import { canonicalJson } from '@remit/program/canonical';
import type { ScenarioMoney } from '@remit/runtime';
import { moneyOf } from '@remit/runtime/simulation/what-if/index';
import { formatDocument } from '@remit/language/format/format-document';
import { URI, type LangiumDocument } from 'langium';
import type { ServerSharedServices } from '../create-services.ts';
import { scenariosOf } from '../scenarios/scenario-list.ts';
import { ofFindings, type ReadyContract } from './ready-contract.ts';
import { readMoves } from './moves.ts';
import type { WhatIfSaved, WhatIfSaveRequest } from './protocol.ts';

/**
 * Writes moved facts and what they come to as a scenario, laid out as the formatter does: below the scenario that it began from, else at the end of
 * the file with the contract.
 *
 * @param document the file with the contract
 */
export function savedScenario({ title, start, contract, moves: asked }: WhatIfSaveRequest, ready: ReadyContract, document: LangiumDocument, services: ServerSharedServices): WhatIfSaved {
  const { moves, wrong } = readMoves(ready, asked);
  if (wrong[0]) return { refused: `One of the values cannot be read: ${wrong[0].message}` };
  const { facts, money } = ready.whatIf.with(moves);
  if ('findings' in money) return { refused: ofFindings(money.findings).sentence };
  const into = 'scenario' in start ? services.workspace.LangiumDocuments.getDocument(URI.parse(start.scenario.uri)) ?? document : document;
  const { loaded: { program, map, payables } } = ready;
  const { facts: told, late } = readBack(program, facts);
  if (told !== facts && !isSame(moneyOf(ready.whatIf.model, told), money)) return { refused: lateInWords(late) };
  let text: string;
  try {
    text = laidOut(scenarioText({ title, contract, program, map, payables, facts, expected: money }), services);
  } catch (fault) {
    if (fault instanceof CannotWrite) return { refused: fault.message };
    throw fault;
  }
  const { textDocument } = into;
  const whole = textDocument.getText();
  const began = 'scenario' in start ? scenariosOf(into).find(({ id }) => id === start.scenario.id) : undefined;
  const offset = began ? textDocument.offsetAt(began.range.end) : whole.trimEnd().length;
  const end = began ? offset : whole.length;
  const lineEnd = whole.includes('\r\n') ? '\r\n' : '\n';
  const position = textDocument.positionAt(offset);
  return {
    uri: into.uri.toString(), version: services.workspace.TextDocuments.get(into.uri)?.version ?? null, range: { start: position, end: textDocument.positionAt(end) },
    text: `\n\n${text.trim()}${began ? '' : '\n'}`.replaceAll('\n', lineEnd), line: position.line + 2,
  };
}

/** Whether the same is paid and held. */
function isSame(some: ScenarioMoney, others: ScenarioMoney): boolean {
  return canonicalJson(some) === canonicalJson(others);
}

function lateInWords([first, ...others]: readonly string[]): string {
  const who = others.length === 0 ? `“${first}”` : `“${first}” and ${others.length} more`;
  return `The facts do not list ${who} from the beginning. A scenario takes all whom it names to be there from the beginning, and would pay other sums. Begin from facts that list the members too.`;
}

/** The text in the printed form of the language. */
function laidOut(text: string, services: ServerSharedServices): string {
  const document = services.workspace.LangiumDocumentFactory.fromString(text, URI.parse('remit-what-if:/scenario.remit'));
  const printed = formatDocument(document);
  if (printed === undefined) throw new CannotWrite('The facts hold a name that the text of a scenario cannot hold.');
  return printed;
}
